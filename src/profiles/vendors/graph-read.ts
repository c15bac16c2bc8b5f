import type { StandardProfile } from "../profile.js";
import * as sync from "./parts/graph-sync.js";

const parameters = {
  clientId: "{clientId}",
  objectId: "{objectId}",
  roles: "Application Calendars.Read",
  group: "{groupAddress}",
} as const;

export const graphRead: StandardProfile = {
  ...sync.profile,
  id: "graph-read",
  product: "Graph calendar sync, read-only",
  summary:
    "For a product that reads calendars through Microsoft Graph and changes nothing: today’s way, limited to the calendars of one group.",
  modes: [
    {
      ...sync.mode,
      registration: {
        ...sync.registration,
        name: "Calendar sync (read-only)",
        permissions: [
          {
            resource: "Microsoft Graph",
            kind: "Role",
            value: "Calendars.Read",
            why: "Reads the events of the calendars in scope. It is declared to say what the app is for; the role in Exchange grants it.",
          },
          ...sync.optionalPermissions,
        ],
      },
      steps: [
        ...sync.stepsBefore,
        { ...sync.scopeStep, recipe: { id: "scope-application", parameters } },
        { ...sync.replacePolicyStep, recipe: { id: "replace-access-policy", parameters } },
        ...sync.stepsAfter,
      ],
    },
  ],
};
