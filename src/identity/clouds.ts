/**
 * A set of endpoints that belong together. Tokens of one cloud are worth nothing in another, and are sent to no host
 * that is not its own.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 * @see https://learn.microsoft.com/graph/deployments
 * Read on 2026-11-21.
 */
export interface Cloud {
  readonly id: string;
  readonly title: string;
  /** Origins and addresses without a slash at the end. */
  readonly login: string;
  readonly graph: string;
  /** The address of Exchange Web Services in Exchange Online. */
  readonly ews: string;
  readonly autodiscover: string;
  readonly portal: string;
  /** The value of `-ExchangeEnvironmentName` of Connect-ExchangeOnline. */
  readonly exchangeEnvironment: string;
  /** The value of `-Environment` of Connect-MgGraph. */
  readonly graphEnvironment: string;
  /** Whether the clients that Microsoft offers to everybody can be used here, for instance `graphCommandLineTools`. */
  readonly hasPublicClients: boolean;
}

const table = {
  global: {
    title: "Microsoft 365 (global)",
    login: "https://login.microsoftonline.com",
    graph: "https://graph.microsoft.com",
    ews: "https://outlook.office365.com/EWS/Exchange.asmx",
    autodiscover: "https://autodiscover-s.outlook.com",
    portal: "https://entra.microsoft.com",
    exchangeEnvironment: "O365Default",
    graphEnvironment: "Global",
    hasPublicClients: true,
  },
  "gcc-high": {
    title: "US Government GCC High",
    login: "https://login.microsoftonline.us",
    graph: "https://graph.microsoft.us",
    ews: "https://outlook.office365.us/EWS/Exchange.asmx",
    autodiscover: "https://autodiscover-s.office365.us",
    portal: "https://portal.azure.us",
    exchangeEnvironment: "O365USGovGCCHigh",
    graphEnvironment: "USGov",
    // Connect-MgGraph signs in here with the same client id. That is common practice, but no page of Microsoft says it.
    hasPublicClients: true,
  },
  dod: {
    title: "US Government DoD",
    login: "https://login.microsoftonline.us",
    graph: "https://dod-graph.microsoft.us",
    ews: "https://outlook-dod.office365.us/EWS/Exchange.asmx",
    autodiscover: "https://autodiscover-s-dod.office365.us",
    portal: "https://portal.azure.us",
    exchangeEnvironment: "O365USGovDoD",
    graphEnvironment: "USGovDoD",
    hasPublicClients: true,
  },
  china: {
    title: "Microsoft 365 operated by 21Vianet",
    login: "https://login.partner.microsoftonline.cn",
    graph: "https://microsoftgraph.chinacloudapi.cn",
    ews: "https://partner.outlook.cn/EWS/Exchange.asmx",
    autodiscover: "https://autodiscover-s.partner.outlook.cn",
    portal: "https://portal.azure.cn",
    exchangeEnvironment: "O365China",
    graphEnvironment: "China",
    // Registrations of the global cloud are not copied here, and Connect-MgGraph wants one of the tenant's own.
    // See https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/802.
    hasPublicClients: false,
  },
} as const satisfies Record<string, Omit<Cloud, "id">>;

export type CloudId = keyof typeof table;

export const cloudIds = Object.keys(table) as readonly CloudId[];

export const clouds: readonly Cloud[] = cloudIds.map((id) => ({ id, ...table[id] }));

/** The cloud of an id, be it Microsoft's or one that was made for a pretend tenant. */
export function findCloud(id: string, others: readonly Cloud[] = []): Cloud | undefined {
  return [...clouds, ...others].find((cloud) => cloud.id === id);
}

/** The APIs that tokens are for. */
export type Audience = "graph" | "exchange";

/** What `/.default` is asked of, for instance `https://graph.microsoft.com`. */
export function resourceOf(cloud: Cloud, audience: Audience): string {
  return audience === "graph" ? cloud.graph : new URL(cloud.ews).origin;
}

/** Whether a token for an audience may be sent to `url`: the very host and port, and encrypted or on this machine. */
export function mayReceiveToken(cloud: Cloud, audience: Audience, url: string): boolean {
  if (!URL.canParse(url)) {
    return false;
  }
  const { origin, protocol, hostname, username, password } = new URL(url);
  const isSafe = protocol === "https:" || (protocol === "http:" && hostname === "127.0.0.1");
  return (
    isSafe && username === "" && password === "" && origin === new URL(resourceOf(cloud, audience)).origin
  );
}
