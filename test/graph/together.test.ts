import assert from "node:assert/strict";
import { askTogether, bodyOf } from "../../src/graph/together.js";
import { connect } from "../support/graph-client.js";
import { batchOf, inBatch, useGraphServer } from "../support/graph-server.js";

describe("askTogether", () => {
  const server = useGraphServer();

  it("sends one request, and gives each answer its name", async () => {
    server.answers(inBatch(({ url }) => (url === "/b" ? { status: 404 } : { body: { url } })));
    const answers = await askTogether<"a" | "b" | "c" | "d">(connect(server.origin).client, {
      a: { method: "GET", path: "/a" },
      b: { method: "GET", path: "/b" },
      c: undefined,
    });
    assert.equal(server.seen.length, 1);
    assert.equal(server.seen[0] && batchOf(server.seen[0]).length, 2);
    assert.deepEqual(bodyOf(answers.a), { url: "/a" });
    assert.throws(() => bodyOf(answers.b), { failure: "not-found" });
    assert.equal(bodyOf(answers.c), undefined);
    assert.equal(bodyOf(answers.d), undefined);
  });
});
