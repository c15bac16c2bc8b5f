import { sleep as sleepInTime } from "../base/wait.js";
import type { Cloud } from "../identity/clouds.js";
import type { CmdletObject, CmdletParameters } from "./cmdlets/cmdlet.js";
import { playTenant } from "./play.js";
import { startServers } from "./server.js";

/**
 * How the pretend tenant misbehaves. Signing in is slow at most. What fails at times is answered at the third attempt of
 * the same request, so that a client that tries again gets through; past "truncated" and "html" there is no way.
 */
export const scenarios = [
  "none",
  /** Every answer takes a second or more. */
  "slow",
  /** Two of three attempts are answered 429, with and without Retry-After. Of a `$batch`, the requests inside are. */
  "throttled",
  /** Two of three attempts are answered 503 or 504. */
  "unavailable",
  /** Connections break off in the middle of the first answer, and before the second. */
  "resets",
  /** Bodies end in the middle, with a length that agrees. */
  "truncated",
  /** Tokens are refused long before their time: the first one at once, and any other after fifty requests. */
  "expired-tokens",
  /** A proxy answers with HTML and status 200. */
  "html",
] as const;

export type Scenario = (typeof scenarios)[number];

export interface DemoOptions {
  /** The first of three that follow each other: signing in, Microsoft Graph, Exchange. 0, or none: any that are free. */
  readonly port?: number;
  /** How many registrations and mailboxes there are. No fewer than the company has. */
  readonly applications?: number;
  readonly mailboxes?: number;
  readonly scenario?: Scenario;
  readonly now?: () => Date;
  /** How "slow" waits. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** What makes everything that looks random, so that two starts show the same company. Secrets are always new. */
  readonly seed?: number;
}

export interface DemoClient {
  readonly name: string;
  readonly clientId: string;
  /** Absent where the registration has none that works. */
  readonly clientSecret: string | undefined;
}

/** A tenant that is played on this machine: Entra, Microsoft Graph, Autodiscover, EWS. */
export interface DemoTenant {
  /** Its endpoints, as one more cloud. */
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly domain: string;
  /** One registration for each guide, and an administrator's tool that may read everything. */
  readonly clients: readonly DemoClient[];
  /** The public client that people sign in with, and the user who is an administrator. */
  readonly publicClientId: string;
  readonly administrator: { readonly userPrincipalName: string };
  /**
   * What proves to the sign-in pages that it is somebody of this process who approves: made at random, short enough to
   * be typed. Whoever needs no browser posts it as a form to the address of authorize, of the admin consent or of the
   * device code, which is `devicelogin`: `approval`, with `username` for another person than the administrator, `consent`
   * (`user` or `organization`) where something is asked for that nobody consented to, and `user_code` for a device.
   */
  readonly approval: string;
  /**
   * EWS on a server of the company's own, which has the same people and takes passwords: that of the account that may
   * impersonate, and which all service accounts have.
   */
  readonly onPremises: { readonly ews: string; readonly user: string; readonly password: string };
  /**
   * Runs one cmdlet of Exchange Online PowerShell as the administrator, as far as setting up calendar access needs them. Throws a
   * `CmdletError`.
   */
  runCmdlet(name: string, parameters?: CmdletParameters): Promise<readonly CmdletObject[]>;
  setScenario(scenario: Scenario): void;
  /** How many requests were answered, by endpoint. */
  readonly requests: Readonly<Record<"login" | "graph" | "ews" | "autodiscover", number>>;
  stop(): Promise<void>;
}

/** Starts it on 127.0.0.1, with a port for each service, so that a token for one goes to no other. */
export async function startDemoTenant(options: DemoOptions = {}): Promise<DemoTenant> {
  const { port = 0, now = () => new Date(), sleep = sleepInTime } = options;
  const servers = await startServers(["login", "graph", "exchange"], port);
  const stop = async () => {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  };
  try {
    return { ...(await playTenant(servers, { ...options, now, sleep })), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
