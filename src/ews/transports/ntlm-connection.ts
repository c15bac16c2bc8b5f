import {
  createType1Message,
  createType3Message,
  extractNtlmMessageFromAuthenticateHeader,
  parseType2Message,
} from "@node-ntlm/core";
import { Client } from "undici";
import type { EwsHttpAnswer, EwsHttpRequest } from "../client.js";
import { NoAnswer } from "../no-answer.js";
import { soapHeaders } from "./post.js";

export interface NtlmParts {
  readonly address: string;
  readonly user: string;
  readonly domain: string;
  readonly password: string;
  readonly timeoutSeconds: number;
}

const mostBytes = 64 * 1024 * 1024;

/**
 * One socket to the server, which NTLM signs in as a whole: the three messages and what follows must go through the same one.
 *
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-ntht/
 */
export class NtlmConnection {
  readonly #parts: NtlmParts;
  readonly #client: Client;
  /** Which socket it is, counted from the first. */
  #socket = 0;
  /** The socket that is signed in. */
  #signedIn = 0;

  constructor(parts: NtlmParts) {
    const milliseconds = parts.timeoutSeconds * 1000;
    this.#parts = parts;
    this.#client = new Client(new URL(parts.address).origin, {
      pipelining: 1,
      keepAliveTimeout: 60_000,
      headersTimeout: milliseconds,
      bodyTimeout: milliseconds,
      connect: { timeout: milliseconds },
      maxResponseSize: mostBytes,
    });
    this.#client.on("connect", () => {
      this.#socket++;
    });
  }

  /** Sends one request. The next one must wait for its answer. */
  async send(request: EwsHttpRequest): Promise<EwsHttpAnswer> {
    if (this.#signedIn > 0 && this.#signedIn === this.#socket) {
      const answer = await this.#post(request, request.body);
      if (answer.status !== 401) {
        return answer;
      }
    }
    return this.#signIn(request);
  }

  async #signIn(request: EwsHttpRequest): Promise<EwsHttpAnswer> {
    const { user, domain, password } = this.#parts;
    const who = { domain, workstation: "" };
    // Without a body, which would only be thrown away.
    const challenge = await this.#post(request, "", createType1Message(who));
    const offered = challenge.headers.get("www-authenticate");
    const second = extractNtlmMessageFromAuthenticateHeader(offered);
    if (challenge.status !== 401 || second === undefined || !/^NTLM\s+\S/.test(second)) {
      return challenge;
    }
    const socket = this.#socket;
    const proof = createType3Message(readChallenge(second), { ...who, username: user, password });
    const answer = await this.#post(request, request.body, proof);
    this.#signedIn = answer.status === 401 || this.#socket !== socket ? 0 : socket;
    return answer;
  }

  async #post(
    { headers, signal }: EwsHttpRequest,
    body: string,
    authorization?: string,
  ): Promise<EwsHttpAnswer> {
    const { pathname, search } = new URL(this.#parts.address);
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort();
    }, this.#parts.timeoutSeconds * 1000);
    try {
      const answer = await this.#client.request({
        method: "POST",
        path: pathname + search,
        body,
        headers: {
          ...headers,
          ...soapHeaders,
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        },
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      });
      const lines = Object.entries(answer.headers).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value ?? ""]).map((each): [string, string] => [name, each]),
      );
      return { status: answer.statusCode, headers: new Headers(lines), text: await answer.body.text() };
    } catch (error) {
      signal?.throwIfAborted();
      throw new NoAnswer(error, late.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#client.destroy();
  }
}

/** What a server writes into its challenge may be anything. */
function readChallenge(message: string): ReturnType<typeof parseType2Message> {
  try {
    return parseType2Message(message);
  } catch (error) {
    throw new NoAnswer(error, false);
  }
}
