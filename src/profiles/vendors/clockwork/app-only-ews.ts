import type { StandardMode } from "../../profile.js";
import {
  allowEws,
  ewsBlocked,
  ewsEnds,
  ewsSwitchDelay,
  roleAssignmentDelay,
  shortSecret,
  vendorTells,
} from "../parts/microsoft.js";
import {
  delegateMailbox,
  delegateUsername,
  enterValues,
  office365Page,
  page,
  register,
  restrict,
} from "./parts.js";

export const appOnlyEws: StandardMode = {
  id: "app-only-ews",
  title: "Exchange Online with OAuth 2.0",
  kind: "app-only-ews",
  what: "ClockWork signs in as an app with a secret of its own and impersonates the users through Exchange Web Services. This works with Exchange Online only.",
  outdated: { since: ewsBlocked, why: `${ewsEnds} ${vendorTells}`, instead: "graph-readwrite" },
  registration: {
    by: "administrator",
    name: "ClockWork Office365Sync",
    permissions: [
      {
        resource: "Office 365 Exchange Online",
        kind: "Role",
        value: "full_access_as_app",
        why: "Reads and writes the calendars of the users through Exchange Web Services. It opens everything in every mailbox until it is scoped.",
      },
    ],
    audience: "AzureADMyOrg",
    redirects: [
      {
        platform: "publicClient",
        uri: "https://login.microsoftonline.com/common/oauth2/nativeclient",
        note: "The guide calls the platform Public client/native (mobile & desktop).",
      },
    ],
    secret: { name: "ClockWork Office365Sync Secret", months: 24, note: shortSecret },
  },
  steps: [
    delegateMailbox,
    {
      title: "Grant admin consent",
      what: "On the page API permissions, see that full_access_as_app is listed, choose “Grant admin consent” and confirm with Yes. Leave this out if you scope the app with RBAC for Applications below.",
      section: register,
    },
    {
      title: "Make the secret and a reminder of its end",
      what: "On the page Certificates & secrets, make a client secret and copy its value at once: the page shows it only now. When it ends, appointments stop syncing without a word, so put the day into a calendar; your school’s policy may ask for less than 24 months.",
      section: register,
    },
    {
      title: "Create the mail-enabled security group",
      what: "Its members are the staff whose ClockWork calendars sync, and the delegate mailbox. The guide makes it in the Microsoft 365 admin center under “Teams & groups”, assigns owners, and lets nobody outside of the organisation write to it.",
      optional: true,
      recipe: {
        id: "create-security-group",
        parameters: {
          name: "ClockWork Calendar Sync",
          address: "{groupAddress}",
          description: "The staff whose calendars ClockWork keeps in step, and its delegate mailbox.",
        },
      },
      section: `${restrict}: Create the Mail-Enabled Security Group`,
    },
    {
      title: "Restrict the app with an application access policy",
      what: "The policy limits what full_access_as_app opens to the members of the group. Making it takes the rights of an Exchange Administrator.",
      optional: true,
      recipe: {
        id: "restrict-application",
        parameters: {
          clientId: "{clientId}",
          group: "{groupAddress}",
          description: "ClockWork syncs the calendars of the group ClockWork Calendar Sync.",
        },
      },
      outdated: {
        why: "Application access policies are legacy: Microsoft replaces them by RBAC for Applications and advises against new ones. A day for their end is not announced.",
        instead: "Take one of the next two steps.",
      },
      section: `${restrict}: Run the PowerShell Cmdlet`,
    },
    {
      title: "Scope the app with RBAC for Applications",
      what: "The role Application EWS.AccessAsApp over the group takes the place of full_access_as_app. Revoke the admin consent of full_access_as_app afterwards, because an app may do the sum of both. Only direct members of the group count.",
      optional: true,
      recipe: {
        id: "scope-application",
        parameters: {
          clientId: "{clientId}",
          objectId: "{objectId}",
          roles: "Application EWS.AccessAsApp",
          group: "{groupAddress}",
        },
      },
    },
    {
      title: "Replace a policy that exists",
      what: "Turns an application access policy from an earlier set-up into the same role over the same group. Members whom the policy reached through a nested group are lost, so add them directly first.",
      optional: true,
      recipe: {
        id: "replace-access-policy",
        parameters: {
          clientId: "{clientId}",
          objectId: "{objectId}",
          roles: "Application EWS.AccessAsApp",
          group: "{groupAddress}",
        },
      },
    },
    {
      title: "Look at the policies",
      what: "Get-ApplicationAccessPolicy lists all of them, and with -Identity a single one. That a policy exists does not show that it works; the checks do.",
      optional: true,
      recipe: { id: "inspect-exchange" },
      section: "Troubleshooting PowerShell Cmdlets",
    },
    allowEws,
    enterValues,
  ],
  delays: [
    {
      what: "A change in Exchange Online, such as an application access policy, may take up to four hours to take effect.",
      hours: 4,
      section: restrict,
    },
    roleAssignmentDelay,
    ewsSwitchDelay,
  ],
  handover: [
    {
      section: "Summary of Information Needed for ClockWork",
      field: "Application (client) ID",
      value: "{clientId}",
      note: "These four values go to ClockWork where it is hosted.",
    },
    {
      section: "Summary of Information Needed for ClockWork",
      field: "Directory (tenant) ID",
      value: "{tenantId}",
    },
    {
      section: "Summary of Information Needed for ClockWork",
      field: "App secret's value",
      value: "{secret}",
      note: "The value of the secret, not its ID.",
    },
    {
      section: "Summary of Information Needed for ClockWork",
      field: "Delegate email address",
      value: "{delegateMailbox}",
    },
    {
      section: page,
      field: "Application Sync Version",
      value: "Exchange2013_SP1",
      note: "Not used with OAuth 2.0, so it can stay as it is.",
    },
    { section: page, field: "Authentication type", value: "Office365OAuth2" },
    {
      section: page,
      field: "Sync Service Url",
      value: "https://outlook.office365.com/EWS/Exchange.asmx",
    },
    delegateUsername,
    {
      section: office365Page,
      field: "Office 365 Authentication Application Id",
      value: "{clientId}",
    },
    { section: office365Page, field: "Office 365 Authentication Client Secret", value: "{secret}" },
    { section: office365Page, field: "Office 365 Authentication Tenant Id", value: "{tenantId}" },
    { section: page, field: "ClockWork users to sync", note: "Set them as always." },
  ],
  verify: [
    { check: "registration" },
    { check: "audience" },
    { check: "redirect-uris" },
    { check: "declared-permissions" },
    { check: "granted-permissions" },
    {
      check: "consent",
      note: "Not where the app is scoped with RBAC for Applications: then there must be none.",
    },
    { check: "service-principal" },
    { check: "credential" },
    { check: "app-sign-in" },
    {
      check: "token-roles",
      note: "The token has full_access_as_app where consent was granted, and no role where RBAC for Applications scopes the app.",
    },
    { check: "delegate-mailbox", note: "The fast sync fails without it." },
    {
      check: "group",
      note: "The delegate mailbox is a member, too. An access policy counts members of nested groups, RBAC for Applications does not.",
    },
    { check: "scope" },
    { check: "tenant-wide-grant" },
    { check: "ews-switch" },
    { check: "calendar-readable", note: "Once for the delegate mailbox and once for one of the staff." },
    { check: "propagation" },
    { check: "retirement" },
  ],
};
