import type { EwsHttpAnswer, EwsHttpRequest } from "../client.js";
import { NoAnswer } from "../no-answer.js";

export interface PostParts {
  readonly address: string;
  readonly fetch: typeof fetch;
  readonly timeoutSeconds: number;
}

/** No page of events is near this, so it is no answer of EWS. */
const mostBytes = 64 * 1024 * 1024;

/** Names the envelope for the server. */
export const soapHeaders: Readonly<Record<string, string>> = {
  "Content-Type": "text/xml; charset=utf-8",
  Accept: "text/xml",
};

/** Sends a request and waits for all of its answer. Follows nothing. Throws a `NoAnswer`. */
export async function post(
  { address, fetch, timeoutSeconds }: PostParts,
  { body, headers, signal }: EwsHttpRequest,
  authorization: string,
): Promise<EwsHttpAnswer> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, timeoutSeconds * 1000);
  try {
    const response = await fetch(address, {
      method: "POST",
      body,
      headers: { ...headers, ...soapHeaders, Authorization: authorization },
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    });
    const status = response.type === "opaqueredirect" ? 302 : response.status;
    return { status, headers: response.headers, text: await readText(response) };
  } catch (error) {
    signal?.throwIfAborted();
    throw new NoAnswer(error, late.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A document of one line that never ends must not fill the memory.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > mostBytes) {
      throw new Error("The answer is too long.");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
