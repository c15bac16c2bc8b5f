import { localDay } from "../../base/days.js";
import { redact } from "../../base/redact.js";
import { sleep } from "../../base/wait.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import { createGraphClient, type GraphClient } from "../../graph/client.js";
import type { Cloud } from "../../identity/clouds.js";
import type { Connection } from "../../identity/connection.js";
import { createTokenSource, type Credential } from "../../identity/token-source.js";
import type { Account, SecretStore, TokenSource } from "../../identity/tokens.js";
import { TenantResources } from "../../tenant/resources.js";
import { createPrompts } from "./prompts.js";
import { runProgram } from "./run-program.js";
import { createEditorTokens } from "./editor-account.js";

/** A connection in use: what gives its tokens and what asks Microsoft Graph with them. */
export interface Session {
  /** Whether it is read-only may change while it is in use. */
  readonly connection: Omit<Connection, "readOnly">;
  readonly cloud: Cloud;
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
  /** The same for what somebody started who can be asked to sign in, or for more permissions. */
  readonly asking: GraphClient;
  readonly askingTokens: TokenSource;
  /** The APIs of the tenant, as far as they were asked for. */
  readonly resources: TenantResources;
  /** Absent as long as nobody signed in. */
  readonly account: Account | undefined;
}

export interface SessionParts {
  readonly connection: Connection;
  readonly cloud: Cloud;
  readonly secrets: SecretStore;
  readonly readCredential: () => Promise<Credential>;
  readonly timeoutSeconds: number;
  /** What a person has to type on the sign-in page of a demo tenant. */
  readonly approval: string | undefined;
  readonly log: (message: string) => void;
}

/** Signs in nobody yet. Throws a `UserError` where a connection can have no tokens. */
export function createSession(parts: SessionParts): Session {
  const { connection, cloud, secrets, readCredential, timeoutSeconds } = parts;
  const log = (message: string) => {
    parts.log(redact(message));
  };
  const world = {
    // Looked up at each call: VS Code puts one in its place that knows its proxy and its certificates.
    fetch: (...args: Parameters<typeof fetch>) => globalThis.fetch(...args),
    now: () => new Date(),
    sleep,
    log,
  };
  const tokens =
    connection.way.kind === "vscode-account"
      ? createEditorTokens({ connection, way: connection.way, cloud, now: world.now })
      : createTokenSource({
          connection,
          cloud,
          world: { ...world, secrets, prompts: createPrompts(parts.approval), run: runProgram },
          readCredential,
        });
  const graphWorld = { ...world, cloud, tokens, random: Math.random, timeoutSeconds };
  const askingTokens = asking(tokens);
  return {
    connection,
    cloud,
    tokens,
    graph: createGraphClient(graphWorld),
    asking: createGraphClient({ ...graphWorld, tokens: askingTokens }),
    askingTokens,
    resources: new TenantResources(standardCatalogue(), () => localDay(world.now())),
    get account() {
      return tokens.account;
    },
  };
}

function asking(tokens: TokenSource): TokenSource {
  return {
    get account() {
      return tokens.account;
    },
    getToken: (request) => tokens.getToken({ interactive: true, ...request }),
    signOut: () => tokens.signOut(),
  };
}
