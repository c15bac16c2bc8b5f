import type { StandardProfile } from "../profile.js";
import { appOnlyGraph } from "./calendar-connector/app-only-graph.js";
import { monitorUser, onPremises } from "./calendar-connector/monitor-user.js";
import { monitor, oauth } from "./calendar-connector/parts.js";
import { basicGone, ewsBlocked, ewsEnds, ewsUnaffected, sources } from "./parts/microsoft.js";

const laterEdition = {
  title: "Dstny Calendar sync configuration guide, a later edition",
  page: "https://helpcenter.dstny.se/hc/sv/articles/28064715781778-Dstny-Calendar-sync-configuration-guide",
  read: "2026-11-21",
} as const;

export const calendarConnector: StandardProfile = {
  id: "calendar-connector",
  vendor: "Dstny",
  product: "Calendar connector",
  summary:
    "Reads the calendars of all users, so that a telephone system shows who is busy. The guide names no vendor; Dstny publishes it, and others sell the same connector under their own names.",
  values: {
    monitorUser: {
      title: "Monitor user",
      what: "The address of the user who may read every calendar. Not needed for the way with OAuth 2.0.",
      format: "email",
      example: "monitor@contoso.com",
    },
    groupAddress: {
      title: "Address of the group",
      what: "The group of the people whose calendars are read, if the app is not to read all of them.",
      format: "email",
      example: "calendarconnector@contoso.com",
    },
    exchangeHost: {
      title: "Name of the Exchange server",
      what: "The name under which the connector reaches your own Exchange Server. Only needed on-premises.",
      format: "domain",
      example: "mail.contoso.com",
    },
  },

  modes: [appOnlyGraph, monitorUser, onPremises],

  doubts: [
    {
      kind: "contradiction",
      guide:
        "The app gets Calendars.Read of Microsoft Graph, and the connector the address of Exchange Web Services.",
      today:
        "These are two interfaces. Calendars.Read of Microsoft Graph does not open Exchange Web Services; full_access_as_app of Office 365 Exchange Online would. Ask the vendor which of them the connector uses before you count on it.",
      page: sources.ewsOAuth.page,
    },
    {
      kind: "contradiction",
      guide:
        "A monitor user is set up with rights on every calendar, and then an app that reads every calendar by itself.",
      today:
        "Rights on folders do nothing for an app that signs in as itself, and an app’s permission does nothing for the monitor user. One of the two is enough: the profile has a mode for each.",
      page: sources.graphPermissions.page,
    },
    {
      kind: "outdated",
      guide: "The connector reads from Exchange Online through Exchange Web Services.",
      section: monitor,
      today: `${ewsEnds} ${ewsUnaffected}`,
      since: ewsBlocked,
      page: sources.ewsRetirement.page,
    },
    {
      kind: "outdated",
      guide: "PowerShell opens a remote session with New-PSSession and imports it.",
      section: monitor,
      today:
        "Microsoft replaced these sessions in October 2023. Connect-ExchangeOnline of the module ExchangeOnlineManagement takes their place.",
      page: sources.connectPowerShell.page,
    },
    {
      kind: "outdated",
      guide: "The session signs in with a name and a password (Get-Credential, -Authentication Basic).",
      section: monitor,
      today: `${basicGone} An account with a second factor could never sign in that way.`,
      since: "2022-10-01",
      page: sources.basicAuthentication.page,
    },
    {
      kind: "contradiction",
      guide: "The address of the session is printed twice, once with a blank in the middle.",
      section: monitor,
      today: "The one in the command is the right one, but nothing answers there any more.",
      page: sources.connectPowerShell.page,
    },
    {
      kind: "open",
      guide: "The execution policy is set to RemoteSigned for the whole machine, as an administrator.",
      section: monitor,
      today:
        "Today’s module asks for it in Windows PowerShell 5.1. It can be set for one’s own account alone (-Scope CurrentUser), without administrator rights.",
      page: sources.exchangePowerShell.page,
    },
    {
      kind: "open",
      guide: "The rights are set on the folder Calendar of each mailbox.",
      section: monitor,
      today:
        "The folder has another name in other languages, as the guide says itself without saying what to do. Find it with Get-MailboxFolderStatistics by its type, which is Calendar everywhere.",
      page: sources.folderPermission.page,
    },
    {
      kind: "open",
      guide: "Add-MailboxFolderPermission runs over all mailboxes.",
      section: monitor,
      today:
        "It fails for every mailbox where the monitor user has an entry already, so it cannot be run again for new mailboxes. Set-MailboxFolderPermission changes such an entry.",
      page: sources.folderPermission.page,
    },
    {
      kind: "open",
      guide: "For everything else it refers to the instructions for older Exchange Servers.",
      section: monitor,
      today:
        "These are not in the guide. A later edition of it creates the mailbox of the monitor user and gives it Full Access to every mailbox, which is more than reading calendars takes.",
      page: laterEdition.page,
    },
    {
      kind: "outdated",
      guide: "The app is registered at aad.portal.azure.com, in Azure Active Directory.",
      section: oauth,
      today:
        "That portal is retired and past its final date, and Azure Active Directory is now called Microsoft Entra ID. Register the app at entra.microsoft.com.",
      page: sources.entraName.page,
    },
    {
      kind: "open",
      guide: "An administrator of the directory does all of it.",
      today:
        "Consent to an application permission of Microsoft Graph takes a Global Administrator or a Privileged Role Administrator; an Application Administrator may register the app, but not consent.",
      page: sources.consent.page,
    },
    {
      kind: "outdated",
      guide: "The secret is valid for 36 months.",
      section: oauth,
      today: "The portal offers 24 months at the most, and Microsoft recommends less than 12.",
      page: sources.credentials.page,
    },
    {
      kind: "open",
      guide: "Consent is granted without a word on what it opens.",
      section: oauth,
      today:
        "Calendars.Read as an application permission opens every calendar of the organisation. RBAC for Applications limits it to a group.",
      page: sources.applicationRbac.page,
    },
    {
      kind: "open",
      guide: "The permission is printed as “Calendars. Read”, with a blank.",
      section: oauth,
      today: "It is Calendars.Read, under Application permissions. Calendars.Read.All is something else.",
      page: sources.graphPermissions.page,
    },
  ],
  leftOut: [
    {
      what: "The commands that connect, find the mailboxes and set the rights",
      section: monitor,
      why: "The recipe does the same with today’s commands, for folders in every language, and can be run again.",
    },
    {
      what: "Clicking the registration and the permission together",
      section: oauth,
      why: "The registration says what comes out of it, and Apply Profile puts the permission into the manifest.",
    },
  ],
  sources: [
    {
      title:
        "To configure calendar synchronization for Microsoft Exchange in Office365 using OAuth2 authentication",
      page: "https://helpcenter.soluno.se/hc/sv/articles/19029733262098-Dstny-Calendar-sync-configuration-guide",
      read: "2026-11-21",
    },
    laterEdition,
    sources.ewsOAuth,
    sources.ewsRetirement,
    sources.basicAuthentication,
    sources.connectPowerShell,
    sources.exchangePowerShell,
    sources.folderPermission,
    sources.applicationRbac,
    sources.credentials,
    sources.consent,
    sources.graphPermissions,
    sources.entraName,
  ],
};
