import type { Gate } from "../base/gate.js";
import { readBatchAnswer } from "./batch-answer.js";
import { BatchQueue, type Item } from "./batch-queue.js";
import type { BatchAnswer, BatchRequest, GraphWorld, RequestOptions } from "./client.js";
import { merge } from "./merge.js";
import { withQuery } from "./query.js";
import { isRecord, readAnswer, unexpected } from "./read-answer.js";
import type { Sender } from "./send.js";

/** How many batches are under way at a time. */
const mostPosts = 4;

export interface BatchParts {
  readonly world: GraphWorld;
  readonly gate: Gate;
  readonly send: Sender;
}

/**
 * Sends requests twenty at a time, and those that were told to wait once more. Memory does not grow with their number:
 * the next post goes when the answers of one are taken up.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export async function* runBatches(
  requests: Iterable<BatchRequest> | AsyncIterable<BatchRequest>,
  options: RequestOptions,
  { world, gate, send }: BatchParts,
): AsyncGenerator<BatchAnswer> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const queue = new BatchQueue(requests, { world, gate, signal });
  const lines = Array.from({ length: mostPosts }, () => postAll(queue, { ...options, signal }, world, send));

  try {
    for await (const answers of merge(lines)) {
      yield* answers;
    }
  } finally {
    stop.abort(new Error("Nobody waits for the batch any more."));
    queue.close();
    await Promise.allSettled(lines.map((line) => line.return(undefined)));
  }
}

/** Posts one batch after the other, as long as there is something to send. */
async function* postAll(
  queue: BatchQueue,
  options: RequestOptions,
  world: GraphWorld,
  send: Sender,
): AsyncGenerator<readonly BatchAnswer[]> {
  for (;;) {
    const items = await queue.take();
    if (items.length === 0) {
      return;
    }
    const again: Item[] = [];
    const answers: BatchAnswer[] = [];
    try {
      for (const result of await post(items, options, world, send)) {
        if ("again" in result) {
          again.push(result.again);
        } else {
          answers.push(result);
        }
      }
    } finally {
      queue.release(items, again);
    }
    yield answers;
  }
}

async function post(items: readonly Item[], options: RequestOptions, world: GraphWorld, send: Sender) {
  const body = { requests: items.map(({ request }, index) => write(request, index)) };
  const isRead = items.every(({ request }) => request.method === "GET" || request.isRead === true);
  const { answer, call } = await send(
    { method: "POST", path: "/$batch", body },
    { ...options, isRead, query: undefined, mailbox: undefined },
  );
  const responses = readAnswer(answer, call)?.["responses"];
  if (!Array.isArray(responses)) {
    throw unexpected(answer, call, "The answer has no responses in it.");
  }
  const byId = new Map(responses.filter(isRecord).map((response) => [String(response["id"]), response]));

  return items.map((item, index) => readBatchAnswer(item, byId.get(String(index)), { call, answer, world }));
}

/** The ids of a batch are its own, because those of the requests need not differ. */
function write({ method, path, query, headers, body }: BatchRequest, index: number) {
  const request = { id: String(index), method, url: withQuery(path, query) };
  const hasBody = method === "POST" || method === "PATCH";
  return hasBody
    ? { ...request, headers: { "Content-Type": "application/json", ...headers }, body: body ?? {} }
    : { ...request, ...(headers ? { headers } : {}) };
}
