import type { StandardProfile } from "../profile.js";
import { ewsBlocked, ewsEnds, ewsUnaffected, impersonationGone, sources } from "./parts/microsoft.js";
import { account, appCreation, credentials, delegated, permissions, roleGroup } from "./sense/delegated.js";

export const sense: StandardProfile = {
  id: "sense",
  vendor: "Sense",
  product: "Sense calendar sync",
  summary:
    "Reads and writes the calendars of an agency’s users, through one service account for all of them.",
  values: {
    agency: {
      title: "Agency name in Sense",
      what: "The part in front of .sensehq.com in the address under which you open Sense.",
      format: "host-label",
      example: "contoso",
    },
    serviceAccount: {
      title: "Service account",
      what: "The address of the account that Sense signs in as.",
      format: "email",
      example: "sense@contoso.com",
    },
  },

  modes: [delegated],

  doubts: [
    {
      kind: "outdated",
      guide: "Sense reaches Exchange Online through Exchange Web Services.",
      section: permissions,
      today: `${ewsEnds} ${ewsUnaffected}`,
      since: ewsBlocked,
      page: sources.ewsRetirement.page,
    },
    {
      kind: "outdated",
      guide: "A role group gives the service account the role ApplicationImpersonation.",
      section: roleGroup,
      today: `${impersonationGone} What is left for Exchange Online is an app with permissions of its own.`,
      page: sources.applicationRbac.page,
    },
    {
      kind: "outdated",
      guide: "User.Read of Azure Active Directory Graph is required.",
      section: permissions,
      today:
        "That interface is retired and past its final date. Apps registered after 31 August 2024 had access only where somebody had asked for it. The profile leaves the permission out unless it is asked for.",
      page: sources.azureAdGraph.page,
    },
    {
      kind: "contradiction",
      guide:
        "The permissions are given as JSON and as a list, which ends with a second heading “Azure Active Directory Graph”.",
      section: permissions,
      today:
        "Both agree: the same nine delegated permissions of three resources, looked up one by one in the catalogue. Nothing belongs under the last heading; it is left over.",
      page: sources.graphPermissions.page,
    },
    {
      kind: "contradiction",
      guide:
        "Calendars.Read.Shared and Calendars.ReadWrite.Shared are described as reading and writing user calendars.",
      section: permissions,
      today:
        "The descriptions are those of the permissions without “Shared”. These two also open the calendars that others shared with the account.",
      page: sources.graphPermissions.page,
    },
    {
      kind: "open",
      guide: "Pasting the JSON overwrites existing permissions.",
      section: permissions,
      today: "Apply Profile and Merge a Pasted Snippet add what is missing and keep what is there.",
    },
    {
      kind: "open",
      guide: "The app accepts accounts of any organisation.",
      section: appCreation,
      today:
        "It stands in your own directory, and your own service account signs in. Sense probably signs in at an address for all organisations, which needs it; then everybody may try to sign in to your app, so assign users to the enterprise application.",
    },
    {
      kind: "open",
      guide: "EAS.AccessAsUser.All is required, without a reason.",
      section: permissions,
      today:
        "It opens the mailbox for Exchange ActiveSync, mail included. Ask Sense whether it can be left out.",
      page: sources.consentPolicies.page,
    },
    {
      kind: "open",
      guide: "The value of the secret is for the second step of the service account setup.",
      section: credentials,
      today:
        "That step is not in the guide, so neither the names of its fields nor what else it asks for are known.",
    },
    {
      kind: "open",
      guide:
        "The service account needs no licence as long as the account has one through which the user links.",
      section: account,
      today: "Which account that is stays unclear. An account without a mailbox has no calendar of its own.",
    },
    {
      kind: "outdated",
      guide: "Apps are registered in the portal under Azure Active Directory.",
      section: appCreation,
      today:
        "It is called Microsoft Entra ID now, at entra.microsoft.com, and “Any Azure AD directory” reads accordingly.",
      page: sources.entraName.page,
    },
    {
      kind: "open",
      guide: "The secret ends after 24 months.",
      section: credentials,
      today: "This is the most that the portal offers. Microsoft recommends less than 12.",
      page: sources.credentials.page,
    },
  ],
  leftOut: [
    {
      what: "Where to find the manifest, and how to click the registration and the permissions together",
      section: permissions,
      why: "The registration says what comes out of it, and Apply Profile puts the permissions into the manifest. The guide offers both ways for the same result.",
    },
    {
      what: "Changing a single-tenant app afterwards",
      section: "Set Tenant Configuration",
      why: "The audience is part of the registration, and Apply Profile changes it.",
    },
    {
      what: "The clicks through the classic Exchange admin center",
      section: roleGroup,
      why: "The role that they assign is gone from Exchange Online.",
    },
    { what: "Table of contents", why: "It names nothing that is not in the text." },
  ],
  sources: [
    {
      title: "Office 365 Service Accounts Setup or Exchange Online",
      page: "https://support.sensehq.co/hc/en-us/articles/15074958287757-Office-365-Service-Accounts-Setup-or-Exchange-Online",
      read: "2026-11-21",
    },
    sources.ewsRetirement,
    sources.ewsControl,
    sources.impersonation,
    sources.applicationRbac,
    sources.azureAdGraph,
    sources.graphPermissions,
    sources.consentPolicies,
    sources.credentials,
    sources.entraName,
  ],
};
