import type { Day } from "../../base/days.js";
import type { Connection } from "../../identity/connection.js";
import type { Services } from "../services.js";
import type { ApplicationSubject, NamedApplication } from "../tenant/choose-application.js";
import type { ApplicationPlace } from "../tenant/opened-applications.js";

/**
 * The value of a client secret that was made here, which nobody can read from the tenant again.
 *
 * It is kept with what its connection signs in with: encrypted by VS Code, or in memory for the demo tenant, until
 * somebody signs out or disconnects.
 */
export interface KeptClientSecret {
  readonly application: NamedApplication;
  readonly keyId: string;
  readonly name: string | undefined;
  readonly end: Day | undefined;
  readonly value: string;
}

type World = Pick<Services, "connections">;

const prefix = "client-secret/";

const keyOf = (applicationId: string, keyId: string) => `${prefix}${applicationId}/${keyId}`.toLowerCase();

export async function keepClientSecret(
  { connections }: World,
  connection: Connection,
  secret: KeptClientSecret,
): Promise<void> {
  const key = keyOf(secret.application.id, secret.keyId);
  await connections.secretsOf(connection).store(key, JSON.stringify(secret));
}

export async function findClientSecret(
  { connections }: World,
  { connection, id }: ApplicationPlace,
  keyId: string,
): Promise<KeptClientSecret | undefined> {
  const text = await connections.secretsOf(connection).get(keyOf(id, keyId));
  return text === undefined ? undefined : (JSON.parse(text) as KeptClientSecret);
}

/** Whether a secret can be copied, because its value is kept here. */
export async function isKept(
  { connections }: World,
  { connection, id }: ApplicationPlace,
  keyId: string,
): Promise<boolean> {
  return (await connections.secretsOf(connection).get(keyOf(id, keyId))) !== undefined;
}

export async function forgetClientSecret(
  { connections }: World,
  { connection, application }: ApplicationSubject,
  keyId: string,
): Promise<void> {
  await connections.secretsOf(connection).delete(keyOf(application.id, keyId));
}

/** All that are kept for a connection. */
export async function listClientSecrets(
  { connections }: World,
  connection: Connection,
): Promise<readonly KeptClientSecret[]> {
  const secrets = connections.secretsOf(connection);
  const keys = (await secrets.keys()).filter((key) => key.startsWith(prefix));
  const texts = await Promise.all(keys.map((key) => secrets.get(key)));
  return texts.flatMap((text) => (text === undefined ? [] : [JSON.parse(text) as KeptClientSecret]));
}

/** All that are kept of an application, by its client ID, whatever the connection. */
export async function listOfClient(
  { connections }: World,
  clientId: string,
): Promise<readonly KeptClientSecret[]> {
  const all = await Promise.all(connections.list().map((each) => listClientSecrets({ connections }, each)));
  return all.flat().filter(({ application }) => application.appId.toLowerCase() === clientId.toLowerCase());
}
