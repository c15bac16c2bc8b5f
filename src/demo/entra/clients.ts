import type { ClientFacts, DemoUser } from "../parts.js";
import { EntraFailure } from "./failures.js";
import type { EntraRequest, EntraWorld } from "./world.js";

/** The client of an id, if it may sign in at the tenant of the request. */
export function readClient(
  { state }: EntraWorld,
  clientId: string | null | undefined,
  tenant: EntraRequest["tenant"],
): ClientFacts {
  if (!clientId) {
    throw new EntraFailure(900144, { parameter: "client_id" });
  }
  const client = state.findClient(clientId);
  if (!client) {
    throw new EntraFailure(700016, { appId: clientId, tenant: state.name });
  }
  const words = { appId: client.appId, name: client.displayName };
  if (!client.enabled) {
    throw new EntraFailure(7000112, words);
  }
  if (tenant === "any" && client.signInAudience === "AzureADMyOrg") {
    throw new EntraFailure(50194, words);
  }
  return client;
}

/** Somebody of the tenant who may sign in. */
export function readUser({ state }: EntraWorld, idOrName: string): DemoUser {
  const user = state.findUser(idOrName);
  if (!user) {
    throw new EntraFailure(50020, { user: idOrName, tenant: state.name });
  }
  if (!user.enabled) {
    throw new EntraFailure(50057);
  }
  return user;
}
