import type { Client, GraphRequest } from "@microsoft/microsoft-graph-client";
import type { Gate } from "../base/gate.js";
import { Call, type Answer, type Question } from "./call.js";
import type { GraphWorld, RequestOptions } from "./client.js";
import { failureOf } from "./failures.js";
import { encodeQuery } from "./query.js";

/** A call that went well, with its answer. */
export interface Sent {
  readonly call: Call;
  readonly answer: Answer;
}

export type Sender = (question: Question, options: RequestOptions) => Promise<Sent>;

/** Sends questions through Microsoft's client with our own chain. Loads it on first use. */
export function createSender(world: GraphWorld, gate: Gate): Sender {
  let connecting: Promise<Connected> | undefined;

  return async (question, { signal, ...rest }) => {
    signal?.throwIfAborted();
    const { client, raw } = await (connecting ??= connect(world, gate));
    // Of its own for each call, because many calls may share one, and each listens to it in several places.
    const call = new Call(question, signal ? { ...rest, signal: AbortSignal.any([signal]) } : rest);

    await start(prepare(client, call).responseType(raw), question);
    if (call.failure) {
      signal?.throwIfAborted();
      throw call.failure.error;
    }
    if (!call.answer) {
      throw new Error("Neither an answer nor an error came through the chain.");
    }
    if (call.answer.status < 200 || call.answer.status > 299) {
      throw failureOf(call.answer, call);
    }
    return { call, answer: call.answer };
  };
}

function prepare(client: Client, call: Call): GraphRequest {
  const { question, options } = call;
  return client
    .api("path" in question ? question.path : "/")
    .middlewareOptions([call])
    .query(encodeQuery(options.query))
    .headers({ ...options.headers, "client-request-id": call.clientRequestId });
}

function start(request: GraphRequest, { method, body }: Question): Promise<unknown> {
  switch (method) {
    case "GET":
      return request.get();
    case "POST":
      return request.post(body ?? {});
    case "PATCH":
      return request.patch(body ?? {});
    case "DELETE":
      return request.delete();
  }
}

interface Connected {
  readonly client: Client;
  /** Has the client leave the answer to us. */
  readonly raw: Parameters<GraphRequest["responseType"]>[0];
}

async function connect(world: GraphWorld, gate: Gate): Promise<Connected> {
  const [{ Client, ResponseType }, { createChain }] = await Promise.all([
    import("@microsoft/microsoft-graph-client"),
    import("./middleware/chain.js"),
  ]);
  return {
    client: Client.initWithMiddleware({
      baseUrl: `${world.cloud.graph}/`,
      defaultVersion: "v1.0",
      middleware: createChain(world, gate),
    }),
    raw: ResponseType.RAW,
  };
}
