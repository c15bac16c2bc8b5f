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
import { createWorld, type World } from "../world.js";
import { chooseConnection, type Chosen as ChosenConnection } from "./choose-connection.js";
import { CredentialSource } from "./credential.js";
import type { ConnectionOptions, ServerOptions } from "./options.js";
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

/** What is known before anything is sent or signed in. */
export interface Chosen extends ChosenConnection {
  readonly credentials: CredentialSource;
  readonly world: World;
  readonly signal: AbortSignal;
}

/**
 * Runs `task` in the tenant that the options name, and leaves nothing behind. Nothing is sent before the task asks for
 * something. Throws a `UserError`, and no error has a secret in it.
 */
export function withConnection(
  options: ConnectionOptions,
  io: Io,
  task: (connected: Connected) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withChosen(options, io, (chosen) => {
    const { connection, cloud, signal } = chosen;
    const tokens = createTokens(chosen);
    const graph = createGraphClient({ ...chosen.world, cloud, tokens });
    return task({ connection, cloud, tokens, graph, signal });
  });
}

/** The same for a task that signs in itself, in a tenant or to an Exchange Server. */
export async function withChosen(
  options: ServerOptions,
  io: Io,
  task: (chosen: Chosen) => Promise<ExitCode>,
): Promise<ExitCode> {
  checkStandardInput(options);
  const { interrupted: signal } = io;
  const demo = options.demo ? await startDemo({ now: () => io.now }) : undefined;
  try {
    signal.throwIfAborted();
    return await choose(options, demo ?? (await readEndpoints(options, io)), io, task);
  } finally {
    await demo?.stop();
  }
}

async function choose(
  options: ServerOptions,
  pretend: PretendTenant | undefined,
  io: Io,
  task: (chosen: Chosen) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { connection, cloud } = await chooseConnection(options, pretend, io);
  const credentials = new CredentialSource(connection, options, pretend, io);
  const log = (message: string) => {
    if (options.verbose) {
      io.complain(printableLines(redact(message, credentials.secrets)));
    }
  };
  const world = createWorld(io, log);
  const { interrupted: signal } = io;
  try {
    // A task that throws at once must not get around what follows, either.
    const done = Promise.resolve().then(() => task({ connection, cloud, credentials, world, signal }));
    return await untilAborted(done, signal);
  } catch (error) {
    throw withoutSecrets(error, credentials);
  }
}

/** The tokens of a connection, for which whoever runs the command is asked as soon as that is needed. */
export function createTokens({ connection, cloud, credentials, world }: Chosen): TokenSource {
  const readCredential = () => credentials.read();
  return asking(createTokenSource({ connection, cloud, world, readCredential }));
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

function checkStandardInput(options: ConnectionOptions): void {
  const { connection, endpoints, certificate, mailboxes, secretStdin } = options;
  const files = [connection, endpoints, certificate, mailboxes].filter((file) => file === "-");
  if (files.length + (secretStdin ? 1 : 0) > 1) {
    throw new UserError(
      "Standard input can be only one of the connection, the endpoints, the certificate, the mailboxes and the secret.",
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
