import type { AnyPermissionRequest } from "../../src/profiles/profile.js";
import { needing } from "./testing.js";

/** A request for a permission of Microsoft Graph. */
export function asking(
  kind: AnyPermissionRequest["kind"],
  value: string,
  more: Partial<AnyPermissionRequest> = {},
): AnyPermissionRequest {
  return { resource: "Microsoft Graph", kind, value, why: "Reads calendars.", ...more };
}

const exchange = { resource: "Office 365 Exchange Online" };

/** What an app with full access to every mailbox needs. */
export const clockworkNeeds = needing({
  permissions: [asking("Role", "full_access_as_app", exchange)],
  redirects: [
    { platform: "publicClient", uri: "https://login.microsoftonline.com/common/oauth2/nativeclient" },
  ],
  secret: { months: 24 },
});

/** What an app of many organisations needs that asks its users for permissions of three resources. */
export const senseNeeds = needing(
  {
    permissions: [
      asking("Scope", "Calendars.Read"),
      asking("Scope", "Calendars.ReadWrite"),
      asking("Scope", "Calendars.ReadWrite.Shared"),
      asking("Scope", "offline_access", { optional: true }),
      asking("Scope", "User.Read"),
      asking("Scope", "EWS.AccessAsUser.All", exchange),
      asking("Scope", "Calendars.ReadWrite", exchange),
      asking("Scope", "User.Read", { resource: "Azure AD Graph", outdated: "Azure AD Graph is retired." }),
    ],
    audience: "AzureADMultipleOrgs",
    redirects: [{ platform: "web", uri: "https://{customer}.example.com/oauth" }],
    publicClient: false,
  },
  { customer: "contoso" },
);
