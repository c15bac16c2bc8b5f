import type { Delay, Source, Step } from "../../profile.js";

/** What several profiles say about Microsoft's side, in the same words. */

const read = "2026-11-21";

/** The day from which Exchange Online blocks Exchange Web Services where nobody asked for an exception. */
export const ewsBlocked = "2026-10-01";

export const ewsEnds =
  "Exchange Web Services (EWS) in Exchange Online have been blocked by default since 1 October 2026, organisation by organisation, and end for everybody on 1 April 2027.";

export const ewsUnaffected =
  "Exchange Server on-premises is not affected, and for sovereign clouds no dates are known.";

export const vendorTells =
  "Whether the product can use Microsoft Graph instead is for the vendor to tell; the guide does not say it.";

export const impersonationGone =
  "Exchange Online took no new assignments of the role ApplicationImpersonation from September 2024 and removed it in February 2025; on Exchange Server it still exists.";

export const basicGone =
  "Exchange Online stopped accepting a name and a password (Basic authentication) from 1 October 2022, and the last exceptions ended in January 2023.";

export const shortSecret =
  "The portal offers at most 24 months, and Microsoft recommends less than 12. Nobody reminds of the end: the product only stops syncing.";

export const allowEws: Step = {
  title: "Allow Exchange Web Services for this app until they end",
  what: "Once the block has reached the organisation, and until 1 April 2027, Exchange Online answers the app only if the organisation’s switch EwsEnabled is on and its list EwsAllowedAppIDs names the app. The list is written as a whole: what stands in it already has to stay.",
  recipe: { id: "allow-ews", parameters: { clientId: "{clientId}" } },
};

export const roleAssignmentDelay: Delay = {
  what: "A role assignment with RBAC for Applications takes effect after 30 minutes for an app that was idle, and after up to two hours for one that is in use.",
  hours: 2,
};

export const ewsSwitchDelay: Delay = {
  what: "A change of the list of apps that may use Exchange Web Services is reported to take up to a day.",
  hours: 24,
};

export const sources = {
  ewsRetirement: {
    title: "Deprecation of Exchange Web Services in Exchange Online",
    page: "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-ews-exchange-online",
    read,
  },
  ewsControl: {
    title: "Control access to EWS in Exchange",
    page: "https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-control-access-to-ews-in-exchange",
    read,
  },
  ewsOAuth: {
    title: "Authenticate an EWS application by using OAuth",
    page: "https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-authenticate-an-ews-application-by-using-oauth",
    read,
  },
  impersonation: {
    title: "Configure impersonation",
    page: "https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-configure-impersonation",
    read,
  },
  basicAuthentication: {
    title: "Deprecation of Basic authentication in Exchange Online",
    page: "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online",
    read,
  },
  applicationRbac: {
    title: "Role Based Access Control for Applications in Exchange Online",
    page: "https://learn.microsoft.com/exchange/permissions-exo/application-rbac",
    read,
  },
  accessPolicies: {
    title: "Application access policies in Exchange Online",
    page: "https://learn.microsoft.com/exchange/permissions-exo/application-access-policies",
    read,
  },
  exchangePowerShell: {
    title: "About the Exchange Online PowerShell module",
    page: "https://learn.microsoft.com/powershell/exchange/exchange-online-powershell-v2",
    read,
  },
  connectPowerShell: {
    title: "Connect to Exchange Online PowerShell",
    page: "https://learn.microsoft.com/powershell/exchange/connect-to-exchange-online-powershell",
    read,
  },
  folderPermission: {
    title: "Add-MailboxFolderPermission",
    page: "https://learn.microsoft.com/powershell/module/exchangepowershell/add-mailboxfolderpermission",
    read,
  },
  credentials: {
    title: "Add and manage application credentials in Microsoft Entra ID",
    page: "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials",
    read,
  },
  consent: {
    title: "Grant tenant-wide admin consent to an application",
    page: "https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent",
    read,
  },
  consentPolicies: {
    title: "Manage app consent policies",
    page: "https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies",
    read,
  },
  revokeConsent: {
    title: "Review permissions granted to enterprise applications",
    page: "https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions",
    read,
  },
  entraName: {
    title: "New name for Azure Active Directory",
    page: "https://learn.microsoft.com/entra/fundamentals/new-name",
    read,
  },
  azureAdGraph: {
    title: "Migrate your apps from Azure AD Graph to Microsoft Graph",
    page: "https://learn.microsoft.com/graph/migrate-azure-ad-graph-overview",
    read,
  },
  graphPermissions: {
    title: "Microsoft Graph permissions reference",
    page: "https://learn.microsoft.com/graph/permissions-reference",
    read,
  },
} as const satisfies Record<string, Source>;
