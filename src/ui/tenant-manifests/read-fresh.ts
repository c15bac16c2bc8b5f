import type { ApplicationKey } from "../../graph/applications.js";
import type { Connection } from "../../identity/connection.js";
import { openApplication, type OpenedApplication } from "../../tenant/open-application.js";
import type { Services } from "../services.js";
import { inTenant } from "../tenant/in-tenant.js";

/** The application as it is at this moment, which the tree is told too. Throws a `GraphError`. */
export async function readFresh(
  services: Services,
  connection: Connection,
  key: ApplicationKey,
  title: string,
): Promise<OpenedApplication> {
  const opened = await inTenant(services, connection, title, ({ session: { asking, resources }, signal }) =>
    openApplication(asking, key, resources, {
      signal,
      reason: "The manifest of an application is read from the tenant.",
    }),
  );
  const { id } = opened.application;
  if (typeof id === "string") {
    services.applications.keep({ connection, id }, opened);
  }
  return opened;
}
