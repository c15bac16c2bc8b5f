/** A small profile as somebody might write it, without what may be left out. */
export const ownProfile = {
  id: "room-panels",
  vendor: "Example",
  product: "Room panels",
  summary: "Shows beside the door what a room is booked for.",
  values: {
    serviceAccount: {
      title: "Service account",
      what: "The user as whom the panels sign in.",
      format: "email",
      example: "panels@contoso.com",
    },
  },
  modes: [
    {
      id: "app-only",
      title: "Microsoft Graph, as an app",
      kind: "app-only-graph",
      what: "The panels read the calendars of the rooms.",
      registration: {
        by: "administrator",
        permissions: [
          { resource: "Microsoft Graph", kind: "Role", value: "Calendars.Read", why: "Reads the events." },
        ],
        audience: "AzureADMyOrg",
        redirects: [{ platform: "web", uri: "https://panels.example.com/auth" }],
      },
      steps: [
        {
          title: "Group",
          what: "Make a group.",
          recipe: { id: "create-security-group", parameters: { name: "Rooms" } },
        },
      ],
      handover: [
        { field: "Client ID", value: "{clientId}" },
        { field: "Secret", value: "{secret}" },
      ],
      verify: [{ check: "declared-permissions" }],
    },
  ],
  sources: [{ title: "The manual", read: "2026-11-21" }],
};

/** The profile as text, with a piece of it replaced that stands in it once or more. */
export function written(piece = "", replacement = ""): string {
  const text = JSON.stringify(ownProfile, undefined, 2);
  if (!text.includes(piece)) {
    throw new Error(`There is no ${piece} in the profile.`);
  }
  return text.replace(piece, () => replacement);
}
