import { UserError } from "../../base/errors.js";
import { sleep } from "../../base/wait.js";
import type { AdministratorLookup } from "../../calendar/mailbox-check.js";
import type { GraphClient } from "../../graph/client.js";
import type { Connection } from "../../identity/connection.js";
import { isServer } from "../connections/describe-connection.js";
import { MissingSecretError } from "../connections/kept-secrets.js";
import { describeAccount } from "../connections/sign-in.js";
import type { Services } from "../services.js";
import type { CheckRecord } from "./check-record.js";
import type { OpenedCheck } from "./check-run.js";

/** Why a person is asked to sign in, or for more permissions. */
export const checkReason = "The check reads how many events there are in the calendars of many mailboxes.";

/** Signs in where it has to be, and opens the door of a check. Throws a `UserError` where there is none any more. */
export async function openCheck(
  services: Services,
  record: CheckRecord,
  signal: AbortSignal,
): Promise<OpenedCheck> {
  const { connections } = services;
  const connection = connections.find(record.state.connection);
  if (!connection) {
    throw new UserError(`There is no connection to ${record.connectionName} any more.`, {
      remedy: "Connect again and start a new check.",
    });
  }
  return isServer(connection.way)
    ? await openServer(services, connection, record)
    : await openOnline(services, connection, record, signal);
}

async function openOnline(
  services: Services,
  connection: Connection,
  { state: { via } }: CheckRecord,
  signal: AbortSignal,
): Promise<OpenedCheck> {
  const { session, account } = await services.connections.signIn(connection, { interactive: true, signal });
  const known = await findAdministrators(session.graph, signal);
  const isApp = account.kind === "app";
  const opened = { ...known, signedInAs: describeAccount({ account }) };
  if (via === "graph") {
    const { createGraphDoor } = await import("../../graph/check-calendars.js");
    const door = createGraphDoor(session.asking, { as: isApp ? "app" : "user" });
    return { ...opened, door, close: () => Promise.resolve() };
  }
  const [{ openOnlineSource }, { createEwsDoor }] = await Promise.all([
    import("../../ews/open-source.js"),
    import("../../ews/check-calendars.js"),
  ]);
  const { cloud, askingTokens: tokens } = session;
  const agreedAddress = services.agreedAddresses.find(connection.id);
  const source = openOnlineSource({ cloud, tokens, isApp, agreedAddress }, worldOf(services, connection));
  return {
    ...opened,
    door: createEwsDoor(source.client, { impersonates: isApp }),
    close: () => source.close(),
  };
}

async function openServer(
  services: Services,
  connection: Connection,
  { impersonates }: CheckRecord,
): Promise<OpenedCheck> {
  const { way } = connection;
  const secret = await services.connections.readSecret(connection);
  if (!isServer(way) || secret.kind !== "password") {
    throw new MissingSecretError(connection);
  }
  const [{ openServerSource }, { createEwsDoor }] = await Promise.all([
    import("../../ews/open-source.js"),
    import("../../ews/check-calendars.js"),
  ]);
  const parts = { way, password: secret.password, impersonates };
  const opened = await openServerSource(parts, worldOf(services, connection));
  return {
    door: createEwsDoor(opened.client, { impersonates }),
    signedInAs: way.user,
    administrators: undefined,
    note: undefined,
    close: () => opened.close(),
  };
}

/** Nobody is asked for more permissions for it. */
async function findAdministrators(
  client: GraphClient,
  signal: AbortSignal,
): Promise<{ readonly administrators: AdministratorLookup | undefined; readonly note: string | undefined }> {
  const { readAdministrators } = await import("../../graph/administrators.js");
  try {
    const { isAdministrator, problem } = await readAdministrators(client, { signal });
    const note =
      problem &&
      "Who holds administrator roles is not known for every mailbox, because whoever signed in may not read roles.";
    return { administrators: isAdministrator, note };
  } catch (error) {
    if (signal.aborted || !(error instanceof UserError)) {
      throw error;
    }
    return {
      administrators: undefined,
      note: `Who holds administrator roles is not known: ${error.message}`,
    };
  }
}

function worldOf({ settings, log }: Services, { name }: Connection) {
  return {
    // Looked up at each call: VS Code puts one in its place that knows its proxy and its certificates.
    fetch: (...args: Parameters<typeof fetch>) => globalThis.fetch(...args),
    now: () => new Date(),
    sleep,
    random: Math.random,
    timeoutSeconds: settings.graphTimeoutSeconds(),
    log: (message: string) => {
      log.debug(`${name}: ${message}`);
    },
  };
}
