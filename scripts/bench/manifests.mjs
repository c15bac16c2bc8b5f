/** A manifest in the current format with so many permissions and redirect URIs, laid out as the portal does. */
export function createManifest(catalogue, permissions, redirects) {
  // An application can ask at most 50 resources.
  const largest = catalogue.resources
    .toSorted((a, b) => b.permissions.length - a.permissions.length)
    .slice(0, 50);
  const known = largest.flatMap((resource) =>
    resource.permissions.map(({ id, kind }) => ({ appId: resource.appId, id, type: kind })),
  );
  const byResource = new Map();
  for (let index = 0; index < permissions; index++) {
    // Beyond what the catalogue holds, permissions that nobody knows.
    const { appId, id, type } = known[(index * 7919) % known.length];
    const own = index < known.length ? id : id.replace(/^.{8}/, index.toString(16).padStart(8, "0"));
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
