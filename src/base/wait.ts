/** Waits, and rejects with the reason of `signal` as soon as it is aborted. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return untilAborted(waited, signal).finally(() => {
    clearTimeout(timer);
  });
}

/**
 * What `promise` gives, or a rejection with the reason of `signal` as soon as it is aborted. What the promise stands for
 * goes on, so this is for what cannot be stopped, or stops too late.
 */
export function untilAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) {
    return promise;
  }
  return new Promise((resolve, reject) => {
    const give = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      give();
    }
    signal.addEventListener("abort", give, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", give);
    });
  });
}

/** How long to wait before the attempt after `attempt` failed ones: doubled each time, and scattered so that clients do not come back together. */
export function backOff(attempt: number, random: number, { first = 1000, longest = 60_000 } = {}): number {
  const full = Math.min(longest, first * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
}

/**
 * The milliseconds that a Retry-After header asks for, as seconds or as a date, or `undefined` where it makes no sense.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function readRetryAfter(header: string | null | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) {
    return Math.ceil(Number(text) * 1000);
  }
  const moment = /^[A-Z][a-z]{2}, .+ GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now.getTime());
}
