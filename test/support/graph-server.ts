import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came over the wire. */
export interface Seen {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  /** The path, encoded as it was sent. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  /** Whether whoever sent it still waits. */
  readonly isOpen: () => boolean;
}

/** What becomes of a request. */
export type Reply =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** The connection ends before the answer or in the middle of it, or nothing comes, or nothing more. */
  | { readonly fault: "reset" | "half" | "silence" | "stall" }
  /** Comes as it stands, whether it is HTTP or not. */
  | { readonly raw: string | Uint8Array };

export type Script = (seen: Seen, index: number) => Reply | Promise<Reply>;

/** A server on this machine that answers as each test says. Started and stopped around each test. */
export function useGraphServer() {
  let script: Script = () => ({ status: 500 });
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void read(request, response).then(async (each) => {
      const index = seen.push(each) - 1;
      await send(await script(each, index), response);
    });
  });

  beforeEach((done) => {
    seen.length = 0;
    script = () => ({ status: 500 });
    server.listen(0, "127.0.0.1", done);
  });
  afterEach((done) => {
    server.close(done);
    server.closeAllConnections();
  });

  return {
    /** All requests of this test. */
    seen: seen as readonly Seen[],
    get origin(): string {
      return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    },
    answers(how: Script): void {
      script = how;
    },
    /** One after the other; the last goes on. */
    replies(...replies: readonly Reply[]): void {
      script = (_seen, index) => replies[Math.min(index, replies.length - 1)] ?? { status: 500 };
    },
  };
}

export type GraphServer = ReturnType<typeof useGraphServer>;

/** The requests of a `$batch` that the server has seen. */
export interface SeenInBatch {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export function batchOf({ body }: Seen): readonly SeenInBatch[] {
  return (body as { requests: SeenInBatch[] }).requests;
}

/** Answers each request of a `$batch` for itself. */
export function inBatch(
  answer: (request: SeenInBatch) => { status?: number; headers?: Record<string, string>; body?: unknown },
): Script {
  return (seen) => ({
    body: {
      responses: batchOf(seen).map((each) => ({ id: each.id, status: 200, body: {}, ...answer(each) })),
    },
  });
}

async function read(request: IncomingMessage, response: ServerResponse): Promise<Seen> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Uint8Array);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  const url = request.url ?? "";
  const { pathname, searchParams } = new URL(url, "http://localhost");
  return {
    method: request.method ?? "",
    url,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: request.headers,
    body: text === "" ? undefined : JSON.parse(text),
    isOpen: () => !response.destroyed,
  };
}

async function send(reply: Reply, response: ServerResponse): Promise<void> {
  if ("raw" in reply) {
    response.socket?.end(reply.raw);
    return;
  }
  if ("fault" in reply) {
    if (reply.fault === "reset") {
      response.destroy();
    } else if (reply.fault !== "silence") {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"value": [', () => {
        if (reply.fault === "half") {
          response.destroy();
        }
      });
    }
    return;
  }
  const { status = 200, headers, body } = reply;
  const text = typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", ...headers });
  await new Promise<void>((resolve) => response.end(text, resolve));
}

/** Lets everything else happen that can. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await turns(1);
  }
}

/** Waits until whoever sent these requests has hung up. */
export async function gone(seen: readonly Seen[]): Promise<void> {
  await until(() => seen.every(({ isOpen }) => !isOpen()));
}
