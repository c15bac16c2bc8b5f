import type { StandardProfile } from "../profile.js";
import { multiTenant, singleTenant } from "./innovaphone/cloud.js";
import { onPremises } from "./innovaphone/on-premises.js";
import {
  alternative,
  autodiscover,
  calendar,
  fallback,
  graphPermissions,
  introduction,
  manifest,
  registration,
  secret,
} from "./innovaphone/parts.js";
import {
  basicGone,
  ewsBlocked,
  ewsEnds,
  ewsUnaffected,
  impersonationGone,
  sources,
} from "./parts/microsoft.js";

const appOnlyGuide = {
  title: "innovaphone wiki: Howto13r3: Setting up the Calendar App with OAuth2 and app-only authentication",
  page: "https://wiki.innovaphone.com/index.php?title=Howto13r3:Setting_up_the_Calendar_App_with_OAuth2_and_app-only_authentication",
  read: "2026-11-21",
} as const;

export const innovaphone: StandardProfile = {
  id: "innovaphone",
  vendor: "innovaphone",
  product: "innovaphone Calendar",
  summary: "Reads the calendars of the users, so that the telephone system shows who is busy.",
  values: {
    redirectUri: {
      title: "Redirect URI of the Calendar",
      what: "What the field Redirect URI shows in the PBX Manager, on the page Calendar, Configure.",
      format: "https-url",
    },
    impersonationUser: {
      title: "User with the right of impersonation",
      what: "The address of the user in whose name the Calendar reads those of the others.",
      format: "email",
      example: "calendar@contoso.com",
    },
    groupAddress: {
      title: "Address of the group",
      what: "The group of those whose calendars are read on your own Exchange Server. Not needed in Exchange Online.",
      format: "email",
      example: "calendarusers@contoso.com",
    },
    password: {
      title: "Password of the impersonating user",
      what: "Only needed on-premises.",
      format: "secret",
    },
  },

  modes: [singleTenant, multiTenant, onPremises],

  doubts: [
    {
      kind: "outdated",
      guide: "The Calendar reads from Exchange Online through Exchange Web Services.",
      section: introduction,
      today: `${ewsEnds} ${ewsUnaffected}`,
      since: ewsBlocked,
      page: sources.ewsRetirement.page,
    },
    {
      kind: "outdated",
      guide: "Exchange has a user with the right of impersonation.",
      section: introduction,
      today: `${impersonationGone} Without it, the delegated permission only opens what the signed-in user may open anyway.`,
      page: sources.applicationRbac.page,
    },
    {
      kind: "outdated",
      guide: "The instructions are for version 13r2.",
      section: introduction,
      today:
        "For 13r3 from sr17 and for 14r1 from sr3, innovaphone describes a way in which the Calendar signs in as the app alone, without an impersonating user. Only its beginning could be read here, so it is no mode of this profile.",
      page: appOnlyGuide.page,
    },
    {
      kind: "outdated",
      guide: "On-Premises helps as a fallback even with Exchange Online.",
      section: fallback,
      today: `${basicGone} The setting is for your own Exchange Server only.`,
      since: "2022-10-01",
      page: sources.basicAuthentication.page,
    },
    {
      kind: "outdated",
      guide: "If Autodiscover refuses the sign-in, the default security settings are changed or disabled.",
      section: autodiscover,
      today: `Leave them on. ${basicGone} The security defaults are not what stands in the way.`,
      page: sources.basicAuthentication.page,
    },
    {
      kind: "contradiction",
      guide: "The block for the manifest is to be added “including the ','”.",
      section: manifest,
      today:
        "The page shows no comma and no braces: as printed, it is no JSON. Apply Profile or Merge a Pasted Snippet puts it right.",
    },
    {
      kind: "contradiction",
      guide: "Replacing all of requiredResourceAccess removes Users.Read, which is not used anyway.",
      section: manifest,
      today:
        "The permission is called User.Read; Entra puts it into every new registration. It does no harm, and the profile keeps whatever is there.",
      page: sources.graphPermissions.page,
    },
    {
      kind: "contradiction",
      guide:
        "The setting is called “Selected account types” and “Supported account”, its value “Multiple organizations” and “Multiple organization”.",
      section: `${registration}; ${calendar}`,
      today:
        "The hand-over sheet has the name of the table and the value of the text. It likewise takes Sync-Type, Client Secret and “Cloud (Exchange online)” from the table; the text spells them in other ways.",
    },
    {
      kind: "open",
      guide: "EWS.AccessAsUser.All is taken from Microsoft Graph and not from Office 365 Exchange Online.",
      section: graphPermissions,
      today:
        "Both resources have a permission of this name, with different GUIDs. The profile has the one that the guide clicks together.",
      page: sources.ewsOAuth.page,
    },
    {
      kind: "open",
      guide: "An application permission and a delegated one are set up side by side.",
      section: graphPermissions,
      today:
        "The guide does not say which of them the Calendar uses. With full_access_as_app alone it could read every mailbox without anybody signed in.",
      page: sources.ewsOAuth.page,
    },
    {
      kind: "open",
      guide: "Nothing limits which mailboxes the app reaches.",
      section: manifest,
      today:
        "RBAC for Applications can scope an app, but an app with such a role cannot use Autodiscover, which the Calendar does unless it knows the server. An application access policy is the other way; it is legacy.",
      page: sources.applicationRbac.page,
    },
    {
      kind: "open",
      guide:
        "The address of the Autodiscover V2 API is missing, and so are the examples; only the end of it is there.",
      section: alternative,
      today:
        "Microsoft’s own scripts use https://outlook.office365.com/autodiscover/autodiscover.json/v1.0/ with the address of the mailbox and ?Protocol=AutodiscoverV1.",
      page: "https://github.com/microsoft/CSS-Exchange",
    },
    {
      kind: "open",
      guide: "The table has no value for Autodiscover URL.",
      section: calendar,
      today: "It was lost with the links of the page. Leave what the Calendar proposes.",
    },
    {
      kind: "open",
      guide: "The secret gets an expiration date of your own choice.",
      section: secret,
      today: "The portal offers 24 months at the most, and Microsoft recommends less than 12.",
      page: sources.credentials.page,
    },
    {
      kind: "outdated",
      guide: "The portal of August 2021 is described, with Azure Active Directory.",
      section: introduction,
      today:
        "It is called Microsoft Entra ID now, at entra.microsoft.com. API permissions are on the left, not on the right.",
      page: sources.entraName.page,
    },
  ],
  leftOut: [
    {
      what: "Clicking the registration and the permissions together",
      section: `${registration}; ${graphPermissions}`,
      why: "The registration says what comes out of it, and Apply Profile puts the permissions into the manifest.",
    },
    {
      what: "Replacing the manifest’s permissions instead of adding to them",
      section: manifest,
      why: "Nothing is gained by it, and whatever else was there would be lost.",
    },
    { what: "Pictures of the portal", why: "They show it as it was in August 2021." },
    {
      what: "The advice to ask an Azure administrator and to read Microsoft’s documentation",
      section: introduction,
      why: "The sources below are that documentation.",
    },
  ],
  sources: [
    {
      title: "innovaphone wiki: Howto13r2: Setting up Calendar with OAuth2",
      page: "https://wiki.innovaphone.com/index.php?title=Howto13r2:Setting_up_Calendar_with_OAuth2",
      read: "2026-11-21",
    },
    appOnlyGuide,
    sources.ewsRetirement,
    sources.ewsControl,
    sources.ewsOAuth,
    sources.impersonation,
    sources.basicAuthentication,
    sources.applicationRbac,
    sources.graphPermissions,
    sources.credentials,
    sources.entraName,
    {
      title: "CSS-Exchange, which looks up addresses through Autodiscover V2",
      page: "https://github.com/microsoft/CSS-Exchange",
      read: "2026-11-21",
    },
  ],
};
