import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { GraphError } from "../../src/graph/errors.js";
import { all, connect } from "../support/graph-client.js";
import { useGraphServer } from "../support/graph-server.js";

describe("a list in pages", () => {
  const server = useGraphServer();

  it("asks for the exact address that each page names, and for the query once", async () => {
    const next = () => `${server.origin}/v1.0/users?$skiptoken=A%2fb%3D&$top=2&$select=id&odd`;
    server.answers((_seen, index) => ({
      body: index === 0 ? { value: [1, 2], "@odata.nextLink": next(), "@odata.count": 3 } : { value: [3] },
    }));
    const { client, asked } = connect(server.origin);
    const pages = await all(
      client.pages<number>("/users", {
        query: { $top: 2, $select: "id" },
        headers: { ConsistencyLevel: "eventual" },
        scopes: ["User.Read.All"],
      }),
    );

    assert.deepEqual(pages, [
      { items: [1, 2], total: 3, next: next() },
      { items: [3], total: undefined, next: undefined },
    ]);
    assert.deepEqual(
      server.seen.map(({ url }) => url),
      ["/v1.0/users?$top=2&$select=id", next().slice(server.origin.length)],
    );
    assert.ok(server.seen.every(({ headers }) => headers["consistencylevel"] === "eventual"));
    assert.deepEqual(
      asked.map(({ scopes }) => scopes),
      [["User.Read.All"], ["User.Read.All"]],
    );
  });

  it("does not ask for a page before somebody wants it", async () => {
    server.answers((_seen, index) => ({
      body: { value: [index], "@odata.nextLink": `${server.origin}/v1.0/users?page=${String(index + 1)}` },
    }));
    const { client } = connect(server.origin);
    const read: number[] = [];
    for await (const { items } of client.pages<number>("/users")) {
      read.push(...items);
      assert.equal(server.seen.length, read.length);
      if (read.length === 3) {
        break;
      }
    }
    assert.deepEqual(read, [0, 1, 2]);
    assert.equal(server.seen.length, 3);
  });

  it("goes on past a page that is empty", async () => {
    server.answers((_seen, index) => ({
      body:
        index === 0 ? { value: [], "@odata.nextLink": `${server.origin}/v1.0/users?page=1` } : { value: [1] },
    }));
    const { client } = connect(server.origin);
    assert.deepEqual(
      (await all(client.pages("/users"))).flatMap(({ items }) => items),
      [1],
    );
  });

  it("says so when it leads in a circle", async () => {
    server.answers((_seen, index) => ({
      body: { value: [], "@odata.nextLink": `${server.origin}/v1.0/users?page=${String(index % 3)}` },
    }));
    const { client } = connect(server.origin);
    await assert.rejects(
      all(client.pages("/users")),
      (error) => error instanceof GraphError && error.message.includes("read before"),
    );
    assert.ok(server.seen.length <= 4);
  });

  it("can go on from an address that was kept", async () => {
    server.replies({ body: { value: [4], "@odata.nextLink": `${server.origin}/v1.0/users?page=5` } });
    const { client } = connect(server.origin);
    const page = await client.readPage(`${server.origin}/v1.0/users?page=4`, { query: { $top: 1 } });
    assert.deepEqual(page.items, [4]);
    assert.equal(server.seen[0]?.url, "/v1.0/users?page=4");
  });

  it("names the path, and not the query, when a page fails", async () => {
    server.answers((_seen, index) =>
      index === 0
        ? { body: { value: [], "@odata.nextLink": `${server.origin}/v1.0/users?$skiptoken=private` } }
        : { status: 404 },
    );
    const { client, log } = connect(server.origin);
    await assert.rejects(all(client.pages("/users")), { request: "GET /users" });
    assert.doesNotMatch(log.join("\n"), /private/);
  });

  it("keeps nothing of 100,000 items but the page that is looked at", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const heap = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const items = Array.from({ length: 1000 }, (_, index) => ({ id: index, text: "x".repeat(500) }));
    server.answers((_seen, index) => ({
      body: {
        value: items,
        ...(index < 99 ? { "@odata.nextLink": `${server.origin}/v1.0/users?page=${String(index + 1)}` } : {}),
      },
    }));
    const { client } = connect(server.origin, { log: () => undefined });

    let count = 0;
    let before = 0;
    let after = 0;
    for await (const page of client.pages("/users")) {
      count += page.items.length;
      if (count === 10_000) {
        before = heap();
      } else if (count === 100_000) {
        after = heap();
      }
    }
    assert.equal(count, 100_000);
    // All of them would be more than 50 MB.
    assert.ok(after - before < 10_000_000, `It grew by ${String(after - before)} bytes.`);
  });
});
