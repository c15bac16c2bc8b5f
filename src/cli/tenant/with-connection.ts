import { UserError } from "../../base/errors.js";
import { redact } from "../../base/redact.js";
import { untilAborted } from "../../base/wait.js";
import { createGraphClient, type GraphClient } from "../../graph/client.js";
import type { Cloud } from "../../identity/clouds.js";
import type { Connection } from "../../identity/connection.js";
import { createTokenSource } from "../../identity/token-source.js";
import type { TokenSource } from "../../identity/tokens.js";
import { readText } from "../change-file.js";
import type { ExitCode, Io } from "../io.js";
import { printableLines } from "../words.js";
import { createWorld } from "../world.js";
import { chooseConnection } from "./choose-connection.js";
import { CredentialSource } from "./credential.js";
import type { ConnectionOptions } from "./options.js";
import { parsePretendTenant, type PretendTenant } from "./pretend-tenant.js";
import { startDemo } from "./start-demo.js";

/** What a command has in its hands that works in a tenant. */
export interface Connected {
  readonly connection: Connection;
  readonly cloud: Cloud;
  /** Ask a person to sign in as soon as that is needed. */
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
  /** Aborted when the user stops the command. */
  readonly signal: AbortSignal;
}

/**
 * Runs `task` in the tenant that the options name, and leaves nothing behind. Nothing is sent before the task asks for
 * something. Throws a `UserError`, and no error has a secret in it.
 */
export async function withConnection(
  options: ConnectionOptions,
  io: Io,
  task: (connected: Connected) => Promise<ExitCode>,
): Promise<ExitCode> {
  checkStandardInput(options);
  const { interrupted: signal } = io;
  const demo = options.demo ? await startDemo({ now: () => io.now }) : undefined;
  try {
    signal.throwIfAborted();
    return await connect(options, demo ?? (await readEndpoints(options, io)), io, task);
  } finally {
    await demo?.stop();
  }
}

async function connect(
  options: ConnectionOptions,
  pretend: PretendTenant | undefined,
  io: Io,
  task: (connected: Connected) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { connection, cloud } = await chooseConnection(options, pretend, io);
  const credentials = new CredentialSource(connection, options, pretend, io);
  const log = (message: string) => {
    if (options.verbose) {
      io.complain(printableLines(redact(message, credentials.secrets)));
    }
  };
  const world = createWorld(io, log);
  const readCredential = () => credentials.read();
  const tokens = asking(createTokenSource({ connection, cloud, world, readCredential }));
  const graph = createGraphClient({ ...world, cloud, tokens });
  const { interrupted: signal } = io;
  try {
    return await untilAborted(task({ connection, cloud, tokens, graph, signal }), signal);
  } catch (error) {
    throw withoutSecrets(error, credentials);
  }
}

/** Whoever runs a command can be asked while it runs. */
function asking(tokens: TokenSource): TokenSource {
  return {
    get account() {
      return tokens.account;
    },
    getToken: (request) => tokens.getToken({ interactive: true, ...request }),
    signOut: () => tokens.signOut(),
  };
}

async function readEndpoints({ endpoints }: ConnectionOptions, io: Io): Promise<PretendTenant | undefined> {
  if (endpoints === undefined) {
    return undefined;
  }
  const { text } = await readText(endpoints, io);
  return parsePretendTenant(text);
}

function checkStandardInput({ connection, endpoints, certificate, secretStdin }: ConnectionOptions): void {
  const uses = [connection === "-", endpoints === "-", certificate === "-", secretStdin === true];
  if (uses.filter(Boolean).length > 1) {
    throw new UserError(
      "Standard input can be only one of the connection, the endpoints, the certificate and the secret.",
    );
  }
}

/** Errors that are meant for the user have none. Of any other, the stack is shown. */
function withoutSecrets(error: unknown, { secrets }: CredentialSource): unknown {
  if (error instanceof Error && !(error instanceof UserError)) {
    error.stack = redact(error.stack ?? error.message, secrets);
  }
  return error;
}
