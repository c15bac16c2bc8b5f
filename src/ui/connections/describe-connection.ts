import type { Connection, Way } from "../../identity/connection.js";
import type { Account } from "../../identity/tokens.js";

/** "Microsoft 365 (global) · ada@contoso.com · read-only": the account where somebody signed in, else the tenant. */
export function describeConnection(
  connection: Connection,
  { cloud, account }: { readonly cloud: string; readonly account?: Account | undefined },
): string {
  const { way, readOnly, name } = connection;
  const isOnPremises = isServer(way);
  const who = isOnPremises ? way.user : (nameOf(account) ?? connection.tenant);
  const parts = [
    ...(isOnPremises ? ["Exchange Server"] : cloud === name ? [] : [cloud]),
    ...(who === name || who === "organizations" ? [] : [who]),
    ...(readOnly ? ["read-only"] : []),
  ];
  return parts.join(" · ");
}

/** An application's name is its client ID, which says less than that it is one. */
function nameOf(account: Account | undefined): string | undefined {
  return account?.kind === "app" ? "as an application" : account?.name;
}

export function isServer(way: Way): way is Extract<Way, { kind: "basic" | "ntlm" }> {
  return way.kind === "basic" || way.kind === "ntlm";
}

/** How one signs in, as the end of a sentence. */
export function describeWay({ kind }: Way): string {
  return wayWords[kind];
}

const wayWords: Readonly<Record<Way["kind"], string>> = {
  "vscode-account": "with the Microsoft account of VS Code",
  interactive: "in the browser",
  "device-code": "with a device code",
  "azure-cli": "through the Azure CLI",
  "client-secret": "as an application, with a client secret",
  certificate: "as an application, with a certificate",
  basic: "with a user and a password (Basic)",
  ntlm: "with a user and a password (NTLM)",
};
