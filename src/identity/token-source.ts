import { UserError } from "../base/errors.js";
import type { Acquirer } from "./acquire.js";
import { createAppAcquirer } from "./app-tokens.js";
import { createCliAcquirer } from "./azure-cli.js";
import type { Cloud } from "./clouds.js";
import { findTenantProblem } from "./connection-fields.js";
import { graphCommandLineTools, type Connection } from "./connection.js";
import { createPersonAcquirer } from "./person-tokens.js";
import { RememberedTokens } from "./remembered-tokens.js";
import type { SecretStore, SignInPrompts, TokenSource } from "./tokens.js";

/** The world as signing in sees it. */
export interface SignInWorld {
  /** Goes through the proxy and trusts the CAs that the user set. */
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly secrets: SecretStore;
  readonly prompts: SignInPrompts;
  /**
   * Runs a program without a shell, in a folder in which nobody else could have put one of the same name, and gives its
   * standard output. Throws with `code: "ENOENT"` where there is no such program, and where it fails with what it wrote
   * in `stderr`.
   */
  readonly run: (file: string, args: readonly string[], signal?: AbortSignal) => Promise<string>;
  /** What was said for the log. Never holds a secret, a token or a header. */
  readonly log: (message: string) => void;
  /** Waits, and rejects as soon as `signal` is aborted. A real wait where it is absent. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** What proves an application's identity. Read from where it is kept at the moment of use, and not held. */
export type Credential =
  | { readonly kind: "client-secret"; readonly secret: string }
  | { readonly kind: "certificate"; readonly privateKey: string; readonly certificate: string };

export interface TokenSourceParts {
  readonly connection: Connection;
  readonly cloud: Cloud;
  readonly world: SignInWorld;
  /** The credential of an app-only connection. Throws a `UserError` where none is kept. */
  readonly readCredential: () => Promise<Credential>;
}

/**
 * The tokens of a connection, for every way but VS Code's own account, which the editor brings. Throws a `UserError`
 * where a connection can have no tokens.
 */
export function createTokenSource(parts: TokenSourceParts): TokenSource {
  return new RememberedTokens(createAcquirer(parts), parts.cloud, parts.world.now);
}

function createAcquirer(parts: TokenSourceParts): Acquirer {
  const { way, tenant } = parts.connection;
  const problem = findTenantProblem(tenant);
  if (problem !== undefined) {
    throw new UserError(problem); // It becomes part of addresses and commands.
  }
  switch (way.kind) {
    case "interactive":
    case "device-code":
      return createPersonAcquirer(parts, way.clientId ?? publicClient(parts), way.kind);
    case "client-secret":
    case "certificate":
      return createAppAcquirer(parts, way.clientId, way.kind);
    case "azure-cli":
      return createCliAcquirer(parts);
    case "vscode-account":
      throw new UserError("VS Code's account is only there in VS Code.", {
        remedy: "Connect in the browser, with a device code or with the Azure CLI.",
      });
    case "basic":
    case "ntlm":
      throw new UserError(`"${parts.connection.name}" is an Exchange Server, which has no tokens.`, {
        remedy: "For Microsoft Graph, connect to the tenant in another way.",
      });
  }
}

/** The client that whoever has nothing yet signs in with. */
function publicClient({ connection, cloud }: TokenSourceParts): string {
  if (!cloud.hasPublicClients) {
    throw new UserError(`In ${cloud.title}, people need an app registration of their own to sign in with.`, {
      remedy: `Register an application for mobile and desktop with the redirect URI http://localhost, and set its client ID in "${connection.name}".`,
    });
  }
  return graphCommandLineTools;
}
