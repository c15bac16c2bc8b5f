import type { StandardMode } from "../../profile.js";
import {
  allowEws,
  ewsBlocked,
  ewsEnds,
  ewsSwitchDelay,
  impersonationGone,
  shortSecret,
  vendorTells,
} from "../parts/microsoft.js";

export const appCreation = "Create Azure App: App Creation";
export const permissions = "Create Azure App: Enable the Required Permissions";
export const credentials = "Create Azure App: Create the OAuth Credentials";
export const account = "Provide Account Permission";
export const roleGroup = "Give Account Permissions";

const stepTwo = "Step 2 of the service account setup";

export const delegated: StandardMode = {
  id: "delegated",
  title: "Exchange Online with a service account",
  kind: "service-account",
  what: "Sense signs in through an app of your own as a service account, which impersonates the users whose calendars sync.",
  outdated: {
    since: ewsBlocked,
    why: `${ewsEnds} The impersonation that Sense relies on stopped earlier: ${impersonationGone} ${vendorTells}`,
    instead: "graph-readwrite",
  },
  registration: {
    by: "administrator",
    permissions: [
      {
        resource: "Office 365 Exchange Online",
        kind: "Scope",
        value: "EAS.AccessAsUser.All",
        why: "Opens the mailbox of the service account through Exchange ActiveSync. The guide does not say what Sense does with it.",
      },
      {
        resource: "Office 365 Exchange Online",
        kind: "Scope",
        value: "EWS.AccessAsUser.All",
        why: "Reads and writes the calendars through Exchange Web Services, as the service account and as those whom it impersonates.",
      },
      {
        resource: "Microsoft Graph",
        kind: "Scope",
        value: "profile",
        why: "Shows Sense the name of the account that signed in.",
      },
      {
        resource: "Microsoft Graph",
        kind: "Scope",
        value: "offline_access",
        why: "Keeps Sense connected when nobody is signing in.",
      },
      {
        resource: "Microsoft Graph",
        kind: "Scope",
        value: "Calendars.ReadWrite.Shared",
        why: "Reads and writes the calendars that the service account has or was given access to.",
      },
      {
        resource: "Microsoft Graph",
        kind: "Scope",
        value: "Calendars.Read.Shared",
        why: "Reads the same calendars. Calendars.ReadWrite.Shared includes it.",
      },
      {
        resource: "Microsoft Graph",
        kind: "Scope",
        value: "User.Read",
        why: "Signs the service account in and reads its profile.",
      },
      {
        resource: "Microsoft Graph",
        kind: "Scope",
        value: "openid",
        why: "Signs the service account in.",
      },
      {
        resource: "Azure AD Graph",
        kind: "Scope",
        value: "User.Read",
        why: "Signed the account in and read its profile through Azure AD Graph.",
        outdated:
          "Azure AD Graph is retired and past its final date, and apps registered after 31 August 2024 could use it only where somebody had asked for that. User.Read of Microsoft Graph, which the guide has too, does the same.",
      },
    ],
    audience: "AzureADMultipleOrgs",
    redirects: [
      {
        platform: "web",
        uri: "https://{agency}.sensehq.com/settings/calendar-sync/auth-result",
        note: "If it does not match, the first try to connect fails with an error that shows the address that Sense expects.",
      },
    ],
    secret: { months: 24, note: shortSecret },
  },
  steps: [
    {
      title: "Grant admin consent",
      what: "On the page API permissions, see that all permissions are there and choose “Grant admin consent”, for the whole directory. Users could not consent to most of them themselves: Microsoft’s default policy has kept them from it since late 2025.",
      section: permissions,
    },
    {
      title: "Make the secret and keep it safe",
      what: "On the page Certificates & secrets, make a client secret with a description and an end after 24 months. Copy its value at once: the page shows it only now, and the second step of the set-up in Sense asks for it.",
      section: credentials,
    },
    {
      title: "Create the service account",
      what: "In the Microsoft 365 admin center, under Users, Active users, add a user. Set the password yourself, and untick “Require this user to change their password when they first sign in”. The optional settings can stay as they are.",
      section: account,
    },
    {
      title: "Give the service account a licence",
      what: "The guide calls it optional: the account needs none as long as the account through which the user links has one.",
      optional: true,
      section: account,
    },
    {
      title: "Let the service account impersonate the users",
      what: "A new role group with the role ApplicationImpersonation and the service account as its member. The guide sets no limit, so the account may act as anybody.",
      outdated: {
        why: `${impersonationGone} The classic Exchange admin center that the guide opens for it has been replaced, too.`,
        instead:
          "A signed-in account can no longer do this in Exchange Online. Only an app with permissions of its own can reach the calendars of many; ask Sense for a way with Microsoft Graph (graph-readwrite).",
      },
      section: roleGroup,
    },
    allowEws,
    {
      title: "Connect in Sense",
      what: "Go on with the second step of the service account setup in Sense, and sign in as the service account where Microsoft asks for it.",
      section: credentials,
    },
  ],
  delays: [
    {
      what: "The impersonation role took up to two hours to take effect, depending on a cache of the Exchange server (“Information Cache”).",
      hours: 2,
      section: "Role Propagation Delay",
    },
    ewsSwitchDelay,
  ],
  handover: [
    {
      section: stepTwo,
      field: "Application (client) ID",
      value: "{clientId}",
      note: "The guide does not mention it, but a sign-in through your app needs it.",
    },
    {
      section: stepTwo,
      field: "Client secret",
      value: "{secret}",
      note: "The guide only says that the value is used in this step. It neither shows the page nor names its fields.",
    },
    {
      section: stepTwo,
      field: "Service account",
      value: "{serviceAccount}",
      note: "The account to sign in with. Microsoft asks for its password.",
    },
  ],
  verify: [
    { check: "registration" },
    { check: "audience", note: "Multi-tenant." },
    {
      check: "redirect-uris",
      note: "On the page Authentication. The name of the agency has to be the one in Sense, not the one of the company.",
    },
    { check: "declared-permissions", note: "User.Read of Azure AD Graph need not be there." },
    { check: "granted-permissions" },
    { check: "consent" },
    { check: "service-principal" },
    { check: "credential" },
    { check: "service-account" },
    { check: "impersonation", note: "Only on Exchange Server; in Exchange Online the role is gone." },
    { check: "ews-switch" },
    { check: "calendar-readable", note: "As the service account, on behalf of one of the users." },
    { check: "ordinary-user" },
    { check: "propagation" },
    { check: "retirement" },
  ],
};
