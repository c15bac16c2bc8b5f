import { azureAdGraph, exchangeOnline } from "./well-known.js";

/**
 * Names under which the portal, older pages and other tools know a resource, by its appId. Microsoft renames
 * resources now and then, and what a tenant publishes does not follow.
 *
 * @see https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const aliases: Readonly<Record<string, readonly string[]>> = {
  [azureAdGraph]: ["Azure Active Directory Graph", "Azure AD Graph"],
  [exchangeOnline]: ["Exchange Online"],
  "00000003-0000-0ff1-ce00-000000000000": ["SharePoint"],
  "00000005-0000-0ff1-ce00-000000000000": ["Viva Engage", "Yammer"],
  "797f4846-ba00-4fd7-ba43-dac1f8f63013": [
    "Azure Service Management",
    "Windows Azure Service Management API",
  ],
};

/** Other names of a resource, the portal's first. */
export function listAliases(appId: string): readonly string[] {
  return aliases[appId] ?? [];
}
