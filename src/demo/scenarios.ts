import { createHash } from "node:crypto";
import type { Scenario } from "./demo-tenant.js";
import type { TokenLives } from "./entra/tokens.js";
import type { BatchedRequest, DemoResponse } from "./parts.js";
import type { ServerAnswer, ServerRequest } from "./server.js";

/** How a service says that it does not want to. */
export interface Refusals {
  throttled(retryAfter: number | undefined): DemoResponse;
  unavailable(status: 503 | 504, retryAfter: number | undefined): DemoResponse;
}

/** What a scenario does to one request. */
export interface Trouble {
  /** What is answered in place of the real thing. */
  readonly instead: DemoResponse | undefined;
  /** For the requests of a `$batch`. */
  readonly interrupt: ((item: BatchedRequest) => DemoResponse | undefined) | undefined;
  /** What becomes of the answer. */
  spoil(answer: ServerAnswer): ServerAnswer;
}

export interface Scenarios {
  set(scenario: Scenario): void;
  /** Waits as long as the scenario wants. */
  pause(signal: AbortSignal): Promise<void>;
  meet(request: ServerRequest, refusals: Refusals): Trouble;
  readonly tokens: TokenLives;
}

export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Seconds that a Retry-After header asks for. */
const retryAfter = 1;

const slowness = 1000;

/** A token of the scenario "expired-tokens" is good for so many requests, so that many at a time get through. */
const tokenUses = 50;

/**
 * Makes the tenant misbehave, by counting and not by chance: what fails, fails twice and is answered the third time,
 * each request on its own. A client that tries again gets through, except past a proxy and cut bodies.
 */
export function createScenarios(initial: Scenario, sleep: Sleep): Scenarios {
  let scenario = initial;
  const attempts = createAttempts();
  const lives = createLives(() => scenario === "expired-tokens");

  function meet(request: ServerRequest, refusals: Refusals): Trouble {
    const now = scenario;
    const isBatch = request.url.pathname.endsWith("/$batch");
    const attempt = failsAtTimes(now, isBatch) ? attempts.count(keyOf(request)) : 3;
    return {
      instead: refuse(now, attempt, refusals),
      interrupt: now === "throttled" ? (item) => throttle(attempts.count(keyOf(item)), refusals) : undefined,
      spoil: (answer) => spoil(now, attempt, answer),
    };
  }

  return {
    meet,
    tokens: lives,
    pause: (signal) => (scenario === "slow" ? sleep(slowness, signal) : Promise.resolve()),
    set(next) {
      scenario = next;
      attempts.forget();
      lives.forget();
    },
  };
}

/** Graph lets a batch in and throttles what is inside. */
function failsAtTimes(scenario: Scenario, isBatch: boolean): boolean {
  return scenario === "throttled" ? !isBatch : scenario === "unavailable" || scenario === "resets";
}

function refuse(scenario: Scenario, attempt: number, refusals: Refusals): DemoResponse | undefined {
  if (scenario === "throttled") {
    return throttle(attempt, refusals);
  }
  if (scenario === "unavailable" && attempt < 3) {
    return attempt === 1 ? refusals.unavailable(503, retryAfter) : refusals.unavailable(504, undefined);
  }
  if (scenario === "resets" && attempt === 2) {
    // Broken off before anything is done. The first attempt was done, which nobody learnt.
    return { status: 503 };
  }
  return scenario === "html" ? proxyPage : undefined;
}

function throttle(attempt: number, refusals: Refusals): DemoResponse | undefined {
  return attempt < 3 ? refusals.throttled(attempt === 1 ? retryAfter : undefined) : undefined;
}

function spoil(scenario: Scenario, attempt: number, answer: ServerAnswer): ServerAnswer {
  if (scenario === "truncated") {
    return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
  }
  if (scenario === "resets" && attempt < 3) {
    return { ...answer, breaks: attempt === 1 ? "midway" : "at-once" };
  }
  return answer;
}

const proxyPage: DemoResponse = {
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8", via: "1.1 proxy.invalid" },
  body: `<!doctype html><html lang="en"><head><title>Sign in to the network</title></head><body><h1>Sign in to the network</h1><p>This page comes from a proxy between you and the service.</p></body></html>`,
};

interface Attempts {
  /** Which attempt this is: 1, 2, 3, and 1 again. */
  count(key: string): number;
  forget(): void;
}

function createAttempts(most = 10_000): Attempts {
  const failed = new Map<string, number>();
  return {
    forget() {
      failed.clear();
    },
    count(key) {
      const attempt = (failed.get(key) ?? 0) + 1;
      failed.delete(key);
      if (attempt < 3) {
        failed.set(key, attempt);
        forgetOldest(failed, most);
      }
      return attempt;
    },
  };
}

function keyOf({ method, url, body }: BatchedRequest & { readonly body?: Uint8Array }): string {
  const hash = createHash("sha1")
    .update(body ?? "")
    .digest("base64");
  return `${method} ${url.href} ${hash}`;
}

/** In its scenario, the first token of everybody is refused at once, and so is every one that was given before. */
function createLives(isOn: () => boolean, most = 10_000): TokenLives & { forget(): void } {
  const holders = new Set<string>();
  const left = new Map<string, number>();
  return {
    forget() {
      holders.clear();
      left.clear();
    },
    given(tokenId, holder) {
      if (isOn() && holders.has(holder)) {
        left.set(tokenId, tokenUses);
        forgetOldest(left, most);
      }
      if (isOn()) {
        holders.add(holder);
      }
    },
    mayUse(tokenId) {
      const uses = left.get(tokenId) ?? 0;
      if (uses > 0) {
        left.set(tokenId, uses - 1);
      }
      return !isOn() || uses > 0;
    },
  };
}

function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) {
      return;
    }
    map.delete(key);
  }
}
