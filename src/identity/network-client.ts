import { backOff, readRetryAfter } from "../base/wait.js";
import { clouds, type Cloud } from "./clouds.js";
import { Refusal } from "./refusal.js";

export interface NetworkWorld {
  readonly cloud: Cloud;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** How long one request may take, in milliseconds. Half a minute where it is absent. */
  readonly timeout?: number;
}

/** An answer as MSAL wants it. */
export interface NetworkAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown>;
}

/** An answer that Entra does not give: of a proxy, a portal, or cut off. */
export class StrangeAnswer extends Error {
  override readonly name = "StrangeAnswer";

  constructor(
    readonly kind: "page" | "broken" | "proxy-password" | "redirected" | "other-host",
    readonly status: number,
    /** The host that the answer points to or that was to be asked. */
    readonly host?: string,
  ) {
    super("Something else than Entra answered.");
  }
}

const mostAttempts = 3;
const longestWait = 20_000;

/** The authority of MSAL for a cloud: one of Microsoft's, because MSAL takes no pretended one. */
export function authorityOf(cloud: Cloud): string {
  const [global, ...others] = clouds.map(({ login }) => login);
  return others.includes(cloud.login) ? cloud.login : (global ?? cloud.login);
}

/**
 * The address at the connection's cloud for one of MSAL's. MSAL speaks to Microsoft's own hosts only, and refuses http,
 * so what it asks for is carried to the login of a pretended tenant.
 */
export function carry(address: string, cloud: Cloud): string {
  const { origin, pathname, search } = new URL(address);
  const target = new URL(cloud.login);
  const isSafe = target.protocol === "https:" || target.hostname === "127.0.0.1";
  if (origin !== authorityOf(cloud) || !isSafe) {
    throw new StrangeAnswer("other-host", 0, new URL(address).host);
  }
  return `${cloud.login}${pathname}${search}`;
}

/**
 * Sends what MSAL wants to send, over the `fetch` of this world, for one sign-in.
 *
 * MSAL makes one error of every fault, whatever it was. So the fault itself is kept here, in `problem`.
 */
export class NetworkClient {
  problem: unknown;
  readonly #world: NetworkWorld;

  constructor(world: NetworkWorld) {
    this.#world = world;
  }

  async send(
    method: "GET" | "POST",
    address: string,
    { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: string } = {},
  ): Promise<NetworkAnswer> {
    const { now, sleep, signal } = this.#world;
    // A code is good for one time, and nobody knows whether a request that broke off was heard.
    const isRepeatable = !/(?:^|&)grant_type=authorization_code(?:&|$)/.test(body ?? "");
    this.problem = undefined;
    try {
      for (let attempt = 1; ; attempt++) {
        const last = attempt >= mostAttempts || !isRepeatable;
        const answer = await this.#ask(method, address, headers, body).catch((error: unknown) => {
          if (last || signal.aborted || !brokeOff(error)) {
            throw error;
          }
        });
        const wait = answer ? waitOf(answer, attempt, now()) : backOff(attempt, 1);
        if (answer && (last || wait === undefined || wait > longestWait)) {
          return await this.#read(answer);
        }
        await sleep(wait ?? 0, signal);
      }
    } catch (error) {
      this.problem ??= error;
      throw error;
    }
  }

  async #ask(
    method: string,
    address: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<{ response: Response; text: string }> {
    const { cloud, fetch, signal, timeout = 30_000 } = this.#world;
    const response = await fetch(carry(address, cloud), {
      method,
      headers: { ...headers, accept: "application/json" },
      // A secret must not be sent on to another host.
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      ...(body === undefined ? {} : { body }),
    });
    return { response, text: await response.text() };
  }

  async #read({ response, text }: { response: Response; text: string }): Promise<NetworkAnswer> {
    const { status, headers } = response;
    const body = parseObject(text);
    if (status === 407) {
      throw new StrangeAnswer("proxy-password", status);
    }
    if (status >= 300 && status < 400) {
      throw new StrangeAnswer("redirected", status, hostOf(headers.get("location")));
    }
    if (body === undefined && (status < 400 || looksLikePage(response, text))) {
      throw new StrangeAnswer(looksLikePage(response, text) ? "page" : "broken", status);
    }
    if (status >= 400) {
      return await this.#refused(status, body ?? {}, headers);
    }
    return { status, headers: Object.fromEntries(headers), body: mended(body ?? {}) };
  }

  async #refused(status: number, body: Record<string, unknown>, headers: Headers): Promise<NetworkAnswer> {
    const answer = { status, headers: Object.fromEntries(headers), body };
    if (body["error"] === "authorization_pending") {
      return answer;
    }
    if (body["error"] === "slow_down") {
      // MSAL gives up at this, which only asks for longer pauses.
      await this.#world.sleep(5000, this.#world.signal);
      return { ...answer, body: { ...body, error: "authorization_pending" } };
    }
    const wait = readRetryAfter(headers.get("retry-after"), this.#world.now());
    this.problem = new Refusal(body, status, wait === undefined ? undefined : Math.ceil(wait / 1000));
    return answer;
  }
}

/** MSAL asks without pause for a device code whose interval is missing. */
function mended(body: Record<string, unknown>): Record<string, unknown> {
  const { device_code: isDeviceCode, interval } = body;
  return isDeviceCode === undefined || (typeof interval === "number" && interval > 0)
    ? body
    : { ...body, interval: 5 };
}

function waitOf(
  { response: { status, headers } }: { response: Response },
  attempt: number,
  now: Date,
): number | undefined {
  return [429, 500, 502, 503, 504].includes(status)
    ? (readRetryAfter(headers.get("retry-after"), now) ?? backOff(attempt, 1))
    : undefined;
}

function brokeOff(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET";
}

function looksLikePage(response: Response, text: string): boolean {
  return /html/i.test(response.headers.get("content-type") ?? "") || /^\s*<(?:!doctype|html)/i.test(text);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function hostOf(location: string | null): string | undefined {
  return location !== null && URL.canParse(location) ? new URL(location).host : undefined;
}
