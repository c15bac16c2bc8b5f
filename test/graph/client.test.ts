import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GraphError, type GraphFailure } from "../../src/graph/errors.js";
import { path } from "../../src/graph/path.js";
import { all, connect, firstToken } from "../support/graph-client.js";
import { useGraphServer } from "../support/graph-server.js";

describe("the Graph client", () => {
  const server = useGraphServer();

  it("asks with a token, an id for support and an encoded query", async () => {
    server.replies({ body: { id: "1" } });
    const { client, asked } = connect(server.origin);

    assert.deepEqual(
      await client.get(path`/users/${"a b/c@example.com"}`, {
        query: { $select: "id,mail", $filter: "displayName eq 'A & B+C'", $top: 5, $count: undefined },
        headers: { ConsistencyLevel: "eventual" },
        scopes: ["User.Read.All"],
        reason: "To see.",
      }),
      { id: "1" },
    );

    const [seen] = server.seen;
    assert.equal(seen?.method, "GET");
    assert.equal(seen.path, "/v1.0/users/a%20b%2Fc%40example.com");
    assert.deepEqual(seen.query, { $select: "id,mail", $filter: "displayName eq 'A & B+C'", $top: "5" });
    assert.equal(seen.headers["authorization"], `Bearer ${firstToken}`);
    assert.equal(seen.headers["consistencylevel"], "eventual");
    assert.match(String(seen.headers["client-request-id"]), /^[0-9a-f-]{36}$/);
    assert.deepEqual(asked, [{ audience: "graph", scopes: ["User.Read.All"], reason: "To see." }]);
  });

  it("writes JSON, and takes no content for an answer where something is changed", async () => {
    server.replies({ status: 201, body: { id: "new" } }, { status: 204 });
    const { client } = connect(server.origin);

    assert.deepEqual(await client.post("/applications", { displayName: "A" }), { id: "new" });
    assert.equal(await client.patch("/applications/1", { displayName: "B" }), undefined);
    await client.delete("/applications/1");

    assert.deepEqual(
      server.seen.map(({ method, body }) => [method, body]),
      [
        ["POST", { displayName: "A" }],
        ["PATCH", { displayName: "B" }],
        ["DELETE", undefined],
      ],
    );
    assert.equal(server.seen[0]?.headers["content-type"], "application/json");
  });

  it("keeps a path from leading elsewhere", () => {
    for (const part of ["", ".", ".."]) {
      assert.throws(() => path`/users/${part}/messages`, { name: "UserError" });
    }
    assert.equal(path`/users/${"..."}/calendar`, "/users/.../calendar");
  });

  describe("waits and asks again", () => {
    it("as long as a Retry-After says", async () => {
      server.replies({ status: 429, headers: { "Retry-After": "7" } }, { body: { ok: true } });
      const { client, waited } = connect(server.origin);
      assert.deepEqual(await client.get("/organization"), { ok: true });
      assert.deepEqual(waited, [7000]);
    });

    it("until the date that a Retry-After says", async () => {
      server.replies(
        { status: 503, headers: { "Retry-After": "Sat, 21 Nov 2026 12:01:30 GMT" } },
        { body: { ok: true } },
      );
      const { client, waited } = connect(server.origin);
      await client.get("/organization");
      assert.deepEqual(waited, [90_000]);
    });

    it("longer each time, scattered, where there is no Retry-After", async () => {
      server.replies({ status: 429 }, { status: 503 }, { status: 504 }, { body: {} });
      const { client, waited } = connect(server.origin);
      await client.get("/organization");
      assert.deepEqual(waited, [1000, 2000, 4000]);

      server.replies({ status: 429 });
      const scattered = connect(server.origin, { random: () => 0 });
      await assert.rejects(scattered.client.get("/organization"));
      assert.deepEqual(scattered.waited, [500, 1000, 2000, 4000, 8000]);
    });

    it("six times, and then says so", async () => {
      server.replies({ status: 429, headers: { "Retry-After": "1" } });
      const { client, waited } = connect(server.origin);
      await fails(client.get("/organization"), "throttled", 429);
      assert.equal(server.seen.length, 6);
      assert.equal(waited.length, 5);
    });

    it("for five minutes in all, and says at once when it would be longer", async () => {
      server.replies({ status: 429, headers: { "Retry-After": "200" } });
      const twice = connect(server.origin);
      await fails(twice.client.get("/organization"), "throttled", 429);
      assert.deepEqual(twice.waited, [200_000]);

      server.replies({ status: 503, headers: { "Retry-After": "301" } });
      const never = connect(server.origin);
      await fails(never.client.get("/organization"), "service", 503);
      assert.deepEqual(never.waited, []);
    });

    it("when a connection breaks before or within an answer to a question", async () => {
      server.replies({ fault: "reset" }, { fault: "half" }, { body: { ok: true } });
      const { client, waited } = connect(server.origin);
      assert.deepEqual(await client.get("/organization"), { ok: true });
      assert.equal(waited.length, 2);
    });

    it("when a question gets no answer in time", async () => {
      server.replies({ fault: "silence" }, { body: { ok: true } });
      const { client } = connect(server.origin, { timeoutSeconds: 0.05 });
      assert.deepEqual(await client.get("/organization"), { ok: true });
    });

    it("when a POST only asks", async () => {
      server.replies({ fault: "reset" }, { status: 504 }, { body: { value: [] } });
      const { client } = connect(server.origin);
      await client.post("/users/1/calendar/getSchedule", {}, { isRead: true });
      assert.equal(server.seen.length, 3);
    });
  });

  describe("changes something once only", () => {
    it("unless the answer says that nothing happened", async () => {
      server.replies({ status: 429 }, { status: 503 }, { status: 201, body: { id: "1" } });
      const { client } = connect(server.origin);
      assert.deepEqual(await client.post("/applications", {}), { id: "1" });
    });

    for (const reply of [
      { status: 502 },
      { status: 504 },
      { status: 500 },
      { fault: "reset" },
      { fault: "half" },
    ] as const) {
      it(`after ${"fault" in reply ? reply.fault : String(reply.status)}`, async () => {
        server.replies(reply);
        const { client } = connect(server.origin);
        await assert.rejects(client.patch("/applications/1", {}), GraphError);
        assert.equal(server.seen.length, 1);
      });
    }

    it("and says that nobody knows whether it was done", async () => {
      server.replies({ fault: "silence" });
      const { client } = connect(server.origin, { timeoutSeconds: 0.05 });
      const error = await fails(client.post("/applications", {}), "timeout", undefined);
      assert.match(error.remedy ?? "", /not known/);
    });
  });

  describe("signs in", () => {
    it("once more where the token is refused", async () => {
      server.replies({ status: 401 }, { body: { ok: true } });
      const { client, asked, waited } = connect(server.origin);
      assert.deepEqual(await client.get("/organization"), { ok: true });
      assert.deepEqual(
        server.seen.map(({ headers }) => headers["authorization"]),
        ["Bearer CANARY-token-1", "Bearer CANARY-token-2"],
      );
      assert.equal(asked[1]?.refused, firstToken);
      assert.deepEqual(waited, []);
    });

    it("not a third time", async () => {
      server.replies({ status: 401 });
      const { client } = connect(server.origin);
      await fails(client.get("/organization"), "unauthenticated", 401);
      assert.equal(server.seen.length, 2);
    });

    it("and lets the failure of that through as it is", async () => {
      const failure = new Error("Nobody is signed in.");
      const { client } = connect(server.origin, {
        tokens: {
          account: undefined,
          getToken: () => Promise.reject(failure),
          signOut: () => Promise.resolve(),
        },
      });
      await assert.rejects(client.get("/organization"), (error) => error === failure);
      assert.equal(server.seen.length, 0);
    });
  });

  describe("says what an error is", () => {
    const expectations: readonly [number, GraphFailure][] = [
      [400, "invalid-request"],
      [403, "forbidden"],
      [404, "not-found"],
      [409, "conflict"],
      [412, "changed-meanwhile"],
      [500, "service"],
      [501, "service"],
    ];
    for (const [status, failure] of expectations) {
      it(`of status ${String(status)}`, async () => {
        server.replies({
          status,
          headers: { "request-id": "their-id" },
          body: { error: { code: "Some_Code", message: "It\nis so." } },
        });
        const { client } = connect(server.origin);
        const error = await fails(
          client.get("/users/1?x=secret", { query: { $search: "typed" } }),
          failure,
          status,
        );
        assert.equal(error.code, "Some_Code");
        assert.equal(error.requestId, "their-id");
        assert.equal(error.clientRequestId, server.seen[0]?.headers["client-request-id"]);
        assert.equal(error.request, "GET /users/1");
        assert.match(error.message, /^GET \/users\/1: .+ Microsoft Graph says: It is so\.$/);
        assert.equal(server.seen.length, 1);
      });
    }

    it("by Microsoft's code where that says more", async () => {
      server.replies({
        status: 404,
        body: { error: { code: "MailboxNotEnabledForRESTAPI", message: "No." } },
      });
      const { client } = connect(server.origin);
      const error = await fails(client.get("/users/1/calendars"), "not-found", 404);
      assert.match(error.message, /no mailbox in Exchange Online/i);
    });

    it("with the request's id from the body where no header has it", async () => {
      server.replies({ status: 400, body: { error: { innerError: { "request-id": "inner-id" } } } });
      const { client } = connect(server.origin);
      assert.equal((await fails(client.get("/x"), "invalid-request", 400)).requestId, "inner-id");
    });

    it("of a server that nobody listens at", async () => {
      const { client, waited } = connect(await unusedOrigin());
      const error = await fails(client.get("/x"), "unreachable", undefined);
      assert.match(error.message, /^GET \/x: The connection to 127\.0\.0\.1:\d+ was refused\.$/);
      assert.equal(waited.length, 5);
    });
  });

  describe("takes nothing for data that is none", () => {
    const page = "<!DOCTYPE html><title>Sign in to the network</title>";
    const cases: readonly [string, object, RegExp][] = [
      ["a web page", { headers: { "content-type": "text/html" }, body: page }, /web page/],
      ["a web page that calls itself JSON", { body: page }, /web page/],
      [
        "a web page with an error",
        { status: 403, headers: { "content-type": "text/html" }, body: page },
        /web page/,
      ],
      ["half of an answer", { body: '{"value": [{"id": "1"' }, /not whole/],
      [
        "an answer of another kind",
        { headers: { "content-type": "text/plain" }, body: "{}" },
        /another kind/,
      ],
      ["an empty answer", {}, /empty/],
      ["no content where something was asked", { status: 204 }, /empty/],
      ["a list where an object should be", { body: "[]" }, /not an object/],
    ];
    for (const [name, reply, message] of cases) {
      it(name, async () => {
        server.replies(reply);
        const { client } = connect(server.origin);
        const error = await fails(client.get("/organization"), "unexpected-answer");
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /Sign in|DOCTYPE/);
        assert.equal(server.seen.length, 1);
      });
    }

    it("a body without a list in it", async () => {
      for (const body of [{}, { value: {} }, { value: "x" }, { value: null }]) {
        server.replies({ body });
        const { client } = connect(server.origin);
        const error = await fails(all(client.pages("/users")), "unexpected-answer", 200);
        assert.match(error.message, /not a list/);
      }
    });

    it("an empty answer to a change that promises one", async () => {
      server.replies({ status: 201 });
      const { client } = connect(server.origin);
      await fails(client.post("/applications", {}), "unexpected-answer", 201);
    });
  });

  describe("stays with its cloud", () => {
    it("and follows no redirection", async () => {
      for (const location of [
        "http://127.0.0.1:9/elsewhere",
        "/v1.0/elsewhere",
        "https://evil.example/x?y=z",
      ]) {
        server.replies({ status: 302, headers: { location } });
        const { client } = connect(server.origin);
        const error = await fails(client.get("/organization"), "redirected", 302);
        assert.doesNotMatch(error.message, /y=z/);
      }
      assert.equal(server.seen.length, 3);
    });

    it("where the next page should be elsewhere", async () => {
      for (const next of [
        "https://evil.example/v1.0/users?$skiptoken=1",
        server.origin.replace("127.0.0.1", "localhost"),
        server.origin.replace("http://", "http://user:password@"),
        "file:///etc/passwd",
        "nowhere",
      ]) {
        server.replies({ body: { value: [1], "@odata.nextLink": next } });
        const { client, asked } = connect(server.origin);
        await fails(all(client.pages("/users")), "redirected");
        assert.equal(asked.length, 1);
      }
    });
  });
});

/** An address at which a server was, and is no more. */
async function unusedOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${String(port)}`;
}

async function fails(promise: Promise<unknown>, failure: GraphFailure, status?: number): Promise<GraphError> {
  const error = await promise.then(
    () => assert.fail("It went well."),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof GraphError, String(error));
  assert.equal(error.failure, failure, error.message);
  if (status !== undefined) {
    assert.equal(error.status, status);
  }
  assert.match(error.message, /\.$/);
  return error;
}
