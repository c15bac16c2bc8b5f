import type { Application, ServicePrincipal } from "@microsoft/microsoft-graph-types";
import type { ApplicationKey } from "../graph/applications.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import type { Grants } from "../graph/grants.js";
import type { PermissionGroup } from "./permissions.js";
import type { TenantResources } from "./resources.js";

/** A registration with what it was given. */
export interface OpenedApplication {
  /** Whole, as Microsoft Graph gives it. */
  readonly application: Application;
  /** Absent where it has none in this tenant, so that nothing could be granted. */
  readonly servicePrincipal: ServicePrincipal | undefined;
  readonly grants: Grants;
  /** By resource, in the order of the registration; what is granted and not asked for after it. */
  readonly permissions: readonly PermissionGroup[];
}

/**
 * Reads a registration, its service principal and its grants with one `$batch`, and one more for resources that neither
 * the catalogue nor `resources` knows. Throws a `GraphError`.
 */
export function openApplication(
  client: GraphClient,
  key: ApplicationKey,
  resources: TenantResources,
  options: AskOptions = {},
): Promise<OpenedApplication> {
  throw new Error(`not built: ${String([client, key, resources, options])}`);
}
