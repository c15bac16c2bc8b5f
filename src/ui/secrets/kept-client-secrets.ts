import type { Connection } from "../../identity/connection.js";
import type { Services } from "../services.js";
import type { ApplicationPlace } from "../tenant/opened-applications.js";

/**
 * The values of client secrets that were made here, which nobody can read from a tenant again.
 *
 * They are kept with what their connection signs in with: encrypted by VS Code, or in memory for the demo tenant, until
 * somebody signs out or disconnects.
 */
type World = Pick<Services, "connections">;

const prefix = "client-secret/";

const keyOf = ({ id }: ApplicationPlace, keyId: string) => `${prefix}${id}/${keyId}`.toLowerCase();

export async function keepClientSecret(
  { connections }: World,
  place: ApplicationPlace,
  keyId: string,
  value: string,
): Promise<void> {
  await connections.secretsOf(place.connection).store(keyOf(place, keyId), value);
}

export async function findClientSecret(
  { connections }: World,
  place: ApplicationPlace,
  keyId: string,
): Promise<string | undefined> {
  return await connections.secretsOf(place.connection).get(keyOf(place, keyId));
}

/** Whether a secret can be copied, because its value is kept here. */
export async function isKept(world: World, place: ApplicationPlace, keyId: string): Promise<boolean> {
  return (await findClientSecret(world, place, keyId)) !== undefined;
}

export async function forgetClientSecret(
  { connections }: World,
  place: ApplicationPlace,
  keyId: string,
): Promise<void> {
  await connections.secretsOf(place.connection).delete(keyOf(place, keyId));
}

/** How many are kept of all applications of a connection. */
export async function countKept({ connections }: World, connection: Connection): Promise<number> {
  const keys = await connections.secretsOf(connection).keys();
  return keys.filter((key) => key.startsWith(prefix)).length;
}
