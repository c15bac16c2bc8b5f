import assert from "node:assert/strict";
import type { BatchAnswer, BatchRequest, GraphClient } from "../../src/graph/client.js";
import { GraphError } from "../../src/graph/errors.js";
import { all, connect } from "../support/graph-client.js";
import { batchOf, gone, inBatch, turns, until, useGraphServer } from "../support/graph-server.js";

const reading = (id: string, more: Partial<BatchRequest> = {}): BatchRequest => ({
  id,
  method: "GET",
  path: `/users/${id}`,
  ...more,
});
const many = (count: number, more: Partial<BatchRequest> = {}) =>
  Array.from({ length: count }, (_, index) => reading(`u${String(index)}`, more));
const statuses = (answers: readonly BatchAnswer[]) =>
  Object.fromEntries(answers.map((each) => [each.id, "error" in each ? each.error : each.status]));

describe("a batch", () => {
  const server = useGraphServer();

  it("has twenty requests, each with its query and, where it changes something, its body", async () => {
    server.answers(inBatch(({ url }) => ({ body: { url } })));
    const { client } = connect(server.origin);
    const answers = await all(
      client.batch([
        ...many(44, { query: { $select: "id,mail", $filter: "a eq 'b&c'", $top: undefined } }),
        {
          id: "new",
          method: "POST",
          path: "/users",
          body: { name: "A" },
          headers: { Prefer: "return=minimal" },
        },
        { id: "old", method: "DELETE", path: "/users/1" },
      ]),
    );

    assert.deepEqual(server.seen.map((seen) => [seen.method, seen.path, batchOf(seen).length]).sort(), [
      ["POST", "/v1.0/$batch", 20],
      ["POST", "/v1.0/$batch", 20],
      ["POST", "/v1.0/$batch", 6],
    ]);
    const sent = server.seen.flatMap(batchOf);
    assert.ok(sent.some(({ url }) => url === "/users/u0?$select=id%2Cmail&$filter=a%20eq%20'b%26c'"));
    assert.deepEqual(
      sent.filter(({ method }) => method !== "GET").map((each) => ({ ...each, id: undefined })),
      [
        {
          id: undefined,
          method: "POST",
          url: "/users",
          headers: { "Content-Type": "application/json", Prefer: "return=minimal" },
          body: { name: "A" },
        },
        { id: undefined, method: "DELETE", url: "/users/1" },
      ],
    );
    assert.equal(answers.length, 46);
    assert.deepEqual(
      answers.find(({ id }) => id === "u7"),
      {
        id: "u7",
        status: 200,
        body: { url: "/users/u7?$select=id%2Cmail&$filter=a%20eq%20'b%26c'" },
      },
    );
  });

  it("sends nothing for nothing", async () => {
    assert.deepEqual(await all(connect(server.origin).client.batch([])), []);
    assert.equal(server.seen.length, 0);
  });

  it("tells requests apart that have the same id, and answers in any order", async () => {
    server.answers((seen) => ({
      body: {
        responses: batchOf(seen)
          .map(({ id, url }) => ({ id, status: 200, body: { url } }))
          .reverse(),
      },
    }));
    const answers = await all(
      connect(server.origin).client.batch([reading("same", { path: "/a" }), reading("same", { path: "/b" })]),
    );
    assert.deepEqual(answers, [
      { id: "same", status: 200, body: { url: "/a" } },
      { id: "same", status: 200, body: { url: "/b" } },
    ]);
  });

  it("gives the failure of one as a value, beside the answers to the others", async () => {
    server.answers(
      inBatch(({ url }) =>
        url === "/users/u1"
          ? {
              status: 403,
              headers: { "request-id": "theirs" },
              body: { error: { code: "ErrorAccessDenied", message: "No." } },
            }
          : { body: { ok: true } },
      ),
    );
    const answers = await all(connect(server.origin).client.batch(many(3)));
    const error = statuses(answers)["u1"];
    assert.ok(error instanceof GraphError);
    assert.deepEqual(
      [error.failure, error.status, error.code, error.request, error.requestId, error.clientRequestId],
      [
        "forbidden",
        403,
        "ErrorAccessDenied",
        "GET /users/u1",
        "theirs",
        server.seen[0]?.headers["client-request-id"],
      ],
    );
    assert.equal(statuses(answers)["u0"], 200);
    assert.equal(statuses(answers)["u2"], 200);
  });

  it("says which request got no answer", async () => {
    server.answers((seen) => ({
      body: {
        responses: [
          null,
          1,
          { id: 7 },
          { id: "1", status: "200" },
          { id: batchOf(seen)[0]?.id, status: 200, body: {} },
        ],
      },
    }));
    const answers = await all(connect(server.origin).client.batch(many(2)));
    assert.equal(statuses(answers)["u0"], 200);
    const error = statuses(answers)["u1"];
    assert.ok(error instanceof GraphError && error.failure === "unexpected-answer");
    assert.match(error.message, /^GET \/users\/u1: .*without an answer/);
  });

  it("takes nothing for an answer that is none", async () => {
    for (const [body, isList] of [
      [undefined, false],
      ["<html>", false],
      [[], false],
      [{}, true],
      [{ value: "x" }, true],
    ] as const) {
      server.answers(inBatch(() => ({ body })));
      const [answer] = await all(connect(server.origin).client.batch([reading("1", { isList })]));
      assert.ok(answer && "error" in answer && answer.error.failure === "unexpected-answer");
    }
    server.answers(inBatch(() => ({ status: 204, body: undefined })));
    const deleting = connect(server.origin).client.batch([{ id: "1", method: "DELETE", path: "/users/1" }]);
    assert.deepEqual(statuses(await all(deleting)), { 1: 204 });
  });

  describe("that is told to wait", () => {
    it("sends those again that were told so, each after its own time", async () => {
      const told = new Set<string>();
      server.answers(
        inBatch(({ url }) => {
          const isFirst = !told.has(url);
          told.add(url);
          if (url === "/users/u1" && isFirst) {
            return { status: 429, headers: { "Retry-After": "9" } };
          }
          return url === "/users/u2" && isFirst ? { status: 503, headers: { "retry-after": "4" } } : {};
        }),
      );
      const { client, waited } = connect(server.origin);
      const answers = await all(client.batch(many(4)));
      assert.deepEqual(statuses(answers), { u0: 200, u1: 200, u2: 200, u3: 200 });
      assert.deepEqual(
        answers.map(({ id }) => id),
        ["u0", "u3", "u2", "u1"],
      );
      assert.deepEqual(
        server.seen.map((seen) => batchOf(seen).map(({ url }) => url)),
        [["/users/u0", "/users/u1", "/users/u2", "/users/u3"], ["/users/u2"], ["/users/u1"]],
      );
      assert.deepEqual(waited, [4000, 5000]);
    });

    it("goes by what it waited and not by the clock, which may stand still", async () => {
      let count = 0;
      server.answers(inBatch(() => (count++ < 3 ? { status: 429 } : {})));
      const { client } = connect(server.origin, { now: () => new Date(0) });
      assert.deepEqual(statuses(await all(client.batch(many(2)))), { u0: 200, u1: 200 });
    });

    it("gives up after six times, or where it would take too long, for that one alone", async () => {
      server.answers(
        inBatch(({ url }) => {
          switch (url) {
            case "/users/u0":
              return { status: 429 };
            case "/users/u1":
              return { status: 429, headers: { "Retry-After": "301" } };
            default:
              return {};
          }
        }),
      );
      const { client, waited } = connect(server.origin);
      const found = statuses(await all(client.batch(many(3))));
      assert.ok(found["u0"] instanceof GraphError && found["u0"].failure === "throttled");
      assert.ok(found["u1"] instanceof GraphError && found["u1"].failure === "throttled");
      assert.equal(found["u2"], 200);
      assert.equal(server.seen.length, 6);
      assert.deepEqual(waited, [1000, 2000, 4000, 8000, 16_000]);
    });

    it("sends again what only asks, when a gateway gave up, and nothing that changes", async () => {
      let count = 0;
      server.answers(inBatch(() => (count++ < 3 ? { status: 504 } : {})));
      const answers = await all(
        connect(server.origin).client.batch([
          reading("get"),
          { id: "change", method: "PATCH", path: "/users/1", body: {} },
          { id: "ask", method: "POST", path: "/users/1/calendar/getSchedule", body: {}, isRead: true },
        ]),
      );
      const found = statuses(answers);
      assert.equal(found["get"], 200);
      assert.equal(found["ask"], 200);
      assert.ok(found["change"] instanceof GraphError && found["change"].failure === "service");
    });

    it("waits as a whole where that is asked of it as a whole", async () => {
      server.answers((seen, index) =>
        index === 0 ? { status: 429, headers: { "Retry-After": "3" } } : inBatch(() => ({}))(seen, index),
      );
      const { client, waited } = connect(server.origin);
      assert.deepEqual(statuses(await all(client.batch(many(2)))), { u0: 200, u1: 200 });
      assert.deepEqual(waited, [3000]);
    });
  });

  describe("that fails as a whole", () => {
    it("throws", async () => {
      for (const [reply, failure] of [
        [{ status: 403 }, "forbidden"],
        [{ body: { responses: {} } }, "unexpected-answer"],
        [{ body: {} }, "unexpected-answer"],
        [{ body: "<html>" }, "unexpected-answer"],
      ] as const) {
        server.replies(reply);
        await assert.rejects(all(connect(server.origin).client.batch(many(50))), { failure });
      }
    });

    it("is sent again when the connection broke, where it only asks", async () => {
      server.answers((seen, index) => (index === 0 ? { fault: "half" } : inBatch(() => ({}))(seen, index)));
      assert.equal((await all(connect(server.origin).client.batch(many(20)))).length, 20);

      server.replies({ fault: "half" });
      const writing = connect(server.origin).client.batch([{ id: "1", method: "DELETE", path: "/users/1" }]);
      await assert.rejects(all(writing), { failure: "unreachable" });
      assert.equal(server.seen.length, 3);
    });

    it("passes on what the source of the requests throws, and stops the rest", async () => {
      server.replies({ fault: "silence" });
      const failure = new Error("No more users.");
      const { client } = connect(server.origin);
      await assert.rejects(
        all(
          client.batch(
            (function* () {
              yield* many(30);
              throw failure;
            })(),
          ),
        ),
        (error) => error === failure,
      );
      await gone(server.seen);
    });
  });

  it("has four posts under way at a time", async () => {
    const counter = createCounter();
    server.answers(async (seen, index) => {
      counter.enter("post");
      await turns(5);
      counter.leave("post");
      return inBatch(() => ({}))(seen, index);
    });
    const answers = await all(connect(server.origin).client.batch(many(400)));
    assert.equal(answers.length, 400);
    assert.equal(server.seen.length, 20);
    assert.equal(counter.most("post"), 4);
  });

  it("asks no more than four things of one mailbox at a time, whoever asks", async () => {
    const counter = createCounter();
    server.answers(async (seen, index) => {
      const asked = seen.path.endsWith("$batch")
        ? batchOf(seen).map(({ url }) => url.split("/")[2] ?? "")
        : [seen.path.split("/")[3] ?? ""];
      asked.forEach(counter.enter);
      await turns(5);
      asked.forEach(counter.leave);
      return seen.path.endsWith("$batch") ? inBatch(() => ({}))(seen, index) : { body: {} };
    });
    const { client } = connect(server.origin);
    const requests = ["ada", "bob"].flatMap((mailbox) =>
      Array.from({ length: 25 }, (_, index) =>
        reading(`${mailbox}/${String(index)}`, { mailbox: mailbox.toUpperCase() }),
      ),
    );
    const single = () =>
      Array.from({ length: 10 }, () => client.get("/users/ada/calendars", { mailbox: "ada" }));

    const [first, answers, other] = await Promise.all([
      Promise.all(single()),
      all(client.batch(requests)),
      all(client.batch(requests.map((each) => ({ ...each, mailbox: "ada" })).slice(0, 25))),
    ]);
    assert.deepEqual([first.length, answers.length, other.length], [10, 50, 25]);
    assert.equal(counter.most("ada"), 4);
    assert.equal(counter.most("bob"), 4);
  });

  it("does not let a busy mailbox hold up the others", async () => {
    server.answers(inBatch(() => ({})));
    const { client } = connect(server.origin);
    await all(client.batch([...many(100, { mailbox: "busy", path: "/users/busy/calendars" }), ...many(76)]));
    const first = server.seen.slice(0, 4).flatMap(batchOf);
    assert.equal(first.filter(({ url }) => !url.includes("busy")).length, 76);
  });

  it("gives answers as they come, whatever others take", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.answers(async (seen, index) => {
      if (index === 0) {
        await held;
      }
      return inBatch(() => ({}))(seen, index);
    });
    const ids: string[] = [];
    for await (const { id } of connect(server.origin).client.batch(many(200))) {
      ids.push(id);
      if (ids.length === 180) {
        release();
      }
    }
    assert.equal(new Set(ids).size, 200);
  });

  it("reads no further ahead than a few posts, however many requests there are", async () => {
    server.answers(inBatch(() => ({})));
    let read = 0;
    let taken = 0;
    let ahead = 0;
    function* requests() {
      for (; read < 100_000; read++) {
        ahead = Math.max(ahead, read - taken);
        yield reading(String(read));
      }
    }
    for await (const answer of connect(server.origin, { log: () => undefined }).client.batch(requests())) {
      assert.ok("status" in answer);
      taken++;
      if (taken === 2000) {
        break;
      }
    }
    assert.ok(ahead <= 9 * 20, String(ahead));
  });

  it("reads no further ahead for a mailbox that is busy", async () => {
    server.answers((seen) => (seen.path.endsWith("$batch") ? { body: {} } : { fault: "silence" }));
    const { client } = connect(server.origin);
    const stop = new AbortController();
    const busy = Promise.allSettled(
      [1, 2, 3, 4].map(() => client.get("/users/ada/calendars", { mailbox: "ada", signal: stop.signal })),
    );
    await until(() => server.seen.length === 4);
    let read = 0;
    function* requests() {
      for (; read < 5000; read++) {
        yield reading("ada", { mailbox: "ada" });
      }
    }
    const running = all(client.batch(requests(), { signal: stop.signal }));
    running.catch(() => undefined);
    await turns(20);
    assert.ok(read > 0 && read <= 220, String(read));
    stop.abort(new Error("Enough."));
    await assert.rejects(running, { message: "Enough." });
    await busy;
  });

  it("reads its requests from a mailbox that it asks", async () => {
    server.answers((seen, index) =>
      seen.path.endsWith("$batch") ? inBatch(() => ({}))(seen, index) : { body: { value: [1, 2, 3, 4, 5] } },
    );
    const { client } = connect(server.origin);
    async function* requests() {
      for (let count = 0; count < 6; count++) {
        const { value } = await client.get<{ value: number[] }>("/users/ada/calendars", { mailbox: "ada" });
        yield* value.map((each) => reading(String(each), { mailbox: "ada" }));
      }
    }
    assert.equal((await all(client.batch(requests()))).length, 30);
  });

  it("stops everything under way when nobody wants more", async () => {
    server.answers((seen, index) => (index === 1 ? inBatch(() => ({}))(seen, index) : { fault: "silence" }));
    let hasEnded = false;
    async function* requests() {
      try {
        await Promise.resolve();
        for (let index = 0; ; index++) {
          yield reading(String(index));
        }
      } finally {
        hasEnded = true;
      }
    }
    for await (const answer of connect(server.origin).client.batch(requests())) {
      assert.ok("status" in answer);
      break;
    }
    await turns(5);
    assert.ok(hasEnded);
    const answered = server.seen.length;
    await gone(server.seen.filter((_, index) => index !== 1));
    assert.equal(server.seen.length, answered);
  });

  it("leaves the places at a mailbox that it took", async () => {
    server.answers((seen) => (seen.path.endsWith("$batch") ? { fault: "silence" } : { body: { ok: true } }));
    const { client } = connect(server.origin);
    const stop = new AbortController();
    const running = all(client.batch(many(30, { mailbox: "ada" }), { signal: stop.signal }));
    await until(() => server.seen.length === 1);
    stop.abort(new Error("Enough."));
    await assert.rejects(running, { message: "Enough." });
    assert.deepEqual(await fourAtOnce(client), [{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);

    function* failing() {
      yield* many(4, { mailbox: "ada" });
      throw new Error("No more users.");
    }
    await assert.rejects(all(client.batch(failing())), { message: "No more users." });
    assert.deepEqual(await fourAtOnce(client), [{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
  });
});

const fourAtOnce = (client: GraphClient) =>
  Promise.all([1, 2, 3, 4].map((each) => client.get(`/users/${String(each)}`, { mailbox: "ada" })));

/** Counts how many are inside at a time. */
function createCounter() {
  const inside = new Map<string, number>();
  const most = new Map<string, number>();
  const add = (name: string, number: number) => {
    const now = (inside.get(name) ?? 0) + number;
    inside.set(name, now);
    most.set(name, Math.max(now, most.get(name) ?? 0));
  };
  return {
    enter: (name: string) => {
      add(name, 1);
    },
    leave: (name: string) => {
      add(name, -1);
    },
    most: (name: string) => most.get(name),
  };
}
