import type { Holder } from "../graph/grants-of-resource.js";
import type { Registrations } from "./registrations.js";
import type { ReportLine } from "./report.js";

/**
 * The tenants in which Microsoft registers its own applications.
 *
 * @see https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const microsoft: ReadonlySet<string> = new Set([
  "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
  "72f988bf-86f1-41af-91ab-2d7cd011db47",
]);

/** The id of this tenant, as the service principal of any of its own registrations tells it. */
export function ownTenantOf(holders: readonly Holder[], registrations: Registrations): string | undefined {
  const own = holders.find(
    ({ appId, appOwnerOrganizationId }) => registrations.has(appId) && appOwnerOrganizationId,
  );
  return own?.appOwnerOrganizationId?.toLowerCase();
}

/** Who registered an application. A managed identity is of this tenant, without a registration. */
export function publisherOf(
  { appOwnerOrganizationId, servicePrincipalType }: Holder,
  isRegisteredHere: boolean,
  ownTenant: string | undefined,
): ReportLine["publisher"] {
  const owner = appOwnerOrganizationId?.toLowerCase();
  if (
    isRegisteredHere ||
    servicePrincipalType === "ManagedIdentity" ||
    (owner !== undefined && owner === ownTenant)
  ) {
    return "this tenant";
  }
  return owner !== undefined && microsoft.has(owner) ? "Microsoft" : "another tenant";
}
