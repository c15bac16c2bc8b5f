import type { StandardProfile } from "../profile.js";
import { appOnlyEws } from "./clockwork/app-only-ews.js";
import { onPremises } from "./clockwork/on-premises.js";
import { admin, register, restrict } from "./clockwork/parts.js";
import { basicGone, ewsBlocked, ewsEnds, ewsUnaffected, sources } from "./parts/microsoft.js";

export const clockwork: StandardProfile = {
  id: "clockwork",
  vendor: "ClockWork",
  product: "ClockWork Office365 Sync",
  summary:
    "Keeps the Exchange calendars of staff in step with their ClockWork appointments. It was called Outlook Sync before.",
  values: {
    delegateMailbox: {
      title: "Delegate email address",
      what: "The address of a user mailbox with a calendar, where the mailboxes of the users are. With OAuth 2.0 ClockWork needs no password for it.",
      format: "email",
      example: "clockwork.delegate@contoso.com",
    },
    groupAddress: {
      title: "Address of the security group",
      what: "The mail-enabled security group with the staff who sync and the delegate mailbox, if ClockWork is to reach only these.",
      format: "email",
      example: "clockworkcalendarsync@contoso.com",
    },
    exchangeHost: {
      title: "Name of the Exchange server",
      what: "The name under which ClockWork reaches your own Exchange Server. Only needed on-premises.",
      format: "domain",
      example: "mail.contoso.com",
    },
  },

  modes: [appOnlyEws, onPremises],

  doubts: [
    {
      kind: "outdated",
      guide: "ClockWork connects to Exchange Online through Exchange Web Services.",
      section: admin,
      today: `${ewsEnds} ${ewsUnaffected} Ask ClockWork for a version that uses Microsoft Graph.`,
      since: ewsBlocked,
      page: sources.ewsRetirement.page,
    },
    {
      kind: "outdated",
      guide: "An application access policy limits the app to a group.",
      section: restrict,
      today:
        "Such policies are legacy, and nobody should make new ones. RBAC for Applications does the same with the role Application EWS.AccessAsApp, but without the members of nested groups.",
      page: sources.accessPolicies.page,
    },
    {
      kind: "contradiction",
      guide: "Microsoft supports the Exchange module on PowerShell 7 or higher only.",
      section: `${restrict}: Run the PowerShell Cmdlet`,
      today: "Every version of the module also runs in Windows PowerShell 5.1.",
      page: sources.exchangePowerShell.page,
    },
    {
      kind: "outdated",
      guide: "The commands are for version 3.4.0 of the module with PowerShell 7.4.2.",
      section: `${restrict}: Run the PowerShell Cmdlet`,
      today:
        "The module is at 3.10, which needs PowerShell 7.6 or Windows PowerShell 5.1. Versions 3.5.0 to 3.9.2 run on PowerShell 7.4 or newer.",
      page: sources.exchangePowerShell.page,
    },
    {
      kind: "contradiction",
      guide: "New-ApplicationAccessPolicy is printed over three lines, with a break within the description.",
      section: `${restrict}: Run the PowerShell Cmdlet`,
      today:
        "Pasted like this, PowerShell takes the first line for all of it and asks for the group. It belongs on one line; the script that Calendar Onramp writes has no such trap.",
    },
    {
      kind: "open",
      guide: "The policies are checked by listing them, as those of an Exchange Server.",
      section: "Troubleshooting PowerShell Cmdlets",
      today:
        "They belong to Exchange Online. Test-ApplicationAccessPolicy says for one mailbox whether a policy lets the app in, and Test-ServicePrincipalAuthorization does so for a role assignment.",
      page: sources.applicationRbac.page,
    },
    {
      kind: "contradiction",
      guide: "Application Sync Version is to be set, and then it is said not to be used.",
      section: admin,
      today: "With OAuth 2.0 it can be ignored. It matters for an Exchange Server on-premises.",
    },
    {
      kind: "open",
      guide: "ClockWork does not need the credentials of the delegate account.",
      section: "Delegate Account Mailbox",
      today: `That holds for OAuth 2.0. LegacyBasicAuthentication needs a password, but the guide names neither the field for it, nor the address of the server, nor the rights of the account. ${basicGone}`,
      page: sources.basicAuthentication.page,
    },
    {
      kind: "open",
      guide: "The app gets a redirect URI for native clients.",
      section: register,
      today:
        "An app that signs in with a secret never redirects anybody, so this address should play no part. The profile keeps it, because the guide asks for it.",
      page: sources.ewsOAuth.page,
    },
  ],
  leftOut: [
    { what: "Table of contents and page numbers", why: "The sheet names fields, not pages." },
    {
      what: "Clicking the registration together, pasting the permission into the manifest, and the pictures before and after",
      section: register,
      why: "The registration says what comes out of it. Apply Profile puts the permission in, commas included. Entra may list the resources in another order afterwards.",
    },
    {
      what: "Suggested descriptions of the group and of the policy",
      section: restrict,
      why: "They are free text; the recipes bring their own.",
    },
    {
      what: "Policies that exclude a group instead of including it",
      section: restrict,
      why: "The guide mentions them without showing one, and a scope in RBAC for Applications can only include.",
    },
    {
      what: "Installing PowerShell and the module, importing it, connecting, finding the rights that a cmdlet takes, and the warning about angle brackets",
      section: `${restrict}: Run the PowerShell Cmdlet`,
      why: "The recipes say what they need, connect by themselves and have no placeholders left in them.",
    },
    {
      what: "The printed output of a session",
      section: `${restrict}: Run the PowerShell Cmdlet`,
      why: "It is an example from another organisation.",
    },
  ],
  sources: [
    { title: "Hosted ClockWork Office365 Sync – OAuth 2.0", read: "2026-11-21" },
    sources.ewsRetirement,
    sources.ewsControl,
    sources.ewsOAuth,
    sources.impersonation,
    sources.basicAuthentication,
    sources.applicationRbac,
    sources.accessPolicies,
    sources.exchangePowerShell,
    sources.credentials,
  ],
};
