/** A tenant, its cloud and a way to sign in, with a name that the user gives. Holds no secret, ever. */
export interface Connection {
  /** Stable and unique on this machine, letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** The id of a `Cloud`. */
  readonly cloud: string;
  /** A GUID or a domain, or "organizations" until somebody signed in. */
  readonly tenant: string;
  readonly way: Way;
  /** Whether commands that change the tenant are refused. */
  readonly readOnly: boolean;
}

/** How to sign in. A client id that is absent means the public client of Microsoft Graph Command Line Tools. */
export type Way =
  | { readonly kind: "vscode-account"; readonly clientId?: string }
  | { readonly kind: "interactive"; readonly clientId?: string }
  | { readonly kind: "device-code"; readonly clientId?: string }
  | { readonly kind: "azure-cli" }
  | { readonly kind: "client-secret"; readonly clientId: string }
  | { readonly kind: "certificate"; readonly clientId: string }
  | OnPremisesWay;

/** Exchange Server, which has no tokens but a user and a password. */
export interface OnPremisesWay {
  readonly kind: "basic" | "ntlm";
  readonly user: string;
  /** https, or http on this machine. */
  readonly ews: string;
}

export const wayKinds = [
  "vscode-account",
  "interactive",
  "device-code",
  "azure-cli",
  "client-secret",
  "certificate",
  "basic",
  "ntlm",
] as const satisfies readonly Way["kind"][];

/** Whether one signs in as an application and not as a person. */
export function isAppOnly({ way }: Connection): boolean {
  return way.kind === "client-secret" || way.kind === "certificate";
}

/** Whether it leads to an Exchange Server, which has EWS and nothing else. */
export function isServerWay(way: Way): way is OnPremisesWay {
  return way.kind === "basic" || way.kind === "ntlm";
}

/** The public client that Microsoft offers to everybody who administrates with Microsoft Graph. */
export const graphCommandLineTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";
