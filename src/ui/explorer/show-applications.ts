import type { Connection } from "../../identity/connection.js";
import type { Services } from "../services.js";
import { applicationsNodeId, connectionNodeId } from "./node-ids.js";

/** Paints the applications of a connection anew, after somebody wants to see others or in another order. */
export function showApplications({ tenantTree }: Services, connection: Connection): void {
  tenantTree.show(tenantTree.find(applicationsNodeId(connection)));
}

/** The same for all that stands below a connection, when there are other lines than before. */
export function showConnection({ tenantTree }: Services, connection: Connection): void {
  tenantTree.show(tenantTree.find(connectionNodeId(connection)));
}
