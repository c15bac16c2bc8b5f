import { Gate } from "../base/gate.js";
import type { SentRequest } from "../calendar/source.js";
import type { Cloud } from "../identity/clouds.js";
import type { TokenSource } from "../identity/tokens.js";
import { runBatches } from "./batch.js";
import type { Method, Question, Target } from "./call.js";
import type { GraphError } from "./errors.js";
import { parsePage, type Page } from "./page.js";
import type { Query } from "./query.js";
import { readAnswer, unexpected } from "./read-answer.js";
import { createSender } from "./send.js";

/** The world as the client sees it. */
export interface GraphWorld {
  readonly cloud: Cloud;
  readonly tokens: TokenSource;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  /** Waits, and rejects as soon as `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Between 0 and 1, for jitter. */
  readonly random: () => number;
  readonly timeoutSeconds: number;
  /** Method, path, status and time of each request. Never a header, a body or a query. */
  readonly log?: (message: string) => void;
}

export interface RequestOptions {
  readonly query?: Query | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Delegated permissions that this needs, for whoever signs in as a person. */
  readonly scopes?: readonly string[];
  /** Why a person is asked for them, as a whole sentence. */
  readonly reason?: string | undefined;
  /** The mailbox that is asked, of which no more than four requests go at a time. */
  readonly mailbox?: string | undefined;
  /** Whether a POST only asks, so that it may be sent again whatever became of it. */
  readonly isRead?: boolean;
  /** Learns of each request that went out, also of those that go again. Has no header of it, so no token. */
  readonly onSent?: ((request: SentRequest) => void) | undefined;
}

export interface BatchRequest {
  readonly id: string;
  readonly method: Method;
  /** Relative to the version: "/users/…". Its parts are encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly mailbox?: string;
  readonly isRead?: boolean;
  /** Whether an answer is wrong that is not a list. */
  readonly isList?: boolean;
}

/** One failed item says nothing about the others, so a failure is a value. */
export type BatchAnswer =
  | { readonly id: string; readonly status: number; readonly body: unknown }
  | { readonly id: string; readonly error: GraphError };

/** Microsoft Graph, v1.0, as one connection sees it. Everything throws a `GraphError` or a `SignInError`. */
export interface GraphClient {
  get<Result>(path: string, options?: RequestOptions): Promise<Result>;
  post<Result>(path: string, body: unknown, options?: RequestOptions): Promise<Result>;
  patch<Result>(path: string, body: unknown, options?: RequestOptions): Promise<Result>;
  delete(path: string, options?: RequestOptions): Promise<void>;
  /** Page by page. The next one is asked for when the reader comes back for it, and none is kept. */
  pages<Item>(path: string, options?: RequestOptions): AsyncIterable<Page<Item>>;
  /** The page at the address of `Page.next`, which must be one of this cloud. */
  readPage<Item>(next: string, options?: RequestOptions): Promise<Page<Item>>;
  /** Twenty at a time, each retried for itself. Answers come as they are ready, each once. */
  batch(
    requests: Iterable<BatchRequest> | AsyncIterable<BatchRequest>,
    options?: RequestOptions,
  ): AsyncIterable<BatchAnswer>;
}

/** What Microsoft Graph serves at a time of one mailbox. @see https://learn.microsoft.com/graph/throttling-limits */
const mostOfOneMailbox = 4;

/** Loads Microsoft's client on first use. */
export function createGraphClient(world: GraphWorld): GraphClient {
  const gate = new Gate(mostOfOneMailbox);
  const send = createSender(world, gate);

  async function ask<Result>(question: Question, options: RequestOptions = {}): Promise<Result> {
    const { answer, call } = await send(question, options);
    return readAnswer(answer, call) as Result;
  }

  async function readPage<Item>(
    target: Target,
    options: RequestOptions = {},
    seen = new Set<string>(),
  ): Promise<Page<Item>> {
    if ("address" in target) {
      seen.add(target.address);
    }
    const { answer, call } = await send({ ...target, method: "GET" }, options);
    const page = parsePage<Item>(readAnswer(answer, call));
    if (!page) {
      throw unexpected(answer, call, "The answer is not a list.");
    }
    if (page.next !== undefined && seen.has(page.next)) {
      throw unexpected(answer, call, "The list leads back to a page that was read before.");
    }
    return page;
  }

  return {
    get: (path, options) => ask({ method: "GET", path }, options),
    post: (path, body, options) => ask({ method: "POST", path, body }, options),
    patch: (path, body, options) => ask({ method: "PATCH", path, body }, options),
    delete: (path, options) => ask({ method: "DELETE", path }, options),
    async *pages<Item>(path: string, options?: RequestOptions) {
      let page = await readPage<Item>({ path }, options);
      yield page;
      const seen = new Set<string>();
      while (page.next !== undefined) {
        page = await readPage<Item>({ address: page.next }, options, seen);
        yield page;
      }
    },
    readPage: (next, options) => readPage({ address: next }, options),
    batch: (requests, options) => runBatches(requests, options ?? {}, { world, gate, send }),
  };
}
