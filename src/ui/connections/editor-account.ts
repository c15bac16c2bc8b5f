import * as vscode from "vscode";
import type { Acquirer } from "../../identity/acquire.js";
import { readClaims, textClaim } from "../../identity/claims.js";
import type { Cloud } from "../../identity/clouds.js";
import type { Connection, Way } from "../../identity/connection.js";
import { withoutWords } from "../../identity/explain.js";
import { RememberedTokens } from "../../identity/remembered-tokens.js";
import { SignInError } from "../../identity/sign-in-error.js";
import type { TokenSource } from "../../identity/tokens.js";

export interface EditorAccountParts {
  readonly connection: Connection;
  readonly way: Extract<Way, { kind: "vscode-account" }>;
  readonly cloud: Cloud;
  readonly now: () => Date;
}

/** Tokens of the Microsoft account that VS Code itself is signed in with. */
export function createEditorTokens(parts: EditorAccountParts): TokenSource {
  return new RememberedTokens(createAcquirer(parts), parts.cloud, parts.now);
}

/** @see https://code.visualstudio.com/api/references/vscode-api#authentication */
function createAcquirer({ connection, way, cloud, now }: EditorAccountParts): Acquirer {
  const provider = cloud.id === "global" ? "microsoft" : "microsoft-sovereign-cloud";
  return {
    async acquire({ scopes, interactive, reason, refused }) {
      const asked = [...scopes, ...listPseudoScopes(connection, way)];
      const how = !interactive
        ? { silent: true }
        : refused === undefined
          ? { createIfNone: reason === undefined ? true : { detail: reason } }
          : { forceNewSession: reason === undefined ? true : { detail: reason } };
      const session = await getSession(provider, asked, how, cloud);
      if (!session || session.accessToken === refused) {
        throw new SignInError(`VS Code is not signed in to "${connection.name}".`, {
          failure: "interaction-needed",
          remedy: "Sign in.",
        });
      }
      const claims = readClaims(session.accessToken);
      const { exp } = claims;
      return {
        token: session.accessToken,
        // A token that does not say when it ends is asked for each time. VS Code remembers it.
        expires: typeof exp === "number" ? new Date(exp * 1000) : now(),
        account: { kind: "user", name: session.account.label, tenantId: textClaim(claims, "tid") ?? "" },
      };
    },

    /** VS Code's account is not ours to sign out. */
    forget: () => Promise.resolve(),
  };
}

/** What VS Code takes out of the scopes again. */
function listPseudoScopes(
  { tenant }: Connection,
  { clientId }: EditorAccountParts["way"],
): readonly string[] {
  return [
    ...(clientId === undefined ? [] : [`VSCODE_CLIENT_ID:${clientId}`]),
    ...(tenant === "organizations" ? [] : [`VSCODE_TENANT:${tenant}`]),
  ];
}

async function getSession(
  provider: string,
  scopes: readonly string[],
  how: vscode.AuthenticationGetSessionOptions,
  cloud: Cloud,
): Promise<vscode.AuthenticationSession | undefined> {
  try {
    return await vscode.authentication.getSession(provider, scopes, how);
  } catch (error) {
    const isSovereign = provider !== "microsoft";
    throw new SignInError("VS Code did not sign in.", {
      failure: "other",
      remedy: isSovereign
        ? `Set "microsoft-sovereign-cloud.environment" to ${environmentOf(cloud)} in the settings, or connect in the browser.`
        : "Try again, or connect in the browser.",
      cause: withoutWords(error),
    });
  }
}

function environmentOf({ id }: Cloud): string {
  return id === "china" ? "ChinaCloud" : "USGovernment";
}
