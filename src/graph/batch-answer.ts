import type { Item } from "./batch-queue.js";
import { Call } from "./call.js";
import type { BatchAnswer, GraphWorld } from "./client.js";
import { failureOf } from "./failures.js";
import { firstTrial, isPassing, waitAfter } from "./patience.js";
import { parsePage } from "./page.js";
import { isRecord, unexpected } from "./read-answer.js";
import type { Sent } from "./send.js";

/** What became of one request of a batch: its answer, or that it goes again. */
export function readBatchAnswer(
  item: Item,
  response: Readonly<Record<string, unknown>> | undefined,
  { call: whole, answer, world }: Sent & { readonly world: GraphWorld },
): BatchAnswer | { readonly again: Item } {
  const { request, trial = firstTrial(world) } = item;
  const { id } = request;
  const call = new Call(request, { isRead: request.isRead === true }, whole);
  const status = response?.["status"];
  if (!response || typeof status !== "number") {
    return { id, error: unexpected(answer, call, "The batch came back without an answer to it.") };
  }
  const { body } = response;
  if (status >= 200 && status < 300) {
    if (request.isList === true ? !parsePage(body) : request.method === "GET" && !isRecord(body)) {
      return { id, error: unexpected(answer, call, "The answer is not what was asked for.") };
    }
    return { id, status, body };
  }
  const headers = readHeaders(response["headers"]);
  // 424: another request of the batch failed, and this one was not tried.
  const mayGoWell = status === 424 || isPassing(status, call.isRead);
  const wait = mayGoWell ? waitAfter(trial, headers, world) : undefined;
  if (wait !== undefined) {
    const from = world.now().getTime() + wait;
    return { again: { request, trial: { ...trial, attempts: trial.attempts + 1 }, from } };
  }
  const text = typeof body === "string" ? body : JSON.stringify(body ?? {});
  return { id, error: failureOf({ status, headers, text }, call) };
}

/** What cannot be a header is left out. */
function readHeaders(value: unknown): Headers {
  const pairs = Object.entries(isRecord(value) ? value : {});
  const headers = new Headers();
  for (const [name, text] of pairs) {
    if (/^[\w-]+$/.test(name) && typeof text === "string" && /^[\x20-\x7e]*$/.test(text)) {
      headers.set(name, text);
    }
  }
  return headers;
}
