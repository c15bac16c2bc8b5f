import assert from "node:assert/strict";
import { connect } from "node:net";
import { startServer, startServers, type DemoServer, type Handler } from "../../src/demo/server.js";
import { UserError } from "../../src/base/errors.js";
import { onFreePorts } from "./support/ports.js";

const text = (body: string, more: object = {}) => ({
  status: 200,
  headers: { "content-type": "text/plain" },
  body: Buffer.from(body),
  ...more,
});

describe("the demo's server", () => {
  let server: DemoServer;
  const echo: Handler = ({ method, url, headers, body }) =>
    Promise.resolve(text(`${method} ${url.href} ${headers["x-test"] ?? ""} ${String(body.length)}`));

  beforeEach(async () => {
    server = await startServer(0);
    server.serve(echo);
  });
  afterEach(() => server.stop());

  /** All that comes back for bytes that no well-behaved client would send. */
  const raw = (bytes: string): Promise<string> =>
    new Promise((resolve) => {
      let answer = "";
      const socket = connect(Number(new URL(server.origin).port), "127.0.0.1", () => socket.write(bytes));
      socket.on("data", (piece) => (answer += piece.toString()));
      socket.on("error", () => undefined);
      socket.on("close", () => {
        resolve(answer);
      });
    });
  const status = (answer: string) => Number(answer.split(" ")[1]);
  const host = () => new URL(server.origin).host;

  it("listens on this machine alone", () => {
    assert.match(server.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("hands over what was asked", async () => {
    const response = await fetch(`${server.origin}/a/../b?c=d`, {
      method: "POST",
      headers: { "X-Test": "yes" },
      body: "12345",
    });
    assert.equal(await response.text(), `POST ${server.origin}/b?c=d yes 5`);
  });

  it("is not ready before anybody answers", async () => {
    const other = await startServer(0);
    assert.equal((await fetch(other.origin)).status, 503);
    await other.stop();
  });

  it("answers by its own name alone", async () => {
    for (const [name, expected] of [
      [host(), 200],
      [host().replace("127.0.0.1", "LOCALHOST"), 200],
      ["evil.example", 421],
      [`evil.example:${host().split(":")[1] ?? ""}`, 421],
      ["127.0.0.1", 421],
      [`127.0.0.1.nip.io:${host().split(":")[1] ?? ""}`, 421],
    ] as const) {
      const answer = await raw(`GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
      assert.equal(status(answer), expected, name);
    }
    assert.equal(status(await raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")), 400);
  });

  it("takes no address of another server", async () => {
    for (const target of ["//evil.example/x", "http://evil.example/x", "http://[", "*"]) {
      const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`);
      assert.equal(status(answer), 400, target);
    }
  });

  it("refuses bodies without end, and goes on", async () => {
    const head = `POST / HTTP/1.1\r\nHost: ${host()}\r\n`;
    assert.equal(status(await raw(`${head}Content-Length: 99999999999\r\n\r\n`)), 413);
    const piece = `100000\r\n${"x".repeat(0x100000)}\r\n`;
    const answer = await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${piece.repeat(5)}`);
    assert.ok(answer === "" || status(answer) === 413, answer.slice(0, 100));
    assert.equal((await fetch(server.origin)).status, 200);
  });

  it("refuses what is no HTTP, and goes on", async () => {
    assert.equal(status(await raw("\0\0\0\r\n\r\n")), 400);
    assert.equal(
      status(await raw(`GET / HTTP/1.1\r\nHost: ${host()}\r\nX: ${"x".repeat(20_000)}\r\n\r\n`)),
      431,
    );
    assert.equal((await fetch(server.origin)).status, 200);
  });

  it("answers a fault of its own with 500", async () => {
    server.serve(() => Promise.reject(new Error("broken")));
    assert.equal((await fetch(server.origin)).status, 500);
    server.serve(() => Promise.resolve(text("x", { headers: { bad: "a\nb" } })));
    assert.equal((await fetch(server.origin)).status, 500);
  });

  it("breaks connections where it is told to", async () => {
    server.serve(() => Promise.resolve(text("x".repeat(1000), { breaks: "at-once" })));
    await assert.rejects(fetch(server.origin));
    server.serve(() => Promise.resolve(text("x".repeat(1000), { breaks: "midway" })));
    const response = await fetch(server.origin);
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it("sends no body where there is none", async () => {
    server.serve(() => Promise.resolve(text("", { status: 204 })));
    const response = await fetch(server.origin);
    assert.deepEqual([response.status, response.headers.get("content-length")], [204, null]);
  });

  it("stops at once, whoever still waits", async () => {
    let aborted: Error | undefined;
    server.serve(
      ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            aborted = signal.reason as Error;
            reject(aborted);
          });
          void server.stop();
        }),
    );
    await assert.rejects(fetch(server.origin));
    await server.stop();
    assert.ok(aborted instanceof Error);
    await assert.rejects(fetch(server.origin));
  });
});

describe("the demo's servers", () => {
  it("take ports that follow each other, or none", async () => {
    const { port, started: servers } = await onFreePorts((first) => startServers(["a", "b"], first));
    assert.deepEqual(
      [servers.a, servers.b].map(({ origin }) => origin),
      [`http://127.0.0.1:${String(port)}`, `http://127.0.0.1:${String(port + 1)}`],
    );
    await servers.a.stop();
    await assert.rejects(startServers(["c", "d"], port), UserError, "The second port is taken.");
    await servers.b.stop();
    const { started } = await onFreePorts(() => startServers(["e", "f"], port));
    await Promise.all([started.e.stop(), started.f.stop()]);
  });

  it("say which ports there are", async () => {
    for (const port of [-1, 1.5, 65_534, 70_000, Number.NaN]) {
      await assert.rejects(startServers(["a", "b", "c"], port), UserError);
    }
  });
});
