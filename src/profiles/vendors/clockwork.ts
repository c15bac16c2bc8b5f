import type { StandardProfile } from "../profile.js";

export const clockwork: StandardProfile = {
  id: "clockwork",
  vendor: "ClockWork",
  product: "ClockWork Office365 Sync",
  summary: "Keeps the calendars of staff in step with their ClockWork appointments.",
  values: {
    delegateMailbox: {
      title: "Delegate email address",
      what: "A user mailbox with a calendar, where the mailboxes of the users are. ClockWork needs its address, not its password.",
      format: "email",
      example: "clockwork@contoso.com",
    },
  },
  modes: [
    {
      id: "app-only-ews",
      title: "Exchange Online with OAuth 2.0",
      kind: "app-only-ews",
      what: "ClockWork signs in as an app and impersonates the users through Exchange Web Services.",
      outdated: {
        since: "2026-10-01",
        why: "Exchange Web Services are blocked by default in Exchange Online since 1 October 2026 and end on 1 April 2027.",
        instead: "graph-readwrite",
      },
      registration: {
        by: "administrator",
        name: "ClockWork Office365Sync",
        permissions: [
          {
            resource: "Office 365 Exchange Online",
            kind: "Role",
            value: "full_access_as_app",
            why: "Reads and writes the calendars of the users through Exchange Web Services.",
          },
        ],
        audience: "AzureADMyOrg",
        redirects: [
          { platform: "publicClient", uri: "https://login.microsoftonline.com/common/oauth2/nativeclient" },
        ],
        secret: { name: "ClockWork Office365Sync Secret", months: 24 },
      },
      steps: [],
      delays: [],
      handover: [],
      verify: [{ check: "registration" }],
    },
  ],
  doubts: [],
  leftOut: [],
  sources: [{ title: "Hosted ClockWork Office365 Sync – OAuth 2.0", read: "2026-11-21" }],
};
