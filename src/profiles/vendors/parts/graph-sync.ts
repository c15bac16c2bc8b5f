import {
  anyVendor,
  type Mode,
  type PermissionRequest,
  type Profile,
  type Registration,
  type Step,
} from "../../profile.js";
import { roleAssignmentDelay, sources } from "./microsoft.js";

/** What our own two profiles have in common. */

/** Not every product needs these. */
export const optionalPermissions: readonly PermissionRequest[] = [
  {
    resource: "Microsoft Graph",
    kind: "Role",
    value: "MailboxSettings.Read",
    why: "Reads the time zone and the working hours of a mailbox. Its role in Exchange, Application MailboxSettings.Read, can be scoped like the one for calendars.",
    optional: true,
  },
  {
    resource: "Microsoft Graph",
    kind: "Role",
    value: "User.ReadBasic.All",
    why: "Finds users by name and address in the directory. It is no mailbox permission: no scope narrows it, and it needs consent in Entra.",
    optional: true,
  },
  {
    resource: "Microsoft Graph",
    kind: "Role",
    value: "Place.Read.All",
    why: "Lists rooms and workspaces with their addresses. It is no mailbox permission: no scope narrows it, and it needs consent in Entra.",
    optional: true,
  },
];

export const profile = {
  vendor: anyVendor,
  values: {
    groupAddress: {
      title: "Address of the group",
      what: "The group of the people and rooms whose calendars the app may reach. Only its direct members count.",
      format: "email",
      example: "calendarsync@contoso.com",
    },
  },
  doubts: [
    {
      kind: "open",
      guide: "A product may refuse to start without a consent that it can see.",
      today:
        "It may look for the role in its token, where RBAC for Applications puts none. Then ask the vendor for support of RBAC for Applications. Until it is there, only a tenant-wide consent, limited by a legacy application access policy, works.",
      page: sources.applicationRbac.page,
    },
  ],
  leftOut: [
    {
      what: "Calendars.ReadBasic.All, which leaves out texts and attachments",
      why: "Exchange has no application role for it, so it cannot be scoped and would open every mailbox.",
    },
    {
      what: "Calendars.Read.All and Calendars.ReadWrite.All",
      why: "They are about work hours and locations, not about events, whatever their names promise.",
    },
  ],
  sources: [
    sources.applicationRbac,
    sources.graphPermissions,
    sources.credentials,
    sources.consent,
    sources.revokeConsent,
  ],
} as const satisfies Partial<Profile>;

export const mode = {
  id: "app-only",
  title: "Exchange Online through Microsoft Graph, scoped to a group",
  kind: "app-only-graph",
  what: "The product signs in as an app, without anybody signed in, and reaches the calendars of one group through Microsoft Graph.",
  delays: [roleAssignmentDelay],
  handover: [
    { field: "Application (client) ID", value: "{clientId}" },
    { field: "Directory (tenant) ID", value: "{tenantId}" },
    { field: "Client secret", value: "{secret}", note: "The value of the secret, not its ID." },
    {
      field: "Token endpoint",
      value: "https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token",
      note: "Where the product asks for it. Sovereign clouds have other hosts, here and below.",
    },
    {
      field: "Scope",
      value: "https://graph.microsoft.com/.default",
      note: "Where the product asks for it.",
    },
  ],
  verify: [
    { check: "registration" },
    { check: "audience" },
    { check: "declared-permissions" },
    {
      check: "granted-permissions",
      note: "The calendar permission is declared and not granted in Entra. That is as it should be.",
    },
    { check: "consent", note: "Only for User.ReadBasic.All and Place.Read.All, where they are wanted." },
    { check: "service-principal" },
    { check: "credential" },
    { check: "app-sign-in" },
    {
      check: "token-roles",
      note: "The token carries no calendar role. One that does means that a tenant-wide grant is left.",
    },
    { check: "group", note: "Direct members only." },
    { check: "scope", note: "One calendar in the group opens, one outside of it does not." },
    { check: "tenant-wide-grant" },
    { check: "calendar-readable" },
    { check: "ordinary-user" },
    { check: "propagation" },
  ],
} as const satisfies Partial<Mode>;

export const registration = {
  by: "administrator",
  audience: "AzureADMyOrg",
  redirects: [],
  publicClient: false,
  secret: {
    name: "Calendar sync secret",
    months: 12,
    note: "A certificate is better, where the product can use one: its private key never travels. Microsoft recommends secrets of less than 12 months.",
  },
} as const satisfies Partial<Registration>;

export const stepsBefore: readonly Step[] = [
  {
    title: "Grant no consent to the calendar permission",
    what: "The role assignment below is the grant, and it needs no consent in Entra. A consent there opens every mailbox of the organisation, and the app may do the sum of both: as long as it stands, the scope narrows nothing. In the manifest the permission only says what the app is for, and “Not granted” beside it is as it should be. The button “Grant admin consent” takes everything that is declared, so nobody should press it out of habit.",
  },
  {
    title: "Create the group",
    what: "Put everybody whose calendar is to be reached into it directly, rooms included. Members of nested groups are out of scope.",
    recipe: {
      id: "create-security-group",
      parameters: {
        name: "Calendar sync",
        address: "{groupAddress}",
        description: "The calendars that the calendar sync may reach.",
      },
    },
  },
];

/** The role differs. */
export const scopeStep: Step = {
  title: "Scope the app with RBAC for Applications",
  what: "The script makes the app known to Exchange by its two IDs and gives it the role over the group. For MailboxSettings.Read add Application MailboxSettings.Read to the roles, separated by a comma.",
};

export const replacePolicyStep: Step = {
  title: "Replace an application access policy",
  what: "For an app that an application access policy limits so far: the script takes the policy’s group over. Members whom the policy reached through nested groups are lost, so add them directly first.",
  optional: true,
};

export const stepsAfter: readonly Step[] = [
  {
    title: "Revoke a consent that exists",
    what: "If the app was granted the calendar permission before, revoke this grant once the role assignment works, and remove an application access policy last. Until then nothing breaks, and the scope does not hold yet.",
    optional: true,
  },
  {
    title: "Consent to the directory permissions",
    what: "Only if User.ReadBasic.All or Place.Read.All is wanted. Grant these alone, or press “Grant admin consent” and revoke the calendar permission and MailboxSettings.Read right away. It takes a Global Administrator or a Privileged Role Administrator.",
    optional: true,
  },
  {
    title: "Enter the values in the product",
    what: "Products name these fields in ways of their own. The tenant-wide alternative, a consent instead of the role assignment, suits a product that really serves every mailbox.",
  },
];
