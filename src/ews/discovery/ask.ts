import { findFault } from "../../identity/faults.js";

/** What came of one request: an answer, or words for why there is none. */
export type Asked =
  | { readonly status: number; readonly headers: Headers; readonly text: string; readonly isTooLong: boolean }
  | { readonly status: undefined; readonly silence: string };

export type Answered = Extract<Asked, { status: number }>;

export interface AskWorld {
  readonly fetch: typeof fetch;
  /** For a request with all of its answer. */
  readonly timeoutSeconds: number;
}

/** What Autodiscover answers takes less than one. */
const mostBytes = 64 * 1024;

/** Asks once, without credentials, and follows nothing. Throws on abort alone. */
export async function askOnce(
  url: URL,
  { fetch, timeoutSeconds }: AskWorld,
  signal?: AbortSignal,
): Promise<Asked> {
  signal?.throwIfAborted();
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, timeoutSeconds * 1000);
  try {
    const response = await fetch(url.href, {
      headers: { Accept: "application/json" },
      redirect: "manual",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    });
    const status = response.type === "opaqueredirect" ? 302 : response.status;
    const { headers } = response;
    if (status >= 300 && status < 400) {
      await response.body?.cancel();
      return { status, headers, text: "", isTooLong: false };
    }
    return { status, headers, ...(await readText(response)) };
  } catch (error) {
    signal?.throwIfAborted();
    return { status: undefined, silence: explain(error, late.signal.aborted, url.host) };
  } finally {
    clearTimeout(timer);
  }
}

/** Reads as much as an answer can have, and leaves the rest. */
async function readText(response: Response): Promise<{ readonly text: string; readonly isTooLong: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > mostBytes) {
      return { text: "", isTooLong: true };
    }
    chunks.push(chunk);
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), isTooLong: false };
}

/** Only our own words: what errors of the network say may hold anything. */
function explain(error: unknown, isLate: boolean, host: string): string {
  const fault = isLate ? undefined : findFault(error);
  if (!fault) {
    return isLate
      ? `No answer came from ${host} in time.`
      : `${host} could not be reached, or its answer broke off.`;
  }
  // Of a name that is not there, everybody knows what to do; of certificates and proxies, few.
  const words = fault.failure === "unreachable" ? fault.says : `${fault.says} ${fault.remedy}`;
  return words.replaceAll("{host}", host);
}
