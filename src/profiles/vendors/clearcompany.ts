import type { StandardProfile } from "../profile.js";
import { graph } from "./clearcompany/graph.js";
import { configure, cronofy, prerequisites, setUp } from "./clearcompany/parts.js";
import { ews, onPremises } from "./clearcompany/service-account.js";
import { ewsBlocked, ewsEnds, ewsUnaffected, impersonationGone, sources } from "./parts/microsoft.js";

const environment = `${prerequisites}: Environment Details`;

export const clearcompany: StandardProfile = {
  id: "clearcompany",
  vendor: "ClearCompany",
  product: "ClearCompany Bulk Calendar Connect",
  summary:
    "Syncs the calendars of all users with ClearCompany at once, for planning interviews. Cronofy, another company, does the syncing.",
  values: {
    serviceAccount: {
      title: "Service account",
      what: "The address of an account with a mailbox, in the domain of the users. Not needed with Microsoft Graph.",
      format: "email",
      example: "clearcompany@contoso.com",
    },
    groupAddress: {
      title: "Address of the group",
      what: "The group of the users whose calendars sync, if not all of them do.",
      format: "email",
      example: "clearcompanycalendars@contoso.com",
    },
  },

  modes: [graph, ews, onPremises],

  doubts: [
    {
      kind: "outdated",
      guide: "Microsoft deprecates Exchange Web Services in February 2023.",
      section: environment,
      today: `That was never the day. ${ewsEnds} ${ewsUnaffected}`,
      since: ewsBlocked,
      page: sources.ewsRetirement.page,
    },
    {
      kind: "outdated",
      guide: "A service account with impersonation connects Office 365, too.",
      section: setUp,
      today: `${impersonationGone} Cronofy moves existing connections to Microsoft Graph; limits have to be set for the new connection before, because it may reach more calendars than the old one.`,
      page: cronofy.migration.page,
    },
    {
      kind: "contradiction",
      guide: "GraphAPI is for accounts of Office 365 or of MS Exchange.",
      section: environment,
      today:
        "Further down, Office 365 is the only provider on offer with GraphAPI, and Cronofy says the same. An Exchange Server is connected with a service account.",
      page: cronofy.graph.page,
    },
    {
      kind: "contradiction",
      guide: "Whoever links Office 365 signs in to the service account, whichever method was chosen.",
      section: configure,
      today:
        "With GraphAPI there is no service account: sign in as the Global Administrator, as the guide says further up.",
      page: cronofy.graph.page,
    },
    {
      kind: "open",
      guide: "A Global Administrator is the least that the consent takes.",
      section: `${setUp}: GraphAPI`,
      today:
        "For Microsoft a Privileged Role Administrator is enough; an Application Administrator is not. Azure Active Directory is now called Microsoft Entra ID.",
      page: sources.consent.page,
    },
    {
      kind: "open",
      guide: "The permissions of the app are not named.",
      section: `${setUp}: GraphAPI`,
      today:
        "Cronofy names the application permissions User.Read.All, Organization.Read.All, Place.Read.All and Calendars.ReadWrite. What the page of the consent shows is what counts.",
      page: cronofy.scopes.page,
    },
    {
      kind: "open",
      guide: "With GraphAPI, free/busy visibility is set in Microsoft’s administration console.",
      section: environment,
      today:
        "There is no such switch for an app that may read calendars. One edition of Cronofy’s pages says that free/busy alone is not to be had with Microsoft Graph, another one names a second app for it, with Calendars.ReadBasic. Ask ClearCompany which app it uses.",
      page: cronofy.scopes.page,
    },
    {
      kind: "open",
      guide: "Conferencing with Microsoft Teams is among the settings that are shown without GraphAPI.",
      section: configure,
      today: "Cronofy offers Microsoft Teams through Microsoft Graph. Ask ClearCompany where it is set then.",
      page: cronofy.graph.page,
    },
    {
      kind: "open",
      guide: "Nothing is said of limiting the consent to some users.",
      section: `${setUp}: GraphAPI`,
      today:
        "Cronofy describes an application access policy, which is legacy, and works on support for RBAC for Applications.",
      page: cronofy.limit.page,
    },
    {
      kind: "open",
      guide: "Fixed addresses are to be allowed.",
      section: `${setUp}: Create a Service Account`,
      today:
        "They are only linked. They depend on the data centre and matter where a firewall stands in front of your own server.",
      page: cronofy.addresses.page,
    },
  ],
  leftOut: [
    { what: "Setting up Google Workspace", why: "It has nothing to do with Exchange or Microsoft 365." },
    {
      what: "The list of fixed addresses",
      section: `${setUp}: Create a Service Account`,
      why: "It is only linked, differs by data centre and changes.",
    },
    {
      what: "The articles on the service account, impersonation and testing",
      section: `${setUp}: Create a Service Account`,
      why: "They are only linked. The steps say what the guide itself requires, and the recipe does what the articles are about.",
    },
    {
      what: "The article on troubleshooting sync issues",
      section: configure,
      why: "It is only linked. The page Calendars shows the errors.",
    },
    {
      what: "Pictures of the pages",
      why: "Labels that only pictures show are marked in the hand-over sheet.",
    },
    {
      what: "The PDF of the instructions, further resources and comments",
      section: "Additional Resources",
      why: "They are links and say nothing of their own.",
    },
  ],
  sources: [
    {
      title: "Bulk Calendar Connect - Microsoft Exchange Calendars",
      page: "https://clearco.zendesk.com/hc/en-us/articles/4411791362587-Bulk-Calendar-Connect-Microsoft-Exchange-Calendars",
      read: "2026-11-21",
    },
    cronofy.scopes,
    cronofy.graph,
    cronofy.limit,
    cronofy.migration,
    cronofy.addresses,
    sources.ewsRetirement,
    sources.impersonation,
    sources.consent,
  ],
};
