import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { UserError } from "../base/errors.js";

export interface ServerRequest {
  /** Upper case. */
  readonly method: string;
  readonly url: URL;
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface ServerAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where the connection breaks: before anything was said, or in the middle of the body. */
  readonly breaks?: "at-once" | "midway" | undefined;
}

export type Handler = (request: ServerRequest) => Promise<ServerAnswer>;

export interface DemoServer {
  readonly origin: string;
  /** Until then, all requests are answered 503. */
  serve(handler: Handler): void;
  /** Ends what goes on, at once. */
  stop(): Promise<void>;
}

/** Microsoft Graph takes no more in one request. */
const largestBody = 4 * 1024 * 1024;

/** Starts a server for each name, on ports that follow `port`, or on any that are free where it is 0. */
export async function startServers<Name extends string>(
  names: readonly Name[],
  port: number,
): Promise<Readonly<Record<Name, DemoServer>>> {
  const last = 65_536 - names.length;
  if (!Number.isInteger(port) || port < 0 || port > last) {
    throw new UserError(`The demo tenant cannot start at port ${String(port)}.`, {
      remedy: `Choose a number from 1 to ${String(last)}, or 0 for any port that is free.`,
    });
  }
  const servers: [Name, DemoServer][] = [];
  try {
    for (const [index, name] of names.entries()) {
      servers.push([name, await startServer(port === 0 ? 0 : port + index)]);
    }
  } catch (error) {
    await Promise.all(servers.map(([, server]) => server.stop()));
    throw error;
  }
  return Object.fromEntries(servers) as Record<Name, DemoServer>;
}

/** Listens on 127.0.0.1 and nowhere else. */
export async function startServer(port: number): Promise<DemoServer> {
  let handler: Handler | undefined;
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000 });
  await listen(server, port);
  // What goes wrong with one connection is no reason to end the process.
  server.on("error", () => undefined);
  const address = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const origin = `http://${address}`;
  const hosts = [address, address.replace("127.0.0.1", "localhost")];

  server.on("request", (incoming, outgoing) => {
    void answer({ incoming, outgoing, hosts, origin, handler });
  });
  return {
    origin,
    serve(next) {
      handler = next;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE" || error.code === "EACCES";
      reject(
        isTaken
          ? new UserError(`The demo tenant cannot use port ${String(port)} of this computer.`, {
              remedy: "Choose another port. The two that follow have to be free as well.",
              cause: error,
            })
          : error,
      );
    });
    server.listen({ host: "127.0.0.1", port, exclusive: true }, resolve);
  });
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly hosts: readonly string[];
  readonly origin: string;
  readonly handler: Handler | undefined;
}

async function answer(exchange: Exchange): Promise<void> {
  const { outgoing } = exchange;
  const gone = new AbortController();
  outgoing.once("close", () => {
    gone.abort(new Error("Nobody waits for the answer."));
  });
  try {
    send(outgoing, await handle(exchange, gone.signal));
  } catch (error) {
    if (gone.signal.aborted || outgoing.headersSent) {
      outgoing.destroy();
    } else {
      send(outgoing, plain(500, `The demo tenant stumbled: ${error instanceof Error ? error.message : ""}`));
    }
  }
}

async function handle(exchange: Exchange, signal: AbortSignal): Promise<ServerAnswer> {
  const { incoming, hosts, origin, handler } = exchange;
  const { method = "GET", url: target = "" } = incoming;
  // Another name that leads here belongs to a page that wants to speak to this server.
  if (!hosts.includes(incoming.headers.host?.toLowerCase() ?? "")) {
    return plain(421, "This server has another name.");
  }
  const url = target.startsWith("/") && URL.canParse(target, origin) ? new URL(target, origin) : undefined;
  if (url?.origin !== origin) {
    return plain(400, "This is no address.");
  }
  const body = await readBody(incoming);
  if (!body) {
    return plain(413, "This is too much.");
  }
  if (!handler) {
    return plain(503, "The demo tenant is not ready.");
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
  return handler({ method, url, headers, body, signal });
}

/** `undefined` where it is larger than anything that makes sense. */
async function readBody(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(incoming.headers["content-length"] ?? 0) > largestBody) {
    return undefined;
  }
  const pieces: Buffer[] = [];
  let length = 0;
  // Unlike its default, leaves the connection open when it ends early, so that an answer can be given.
  for await (const piece of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > largestBody) {
      return undefined;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function plain(status: number, text: string): ServerAnswer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: Buffer.from(text) };
}

function send(outgoing: ServerResponse, { status, headers, body, breaks }: ServerAnswer): void {
  if (breaks === "at-once") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(status, {
    ...headers,
    ...(hasBody(status) ? { "content-length": String(body.length) } : {}),
    // What was not read must not be taken for the next request.
    ...(outgoing.req.complete ? {} : { connection: "close" }),
  });
  if (breaks === "midway") {
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
    return;
  }
  outgoing.end(hasBody(status) ? body : undefined);
}

function hasBody(status: number): boolean {
  return status !== 204 && status !== 304;
}
