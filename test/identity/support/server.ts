import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface TestServer {
  readonly origin: string;
  readonly requests: TestRequest[];
  stop(): Promise<void>;
}

export interface TestRequest {
  readonly method: string;
  readonly path: string;
  readonly form: URLSearchParams;
}

export interface TestAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it stands, anything else as JSON. */
  readonly body?: unknown;
  /** Breaks the connection off instead. */
  readonly breaks?: boolean;
}

/** A server on 127.0.0.1 that answers what it is told to, and remembers what it was asked. */
export function startServer(
  answer: (request: TestRequest, count: number) => TestAnswer | Promise<TestAnswer>,
  tls?: { readonly key: string; readonly cert: string },
): Promise<TestServer> {
  const requests: TestRequest[] = [];
  return startListener((incoming, outgoing) => {
    void (async () => {
      const request = {
        method: incoming.method ?? "",
        path: incoming.url ?? "",
        form: new URLSearchParams((await readBody(incoming)).toString("utf8")),
      };
      requests.push(request);
      send(outgoing, await answer(request, requests.length));
    })();
  }, tls).then((server) => ({ ...server, requests }));
}

export async function startListener(
  listener: RequestListener,
  tls?: { readonly key: string; readonly cert: string },
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${tls ? "https" : "http"}://127.0.0.1:${String(port)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function send(
  outgoing: ServerResponse,
  { status = 200, headers = {}, body, breaks }: TestAnswer,
): void {
  if (breaks) {
    outgoing.destroy();
    return;
  }
  const isText = typeof body === "string";
  outgoing.writeHead(status, { "content-type": isText ? "text/html" : "application/json", ...headers });
  outgoing.end(isText ? body : JSON.stringify(body ?? {}));
}
