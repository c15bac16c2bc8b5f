import { backOff, readRetryAfter } from "../base/wait.js";
import type { EwsWorld } from "./client.js";

/** What kept a call from being answered, as far as it may pass. */
export interface Trouble {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly details: ReadonlyMap<string, string>;
  readonly headers: Headers | undefined;
}

/** How often something is tried. */
export const mostAttempts = 6;

/** For how long, in milliseconds. Whoever would have to wait for longer is told so at once. */
export const longestWait = 300_000;

const passing = new Set([
  "ErrorServerBusy",
  "ErrorInternalServerTransientError",
  "ErrorExceededConnectionCount",
  "ErrorTooManyObjectsOpened",
  "ErrorTimeoutExpired",
  "ErrorConnectionFailed",
  "ErrorConnectionFailedTransientError",
  "ErrorMailboxFailover",
  "ErrorADUnavailable",
]);

/**
 * Whether the same call may go well later. All of ours only read, so none of them does harm twice.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 */
export function isPassing({ status, code, details }: Trouble): boolean {
  if (code !== undefined) {
    // A server may hide that it is busy in the answer of another one.
    return passing.has(code) || details.get("InnerErrorResponseCode") === "ErrorServerBusy";
  }
  return status === 429 || status === 502 || status === 503 || status === 504;
}

/** The milliseconds until the next attempt: what the server asks for, or what grows with each attempt. Absent where there is no further one. */
export function waitAfter(
  trouble: Trouble,
  { attempts, ends }: { readonly attempts: number; readonly ends: number },
  world: Pick<EwsWorld, "now" | "random">,
): number | undefined {
  const now = world.now();
  const asked = trouble.details.get("BackOffMilliseconds") ?? "";
  const wait =
    (/^\d{1,9}$/.test(asked) ? Number(asked) : undefined) ??
    readRetryAfter(trouble.headers?.get("retry-after"), now) ??
    backOff(attempts, world.random());
  return attempts < mostAttempts && now.getTime() + wait <= ends ? wait : undefined;
}
