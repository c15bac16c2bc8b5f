import type { Context } from "@microsoft/microsoft-graph-client";
import type { SentRequest } from "../../calendar/source.js";
import type { Call } from "../call.js";
import type { GraphWorld } from "../client.js";
import { noAnswer } from "../no-answer.js";
import { Link } from "./link.js";

/** Sends a request and waits for all of its answer, so that an answer that breaks off is one that did not come. */
export class SendOnce extends Link {
  readonly #world: GraphWorld;

  constructor(world: GraphWorld) {
    super();
    this.#world = world;
  }

  protected async carry(call: Call, context: Context): Promise<void> {
    const { fetch, now, log, timeoutSeconds } = this.#world;
    const { signal } = call.options;
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort();
    }, timeoutSeconds * 1000);
    const started = now().getTime();
    call.answer = undefined;

    try {
      const response = await fetch(context.request, {
        ...context.options,
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      });
      const { headers } = response;
      // Some implementations hide where a redirection leads to, and that it was one.
      const status = response.type === "opaqueredirect" ? 302 : response.status;
      call.answer = { status, headers, text: await response.text() };
      const time = now().getTime() - started;
      log?.(`${call.label} ${String(status)} in ${String(time)} ms (${call.clientRequestId})`);
    } catch (error) {
      signal?.throwIfAborted();
      log?.(`${call.label} ${late.signal.aborted ? "timed out" : "got no answer"} (${call.clientRequestId})`);
      throw noAnswer(call, error, late.signal.aborted, this.#world);
    } finally {
      clearTimeout(timer);
      call.options.onSent?.(describe(call, context));
    }
  }
}

function describe({ question, answer }: Call, { request }: Context): SentRequest {
  return {
    method: question.method,
    url: typeof request === "string" ? request : request.url,
    body: question.body === undefined ? undefined : JSON.stringify(question.body),
    status: answer?.status,
  };
}
