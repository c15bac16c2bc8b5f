import { backOff, readRetryAfter } from "../base/wait.js";
import type { GraphWorld } from "./client.js";

/** How often something is tried. */
export const mostAttempts = 6;

/** For how long, in milliseconds. Whoever would have to wait for longer is told so at once. */
export const longestWait = 300_000;

/** How long something has been tried. */
export interface Trial {
  readonly attempts: number;
  /** The moment, in milliseconds, after which there is no further attempt. */
  readonly ends: number;
}

export function firstTrial(world: GraphWorld): Trial {
  return { attempts: 1, ends: world.now().getTime() + longestWait };
}

/**
 * Whether an answer says that the same request may go well later.
 *
 * What changes something may be sent again only where the answer says that nothing happened.
 *
 * @see https://learn.microsoft.com/graph/throttling
 */
export function isPassing(status: number, isRead: boolean): boolean {
  return status === 429 || status === 503 || (isRead && (status === 502 || status === 504));
}

/**
 * The milliseconds until the next attempt: what Microsoft Graph asks for, or what grows with each attempt where it asks
 * for nothing. Absent where there is no further one.
 */
export function waitAfter(trial: Trial, headers: Headers | undefined, world: GraphWorld): number | undefined {
  const now = world.now();
  const wait = readRetryAfter(headers?.get("retry-after"), now) ?? backOff(trial.attempts, world.random());
  return trial.attempts < mostAttempts && now.getTime() + wait <= trial.ends ? wait : undefined;
}
