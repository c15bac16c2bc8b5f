/**
 * A manifest in the current format with so many permissions and redirect URIs, laid out as the portal does.
 * Of every four permissions, so many are ones that nobody knows.
 */
export function createManifest(catalogue, permissions, redirects, unknown = 0) {
  // An application can ask at most 50 resources.
  const largest = catalogue.resources
    .toSorted((a, b) => b.permissions.length - a.permissions.length)
    .slice(0, 50);
  const known = largest.flatMap((resource) =>
    resource.permissions.map(({ id, kind }) => ({ appId: resource.appId, id, type: kind })),
  );
  const byResource = new Map();
  for (let index = 0; index < permissions; index++) {
    const { appId, id, type } = known[(index * 7919) % known.length];
    const own = index % 4 < unknown ? id.replace(/^.{8}/, index.toString(16).padStart(8, "0")) : id;
    byResource.set(appId, [...(byResource.get(appId) ?? []), { id: own, type }]);
  }
  return JSON.stringify(
    {
      id: "11111111-1111-4111-8111-111111111111",
      displayName: "Calendar sync",
      signInAudience: "AzureADMyOrg",
      web: {
        redirectUris: Array.from(
          { length: redirects },
          (_, index) => `https://calendar.example.com/auth/${index}`,
        ),
      },
      passwordCredentials: [
        { displayName: "sync", startDateTime: "2026-01-01T00:00:00Z", endDateTime: "2027-01-01T00:00:00Z" },
      ],
      requiredResourceAccess: [...byResource].map(([resourceAppId, resourceAccess]) => ({
        resourceAppId,
        resourceAccess,
      })),
    },
    undefined,
    2,
  );
}
