import type { StandardProfile } from "../profile.js";
import * as sync from "./parts/graph-sync.js";

const parameters = {
  clientId: "{clientId}",
  objectId: "{objectId}",
  roles: "Application Calendars.ReadWrite",
  group: "{groupAddress}",
} as const;

export const graphReadWrite: StandardProfile = {
  ...sync.profile,
  id: "graph-readwrite",
  product: "Graph calendar sync, read-write",
  summary:
    "For a product that reads calendars through Microsoft Graph and writes to them: today’s way, limited to the calendars of one group.",
  modes: [
    {
      ...sync.mode,
      registration: {
        ...sync.registration,
        name: "Calendar sync (read-write)",
        permissions: [
          {
            resource: "Microsoft Graph",
            kind: "Role",
            value: "Calendars.ReadWrite",
            why: "Reads, makes, changes and deletes events in the calendars in scope. It is declared to say what the app is for; the role in Exchange grants it.",
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
