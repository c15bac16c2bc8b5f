import { counted } from "../../base/words.js";
import { GraphError } from "../../graph/errors.js";
import { readOrganization } from "../../graph/organization.js";
import { readClaims, textClaim } from "../../identity/claims.js";
import type { CommandWorld, ExitCode } from "../io.js";
import type { ConnectionOptions } from "../tenant/options.js";
import { withConnection, type Connected } from "../tenant/with-connection.js";
import { printable } from "../words.js";

export interface WhoamiRequest extends ConnectionOptions {
  readonly format: "text" | "json";
}

/** What a sign-in leads to. Nothing of it is secret. */
interface Identity {
  readonly connection: { readonly name: string; readonly way: string };
  readonly cloud: { readonly id: string; readonly title: string };
  /** A name is null where it may not be read. */
  readonly tenant: { readonly id: string; readonly name: string | null };
  readonly signedInAs: {
    readonly kind: "app" | "user";
    /** The user's name, or the application's client id. */
    readonly name: string;
    readonly displayName: string | null;
  };
  readonly expires: Date;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
}

/** Says as whom and where a connection signs in, and what it may do. Never shows a token. */
export function runWhoami({ format, ...options }: WhoamiRequest, { io }: CommandWorld): Promise<ExitCode> {
  return withConnection(options, io, async (connected) => {
    const identity = await identify(connected);
    io.print(
      format === "json"
        ? `${JSON.stringify({ version: 1, ...identity }, undefined, 2)}\n`
        : describe(identity, io.now),
    );
    return 0;
  });
}

async function identify(connected: Connected): Promise<Identity> {
  const { connection, cloud, tokens, signal } = connected;
  const { token, expires } = await tokens.getToken({ audience: "graph", signal });
  const claims = readClaims(token);
  const { kind, name, tenantId } = tokens.account ?? { kind: "user", name: "", tenantId: "" };
  return {
    connection: { name: connection.name, way: connection.way.kind },
    cloud: { id: cloud.id, title: cloud.title },
    tenant: { id: tenantId, name: (await findTenantName(connected)) ?? null },
    signedInAs: {
      kind,
      name,
      displayName: textClaim(claims, ...(kind === "app" ? ["app_displayname"] : ["name"])) ?? null,
    },
    expires,
    roles: wordsOf(claims["roles"]),
    scopes: wordsOf(claims["scp"]),
  };
}

/** Not everybody who can sign in may read it. */
async function findTenantName({ graph, signal }: Connected): Promise<string | undefined> {
  try {
    return (await readOrganization(graph, { signal })).displayName ?? undefined;
  } catch (error) {
    if (error instanceof GraphError && error.failure === "forbidden") {
      return undefined;
    }
    throw error;
  }
}

function wordsOf(claim: unknown): string[] {
  const words: unknown[] = typeof claim === "string" ? claim.split(" ") : Array.isArray(claim) ? claim : [];
  return words.filter((word) => typeof word === "string" && word !== "").sort() as string[];
}

function describe(
  { connection, cloud, tenant, signedInAs, expires, roles, scopes }: Identity,
  now: Date,
): string {
  const { kind, name, displayName } = signedInAs;
  const shown = displayName === null || displayName === name ? name : `${displayName} (${name})`;
  const minutes = Math.max(0, Math.round((expires.getTime() - now.getTime()) / 60_000));
  const time = expires.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ["Connection", [`${connection.name} (${connection.way})`]],
    ["Cloud", [cloud.title]],
    ["Tenant", [`${tenant.id} (${tenant.name ?? "its name may not be read"})`]],
    ["Signed in as", [`${kind === "app" ? "the application" : "the user"} ${shown}`]],
    ["Valid until", [`${time}, for ${counted(minutes, "minute")}`]],
    ...(roles.length > 0 || kind === "app" ? [["Application permissions", orNone(roles)] as const] : []),
    ...(scopes.length > 0 || kind === "user" ? [["Delegated permissions", orNone(scopes)] as const] : []),
  ];
  const width = Math.max(...lines.map(([title]) => title.length));
  return lines
    .flatMap(([title, texts]) => texts.map((text, index) => [index === 0 ? title : "", text] as const))
    .map(([title, text]) => `${title.padEnd(width)}  ${printable(text)}\n`)
    .join("");
}

function orNone(names: readonly string[]): readonly string[] {
  return names.length > 0 ? names : ["none"];
}
