import { registration, roles, scopes, type Registration } from "./registration.js";
import { staffIndex } from "./staff.js";

const graph = "Microsoft Graph";
const exchange = "Office 365 Exchange Online";
const azureAd = "Azure AD Graph";

const ada = staffIndex("ada.lindqvist");
const ruben = staffIndex("ruben.mulder");
const priya = staffIndex("priya.raman");

/** Moves from EWS to Graph, is limited to a group by an access policy, and its secret is about to end. */
const clockwork = registration("ClockWork Office365Sync", {
  createdDaysAgo: 721,
  owners: [ruben],
  asks: [...roles(exchange, "full_access_as_app"), ...roles(graph, "Calendars.ReadWrite")],
  grants: [...roles(exchange, "full_access_as_app"), ...roles(graph, "Calendars.ReadWrite")],
  secrets: [
    { name: "ClockWork Office365Sync Secret", startedDaysAgo: 721, endsInDays: 9 },
    { name: "Test", startedDaysAgo: 715, endsInDays: -535 },
  ],
  publicClient: ["https://login.microsoftonline.com/common/oauth2/nativeclient"],
});

/** As it should be: one permission, granted, and a secret with time left. */
const calendarConnector = registration("Exchange calendar synchronization", {
  createdDaysAgo: 92,
  owners: [ada, ruben],
  asks: roles(graph, "Calendars.Read"),
  grants: roles(graph, "Calendars.Read"),
  secrets: [{ name: "Exchange calendar synchronization secret", startedDaysAgo: 92, endsInDays: 273 }],
  notes: "Telephone system. Reads who is busy.",
});

const interviewPermissions = roles(
  graph,
  "Calendars.ReadWrite",
  "User.Read.All",
  "Organization.Read.All",
  "Place.Read.All",
  "Mail.ReadWrite",
  "MailboxSettings.ReadWrite",
  "Directory.ReadWrite.All",
);

/** Too much: mail, mailbox settings and the whole directory, and something left over that nobody asks for any more. */
const clearcompany = registration("ClearCompany Bulk Calendar Connect", {
  createdDaysAgo: 510,
  owners: [staffIndex("harriet.blythe")],
  asks: interviewPermissions,
  grants: [...interviewPermissions, ...roles(graph, "Contacts.ReadWrite")],
  secrets: [{ name: "Bulk connect", startedDaysAgo: 510, endsInDays: 220 }],
});

/** Consent is missing for half of what it asks for, and one resource is retired. */
const sense = registration("Sense Calendar Sync", {
  audience: "AzureADMultipleOrgs",
  createdDaysAgo: 38,
  owners: [priya],
  asks: [
    ...scopes(exchange, "EAS.AccessAsUser.All", "EWS.AccessAsUser.All"),
    ...scopes(
      graph,
      "profile",
      "offline_access",
      "Calendars.ReadWrite.Shared",
      "Calendars.Read.Shared",
      "User.Read",
      "openid",
    ),
    ...scopes(azureAd, "User.Read"),
  ],
  grants: scopes(graph, "profile", "offline_access", "Calendars.Read.Shared", "openid", "User.ReadBasic.All"),
  secrets: [{ name: "Sense", startedDaysAgo: 38, endsInDays: 692 }],
  web: ["https://quillhaven.sensehq.com/settings/calendar-sync/auth-result"],
});

/** Knows nothing but Exchange Web Services. */
const innovaphone = registration("innovaphone Calendar", {
  createdDaysAgo: 1180,
  owners: [staffIndex("kevin.tran")],
  asks: [...roles(exchange, "full_access_as_app"), ...scopes(graph, "EWS.AccessAsUser.All")],
  grants: [...roles(exchange, "full_access_as_app"), ...scopes(graph, "EWS.AccessAsUser.All")],
  secrets: [{ name: "innovaphone", startedDaysAgo: 450, endsInDays: 280 }],
  web: ["https://pbx.quillhaven.example/quillhaven.example/calendar/oauth2"],
});

const administration = roles(
  graph,
  "Application.Read.All",
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "AuditLog.Read.All",
  "Calendars.Read",
  "DelegatedPermissionGrant.ReadWrite.All",
  "Directory.Read.All",
  "Group.Read.All",
  "GroupMember.Read.All",
  "MailboxSettings.Read",
  "Organization.Read.All",
  "Place.Read.All",
  "User.Read.All",
);

/** Signs in as itself and administrates. */
export const administratorTool = registration("Quillhaven Tenant Administration", {
  createdDaysAgo: 205,
  owners: [ada],
  asks: [...administration, ...roles(exchange, "Exchange.ManageAsApp", "full_access_as_app")],
  grants: [...administration, ...roles(exchange, "Exchange.ManageAsApp", "full_access_as_app")],
  secrets: [{ name: "Automation", startedDaysAgo: 205, endsInDays: 160 }],
});

/** People sign in with it. What changes the tenant is asked for, but not granted before it is needed. */
export const publicClient = registration("Quillhaven Calendar Administration", {
  createdDaysAgo: 198,
  owners: [ada],
  asks: [
    ...scopes(
      graph,
      "openid",
      "profile",
      "offline_access",
      "User.Read",
      "User.Read.All",
      "Application.Read.All",
      "Application.ReadWrite.All",
      "AppRoleAssignment.ReadWrite.All",
      "Calendars.Read",
      "Calendars.Read.Shared",
      "DelegatedPermissionGrant.ReadWrite.All",
      "Directory.Read.All",
      "GroupMember.Read.All",
      "MailboxSettings.Read",
      "Organization.Read.All",
    ),
    ...scopes(exchange, "EWS.AccessAsUser.All"),
  ],
  grants: [
    ...scopes(
      graph,
      "openid",
      "profile",
      "offline_access",
      "User.Read",
      "User.Read.All",
      "Application.Read.All",
      "Calendars.Read",
      "Calendars.Read.Shared",
      "Directory.Read.All",
      "GroupMember.Read.All",
      "MailboxSettings.Read",
      "Organization.Read.All",
    ),
    ...scopes(exchange, "EWS.AccessAsUser.All"),
  ],
  publicClient: ["http://localhost", "https://vscode.dev/redirect"],
  isPublic: true,
});

/** One for each guide, and those of the administrators. */
export const registrations: readonly Registration[] = [
  clockwork,
  calendarConnector,
  clearcompany,
  sense,
  innovaphone,
  administratorTool,
  publicClient,
];
