import type { HandoverField, PermissionRequest, Step, Verification } from "../../profile.js";
import { allowEws, ewsEnds, impersonationGone, vendorTells } from "../parts/microsoft.js";

export const introduction = "How-to setup the Calendar for OAuth2";
export const registration = "Add a new App registration";
export const secret = "Configure the client secret";
export const manifest = "Configure the first permissions - the manifest";
export const graphPermissions = "Configure the second permissions - Microsoft Graph";
export const rights = "Configure permission - set rights";
export const calendar = "Setting up the Calendar configuration on the App Platform";
export const autodiscover = "Authenticating error with Autodiscover";
export const alternative = "Finding an alternative Autodiscover server";
export const fallback = "Using On-Premises as fallback";

export const page = "PBX Manager, Calendar, Configure";

export const why = `${ewsEnds} The way through a user with impersonation stopped earlier: ${impersonationGone} ${vendorTells}`;

export const permissions: readonly PermissionRequest[] = [
  {
    resource: "Office 365 Exchange Online",
    kind: "Role",
    value: "full_access_as_app",
    why: "Reads the calendars through Exchange Web Services, as the app itself. It opens everything in every mailbox until it is scoped.",
  },
  {
    resource: "Microsoft Graph",
    kind: "Scope",
    value: "EWS.AccessAsUser.All",
    why: "Reads the calendars through Exchange Web Services on behalf of the user with the impersonation right, who signs in with “Authenticate”.",
  },
];

export const impersonatingUser: Step = {
  title: "Have a user with the right of impersonation",
  what: "The guide takes for granted that Exchange has a user with the role ApplicationImpersonation, in whose name the Calendar reads those of the others.",
  section: introduction,
};

export const alternativeServer: Step = {
  title: "Look for another Autodiscover server",
  what: "Open https://outlook.office365.com/autodiscover/autodiscover.json/v1.0/ADDRESS?Protocol=AutodiscoverV1 in a browser, with the address of the impersonating user in the place of ADDRESS. The answer has a URL: take it from https up to the first /autodiscover. The request needs no sign-in and tells the service the address.",
  optional: true,
  section: alternative,
};

export const cloudSteps: readonly Step[] = [
  {
    title: "Open the Calendar and the portal side by side",
    what: "Sign in to the portal as an administrator who may register apps. In myApps, open the PBX Manager, choose Calendar, then Configure, and choose Cloud (Exchange online) as Sync-Type. Copy the address in the field Redirect URI: the registration needs it.",
    section: introduction,
  },
  {
    ...impersonatingUser,
    outdated: {
      why: impersonationGone,
      instead:
        "For 13r3 from sr17 and for 14r1 from sr3, innovaphone describes a way without such a user, in which the Calendar signs in as the app alone. Ask innovaphone whether it still reads through Exchange Web Services.",
    },
  },
  {
    title: "Make the secret and enter it at once",
    what: "On the page Certificates & secrets, make a client secret, with a description if you like, and copy its value into the field Client Secret of the Calendar. After a few minutes the page no longer shows it; then delete the secret and make another one.",
    section: secret,
  },
  {
    title: "Grant admin consent",
    what: "On the page API permissions, see that full_access_as_app and EWS.AccessAsUser.All are listed, choose “Grant admin consent” and confirm. All of them should say “Granted for” and the name of the organisation.",
    section: rights,
  },
  allowEws,
  {
    title: "Enter the values and authenticate",
    what: "In the PBX Manager, fill in what the hand-over sheet says, choose “Authenticate”, and sign in as the impersonating user.",
    section: calendar,
  },
  {
    title: "Let the Calendar reach Autodiscover",
    what: "If authentication fails there, the guide says to change the security defaults of the directory, or to switch them off.",
    optional: true,
    outdated: {
      why: "Security defaults block signing in with nothing but a name and a password, which Exchange Online refuses now anyway. Switching them off lets all users do without a second factor and should open nothing.",
      instead: "Leave the security defaults on, and look for another Autodiscover server.",
    },
    section: autodiscover,
  },
  alternativeServer,
];

export const autodiscoverField: HandoverField = {
  section: page,
  field: "Autodiscover URL",
  note: "The guide leaves it empty. Take the address that the step about another Autodiscover server finds, if the Calendar does not find one.",
};

export const serverField: HandoverField = {
  section: page,
  field: "Exchange server to use",
  choices: ["external", "internal"],
  note: "External suits most installations with Microsoft 365.",
};

export const userField: HandoverField = { section: page, field: "User", value: "{impersonationUser}" };

export const cloudStart: readonly HandoverField[] = [
  { section: page, field: "Sync-Type", value: "Cloud (Exchange online)" },
  userField,
  autodiscoverField,
  serverField,
  { section: page, field: "Client ID", value: "{clientId}" },
];

export const supportedAccount: HandoverField = { section: page, field: "Supported account" };

export const cloudEnd: readonly HandoverField[] = [
  {
    section: page,
    field: "Redirect URI",
    value: "{redirectUri}",
    note: "Nothing is typed here: it is the address that the registration got.",
  },
  { section: page, field: "Client Secret", value: "{secret}", note: "The value of the secret, not its ID." },
];

export const cloudChecks: readonly Verification[] = [
  { check: "registration" },
  { check: "audience" },
  { check: "redirect-uris", note: "It is exactly what the field Redirect URI shows." },
  { check: "declared-permissions", note: "User.Read may be there; nobody uses it." },
  { check: "granted-permissions" },
  { check: "consent" },
  { check: "service-principal" },
  { check: "credential" },
  { check: "app-sign-in" },
  { check: "token-roles" },
  { check: "impersonation", note: "Only on Exchange Server; in Exchange Online the role is gone." },
  { check: "tenant-wide-grant" },
  { check: "ews-switch" },
  { check: "autodiscover" },
  { check: "calendar-readable" },
  { check: "ordinary-user" },
  { check: "propagation" },
  { check: "retirement" },
];
