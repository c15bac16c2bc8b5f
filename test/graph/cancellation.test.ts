import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { sleep } from "../../src/base/wait.js";
import type { GraphClient, GraphWorld, RequestOptions } from "../../src/graph/client.js";
import { all, connect } from "../support/graph-client.js";
import { gone, inBatch, turns, until, useGraphServer } from "../support/graph-server.js";

const page = { value: [] };
const requests = [{ id: "1", method: "GET", path: "/users/1", mailbox: "ada" }] as const;

/** Everything that a client does over the wire. */
const ways: readonly [string, (client: GraphClient, options: RequestOptions) => Promise<unknown>][] = [
  ["get", (client, options) => client.get("/users/1", options)],
  ["post", (client, options) => client.post("/users", {}, options)],
  ["pages", (client, options) => all(client.pages("/users", options))],
  ["batch", (client, options) => all(client.batch(requests, options))],
];

describe("giving up", () => {
  const server = useGraphServer();

  for (const [name, run] of ways) {
    describe(`a ${name}`, () => {
      /** Runs until `isAt` says that it has come to the stage, and gives up there. */
      async function giveUp(
        isAt: () => boolean,
        changes: Partial<GraphWorld> = {},
        options: RequestOptions = {},
      ) {
        const reason = new Error("She closed the window.");
        const stop = new AbortController();
        const { client, log } = connect(server.origin, changes);
        const running = run(client, { ...options, signal: stop.signal });
        running.catch(() => undefined);
        await until(isAt);
        stop.abort(reason);
        await assert.rejects(running, (error) => error === reason);
        await gone(server.seen);
        assert.deepEqual(getEventListeners(stop.signal, "abort"), []);
        return log;
      }

      it("before it began", async () => {
        await giveUp(() => true);
        assert.equal(server.seen.length, 0);
      });

      it("while somebody signs in, even if that does not end", async () => {
        let asked = 0;
        const getToken = () => {
          asked++;
          return new Promise<never>(() => undefined);
        };
        await giveUp(() => asked === 1, {
          tokens: { account: undefined, getToken, signOut: () => Promise.resolve() },
        });
        assert.equal(server.seen.length, 0);
      });

      it("while signing in fails because of that", async () => {
        let asked = 0;
        await giveUp(() => asked === 1, {
          tokens: {
            account: undefined,
            getToken: ({ signal }) => {
              asked++;
              return new Promise((_resolve, reject) => {
                signal?.addEventListener("abort", () => {
                  reject(new Error("The sign-in was cancelled."));
                });
              });
            },
            signOut: () => Promise.resolve(),
          },
        });
      });

      it("while waiting for the answer", async () => {
        server.replies({ fault: "silence" });
        const log = await giveUp(() => server.seen.length === 1);
        assert.deepEqual(log, [], "Nothing happened that is worth a line.");
      });

      it("in the middle of the answer", async () => {
        server.replies({ fault: "stall" });
        await giveUp(() => server.seen.length === 1);
      });

      it("while waiting for the next attempt", async () => {
        server.replies({ status: 429, headers: { "Retry-After": "200" } });
        let isWaiting = false;
        await giveUp(() => isWaiting, {
          sleep: (milliseconds, signal) => {
            isWaiting = true;
            return sleep(milliseconds, signal);
          },
        });
        assert.equal(server.seen.length, 1);
      });

      it("while waiting, with the reason of whoever gave up and no other", async () => {
        server.replies({ status: 429 });
        let isWaiting = false;
        await giveUp(() => isWaiting, {
          sleep: (_milliseconds, signal) => {
            isWaiting = true;
            return new Promise((_resolve, reject) => {
              signal?.addEventListener("abort", () => {
                reject(new Error("The wait was cancelled."));
              });
            });
          },
        });
      });
    });
  }

  it("while waiting for a mailbox", async () => {
    server.replies({ fault: "silence" });
    const { client } = connect(server.origin);
    const busy = new AbortController();
    const others = [1, 2, 3, 4].map(() =>
      client.get("/users/ada/calendars", { mailbox: "ada", signal: busy.signal }),
    );
    await until(() => server.seen.length === 4);

    for (const run of [
      (signal: AbortSignal) => client.get("/users/ada/events", { mailbox: "Ada", signal }),
      (signal: AbortSignal) => all(client.batch(requests, { signal })),
    ]) {
      const stop = new AbortController();
      const running = run(stop.signal);
      await turns(10);
      stop.abort("enough");
      assert.deepEqual(await Promise.allSettled([running]), [{ status: "rejected", reason: "enough" }]);
    }
    assert.equal(server.seen.length, 4);

    busy.abort(new Error("Enough."));
    await Promise.allSettled(others);
    server.replies({ body: { ok: true } });
    assert.deepEqual(await client.get("/users/ada/events", { mailbox: "ada" }), { ok: true });
  });

  it("between two pages", async () => {
    server.replies({ body: { ...page, "@odata.nextLink": `${server.origin}/v1.0/users?page=2` } });
    const stop = new AbortController();
    const { client } = connect(server.origin);
    const pages = client.pages("/users", { signal: stop.signal })[Symbol.asyncIterator]();
    await pages.next();
    stop.abort(new Error("Enough."));
    await assert.rejects(pages.next(), { message: "Enough." });
    assert.equal(server.seen.length, 1);
  });

  it("while the source of a batch does not give the next request", async () => {
    server.answers(inBatch(() => ({})));
    const stop = new AbortController();
    const source = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }),
    };
    const running = all(connect(server.origin).client.batch(source, { signal: stop.signal }));
    await turns(5);
    stop.abort(new Error("Enough."));
    await assert.rejects(running, { message: "Enough." });
  });

  it("is not noticed by those who share nothing with it, and many may share a signal", async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on("warning", listen);
    try {
      server.answers(() => ({ body: page }));
      const { signal } = new AbortController();
      const { client } = connect(server.origin);
      await Promise.all([
        ...Array.from({ length: 40 }, () => client.get("/users", { signal, mailbox: "ada" })),
        ...Array.from({ length: 40 }, () => client.get("/users", { signal })),
      ]);
      await turns(2);
      assert.deepEqual(warnings, []);
      assert.deepEqual(getEventListeners(signal, "abort"), []);
    } finally {
      process.off("warning", listen);
    }
  });
});
