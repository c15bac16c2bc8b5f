import type { Application, ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { readApplicationGrants } from "../graph/application-grants.js";
import type { ApplicationKey } from "../graph/applications.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { describeGrants, type Grants } from "../graph/grants.js";
import { namesFor } from "./permission-names.js";
import { groupPermissions, type PermissionGroup } from "./permissions.js";
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
 * the catalogue nor `resources` knows. Where the client id is not among the key, it takes one more to learn it. Throws a
 * `GraphError`.
 */
export async function openApplication(
  client: GraphClient,
  key: ApplicationKey,
  resources: TenantResources,
  options: AskOptions = {},
): Promise<OpenedApplication> {
  const usual = resources.requestUsual();
  const read = await readApplicationGrants(client, key, usual, options);
  const { application, servicePrincipal, assignments, delegated } = read;
  if (usual && read.beside !== undefined) {
    resources.keepUsual(read.beside);
  }
  const declared = application.requiredResourceAccess ?? [];
  const isForeign = (appId: string) => resources.catalogue.findResource(appId) === undefined;
  const ids = [...assignments, ...delegated].flatMap(({ resourceId }) => resourceId ?? []);
  const appIds = declared.flatMap(({ resourceAppId }) => resourceAppId ?? []).filter(isForeign);
  await resources.learn(client, { ids, appIds }, options);

  const grants = describeGrants(assignments, delegated, namesFor(resources));
  const { catalogue } = resources;
  const known = { catalogue, resources, asOf: resources.today() };
  return {
    application,
    servicePrincipal,
    grants,
    permissions: groupPermissions(declared, grants, known),
  };
}
