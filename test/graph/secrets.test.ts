import assert from "node:assert/strict";
import { inspect } from "node:util";
import { GraphError } from "../../src/graph/errors.js";
import { all, connect } from "../support/graph-client.js";
import { inBatch, useGraphServer, type Reply, type Seen } from "../support/graph-server.js";

/** In every token, header, query and body of these tests, and in no path. */
const canary = /CANARY/;

const echo = ({ headers }: Seen) => `${String(headers["authorization"]).replace("Bearer ", "")} is wrong.`;
const error = (seen: Seen) => ({ error: { code: echo(seen), message: echo(seen) } });

const faults: readonly [string, (seen: Seen) => Reply][] = [
  ["a reset", () => ({ fault: "reset" })],
  ["half of an answer", () => ({ fault: "half" })],
  ["silence", () => ({ fault: "silence" })],
  ["garbage", () => ({ raw: "CANARY garbage\r\n\r\n" })],
  ["a refusal that repeats the token", (seen) => ({ status: 401, body: error(seen) })],
  ["a denial that repeats the token", (seen) => ({ status: 403, body: error(seen) })],
  ["a fault that repeats the token", (seen) => ({ status: 500, body: error(seen) })],
  ["a web page that repeats the token", (seen) => ({ status: 400, body: `<html>${echo(seen)}` })],
  ["an answer that is no JSON", (seen) => ({ body: echo(seen) })],
  ["an answer of another kind", (seen) => ({ headers: { "content-type": "text/CANARY" }, body: echo(seen) })],
  ["an answer that is no list", (seen) => ({ body: { value: echo(seen) } })],
  ["a redirection", () => ({ status: 307, headers: { location: "https://other.example/x?token=CANARY" } })],
  [
    "a next page elsewhere",
    () => ({ body: { value: [], "@odata.nextLink": "https://other.example/x?y=CANARY" } }),
  ],
];

describe("what nobody may read", () => {
  const server = useGraphServer();
  const query = { $search: "CANARY-query" };
  const headers = { Prefer: "CANARY-header" };

  for (const [name, answer] of faults) {
    it(`is in no error and no line of the log after ${name}`, async () => {
      server.answers(answer);
      const { client, log } = connect(server.origin, { timeoutSeconds: 0.05 });
      const body = { secretText: "CANARY-body" };

      const failures = await Promise.allSettled([
        all(client.pages("/users", { query, headers })),
        client.post("/applications/1/addPassword", body, { query, headers }),
        client.patch("/applications/1", body, { query, headers }),
        all(client.batch([{ id: "1", method: "POST", path: "/x", query, headers, body }])),
        client.readPage(`${server.origin}/v1.0/users?$skiptoken=CANARY`),
      ]);
      for (const failure of failures.filter(({ status }) => status === "rejected")) {
        isClean((failure as PromiseRejectedResult).reason);
      }
      assert.ok(failures.some(({ status }) => status === "rejected"));
      assert.ok(log.length > 0);
      assert.doesNotMatch(log.join("\n"), canary);
    });
  }

  it("is in no failure of a batch's part", async () => {
    server.answers((seen, index) =>
      inBatch(() => ({ status: 403, headers: { "x-CANARY": "CANARY" }, body: error(seen) }))(seen, index),
    );
    const { client } = connect(server.origin);
    const [answer] = await all(client.batch([{ id: "1", method: "GET", path: "/x", query, headers }]));
    assert.ok(answer && "error" in answer);
    isClean(answer.error);
  });

  it("is not even quoted when it cannot be sent", async () => {
    const { client, log } = connect(server.origin, {
      tokens: {
        account: undefined,
        getToken: () => Promise.resolve({ token: "CANARY\r\nX-Other: 1", expires: new Date() }),
        signOut: () => Promise.resolve(),
      },
    });
    await assert.rejects(client.get("/users"), (thrown) => {
      isClean(thrown);
      return true;
    });
    assert.doesNotMatch(log.join("\n"), canary);
  });

  it("is taken out of what Microsoft Graph says, even if it looks like another token", async () => {
    server.replies({
      status: 400,
      body: {
        error: { message: "Lifetime of eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl and Bearer abcdef is over." },
      },
    });
    await assert.rejects(connect(server.origin).client.get("/users"), (thrown) => {
      assert.ok(thrown instanceof GraphError);
      assert.match(thrown.message, /Lifetime of \[hidden\] and Bearer \[hidden\] is over\./);
      return true;
    });
  });
});

function isClean(thrown: unknown): void {
  assert.ok(thrown instanceof Error);
  const shown = [
    thrown.message,
    thrown.stack,
    inspect(thrown, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(thrown),
    thrown instanceof GraphError ? thrown.remedy : "",
  ].join("\n");
  assert.doesNotMatch(shown, canary);
}
