import type { StandardMode } from "../../profile.js";
import { roleAssignmentDelay, shortSecret } from "../parts/microsoft.js";
import { oauth, onlineUrl, settings } from "./parts.js";

export const appOnlyGraph: StandardMode = {
  id: "app-only-graph",
  title: "Exchange Online with OAuth 2.0",
  kind: "app-only-graph",
  what: "The connector signs in as an app that may read every calendar through Microsoft Graph. No monitor user is needed for that.",
  registration: {
    by: "administrator",
    name: "Exchange calendar synchronization",
    permissions: [
      {
        resource: "Microsoft Graph",
        kind: "Role",
        value: "Calendars.Read",
        why: "Reads the events of all calendars, to show who is busy. It opens every calendar of the organisation until it is scoped.",
      },
    ],
    audience: "AzureADMyOrg",
    redirects: [],
    secret: {
      name: "Exchange calendar synchronization secret",
      months: 24,
      guideMonths: 36,
      note: shortSecret,
    },
  },
  steps: [
    {
      title: "Make the secret and keep it safe",
      what: "On the page Certificates & secrets, make a client secret and copy its value at once: the page shows it only now. It is entered together with the IDs of the application and the directory.",
      section: oauth,
    },
    {
      title: "Grant admin consent",
      what: "On the page API permissions, choose “Grant admin consent”, follow the window that opens, and wait until the status turns green. It takes a Global Administrator or a Privileged Role Administrator. Leave this out if you scope the app with RBAC for Applications below.",
      section: oauth,
    },
    {
      title: "Create a group of the calendars to read",
      what: "The guide opens every calendar. A group of the people whose calendars the connector shows is the first half of less.",
      optional: true,
      recipe: {
        id: "create-security-group",
        parameters: {
          name: "Calendar connector",
          address: "{groupAddress}",
          description: "The people whose calendars the calendar connector reads.",
        },
      },
    },
    {
      title: "Scope the app with RBAC for Applications",
      what: "The role Application Calendars.Read over the group takes the place of the consent. Where consent was granted, revoke it afterwards, because an app may do the sum of both. Only direct members of the group count.",
      optional: true,
      recipe: {
        id: "scope-application",
        parameters: {
          clientId: "{clientId}",
          objectId: "{objectId}",
          roles: "Application Calendars.Read",
          group: "{groupAddress}",
        },
      },
    },
    {
      title: "Enter the values in the connector",
      what: "Open the settings of the calendar connector and type what the hand-over sheet says.",
      section: oauth,
    },
  ],
  delays: [roleAssignmentDelay],
  handover: [
    { section: settings, field: "Application (client) ID", value: "{clientId}" },
    { section: settings, field: "Directory (tenant) ID", value: "{tenantId}" },
    {
      section: settings,
      field: "secret",
      value: "{secret}",
      note: "The value of the secret, not its ID. The guide does not show how the page labels the fields.",
    },
    {
      section: settings,
      field: "server URL",
      value: onlineUrl,
      note: "This is the address of Exchange Web Services, which Calendars.Read of Microsoft Graph does not open. Ask the vendor which of the two the connector uses.",
    },
    {
      section: settings,
      field: "Autodiscover",
      value: "not ticked",
      note: "With the server URL it is not needed.",
    },
  ],
  verify: [
    { check: "registration" },
    { check: "audience" },
    { check: "declared-permissions" },
    { check: "granted-permissions" },
    {
      check: "consent",
      note: "Green in the portal. Not where the app is scoped with RBAC for Applications: then there must be none.",
    },
    { check: "service-principal" },
    { check: "credential" },
    { check: "app-sign-in" },
    {
      check: "token-roles",
      note: "The token has Calendars.Read where consent was granted, and no role where RBAC for Applications scopes the app.",
    },
    { check: "group" },
    { check: "scope" },
    { check: "tenant-wide-grant" },
    { check: "calendar-readable", note: "Through Microsoft Graph." },
    { check: "ordinary-user" },
    { check: "propagation" },
  ],
};
