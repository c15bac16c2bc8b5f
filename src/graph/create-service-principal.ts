import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope } from "./asking.js";
import type { GraphClient } from "./client.js";

/**
 * Makes the service principal of an application in this tenant, and gives it whole.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals
 */
export function createServicePrincipal(
  client: GraphClient,
  appId: string,
  options: AskOptions = {},
): Promise<ServicePrincipal> {
  const scopes: readonly GraphScope[] = ["Application.ReadWrite.All"];
  return client.post("/servicePrincipals", { appId }, { ...options, scopes });
}
