import { isGuid } from "../../base/guid.js";
import { UserError } from "../../base/errors.js";
import type { Connection } from "../../identity/connection.js";
import { signInWithProgress } from "../connections/sign-in.js";
import type { Services } from "../services.js";

/** The id of the tenant itself. A connection may name it by a domain, so that it takes a sign-in to learn it. */
export async function readTenantId(services: Services, connection: Connection): Promise<string> {
  if (isGuid(connection.tenant)) {
    return connection.tenant.toLowerCase();
  }
  const account =
    (await services.connections.findAccount(connection)) ??
    (await signInWithProgress(services, connection)).account;
  if (isGuid(account.tenantId)) {
    return account.tenantId;
  }
  const { readOrganization } = await import("../../graph/organization.js");
  const { asking } = await services.connections.open(connection);
  const { id } = await readOrganization(asking);
  if (!isGuid(id)) {
    throw new UserError("Microsoft Graph does not tell the id of this tenant.");
  }
  return id;
}
