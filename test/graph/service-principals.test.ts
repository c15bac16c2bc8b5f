import assert from "node:assert/strict";
import {
  findServicePrincipal,
  listServicePrincipals,
  readResources,
} from "../../src/graph/service-principals.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { batchOf, inBatch, useGraphServer } from "../support/graph-server.js";

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

describe("service principals", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("are found by client id, or not", async () => {
    const found = { id: guid(1), appId: guid(2), displayName: "Sync" };
    server.replies({ body: { value: [found] } }, { body: { value: [] } });
    const { client } = connect(server.origin);
    assert.deepEqual(await findServicePrincipal(client, guid(2)), found);
    assert.equal(await findServicePrincipal(client, guid(3)), undefined);
    assert.equal(server.seen[0]?.query["$filter"], `appId eq '${guid(2)}'`);
  });

  it("are listed fifteen to a filter, in one batch, each asked for once", async () => {
    server.answers(
      inBatch(({ url }) => {
        const filter = new URL(url, "http://x").searchParams.get("$filter") ?? "";
        const ids = [...filter.matchAll(/'([^']+)'/g)].map(([, id]) => id);
        return { body: { value: ids.filter((id) => id !== guid(7)).map((id) => ({ appId: id })) } };
      }),
    );
    const { client } = connect(server.origin);
    const wanted = Array.from({ length: 31 }, (_, index) => guid(index));
    const found = await listServicePrincipals(client, [...wanted, ...wanted]);
    assert.deepEqual(
      found.map(({ appId }) => appId).sort(),
      wanted.filter((each) => each !== guid(7)),
    );
    assert.deepEqual(
      server.seen.map((seen) => batchOf(seen).length),
      [3],
    );
  });

  it("are not asked for where none is wanted", async () => {
    assert.deepEqual(await readResources(connect(server.origin).client, { ids: [] }), []);
    assert.equal(server.seen.length, 0);
  });

  it("show what they publish", async () => {
    server.answers(inBatch(() => ({ body: { value: [{ id: guid(1), appRoles: [] }] } })));
    const { client } = connect(server.origin);
    assert.deepEqual(await readResources(client, { appIds: [guid(2)] }), [
      { id: guid(1), appId: null, displayName: null, appRoles: [], oauth2PermissionScopes: [] },
    ]);
    const { url } = (server.seen[0] && batchOf(server.seen[0])[0]) ?? { url: "" };
    const { searchParams } = new URL(url, "http://x");
    assert.equal(searchParams.get("$filter"), `appId in ('${guid(2)}')`);
    assert.match(searchParams.get("$select") ?? "", /appRoles,oauth2PermissionScopes/);
  });

  it("are asked for with one request, whatever names them, and for no more than their names where that is enough", async () => {
    server.answers(inBatch(() => ({ body: { value: [] } })));
    const keys = { ids: [guid(1)], appIds: [guid(2)], namedOnly: [guid(3)] };
    await readResources(connect(server.origin).client, keys);
    const [seen, ...more] = server.seen;
    assert.ok(seen);
    assert.deepEqual(more, []);
    const asked = batchOf(seen).map(({ url }) => new URL(url, "http://x").searchParams);
    assert.deepEqual(
      asked.map((query) => [query.get("$filter"), query.get("$select")?.includes("appRoles")]),
      [
        [`id in ('${guid(1)}')`, true],
        [`appId in ('${guid(2)}')`, true],
        [`appId in ('${guid(3)}')`, false],
      ],
    );
  });

  it("fail with the failure of any part", async () => {
    server.answers(inBatch(() => ({ status: 403 })));
    await assert.rejects(readResources(connect(server.origin).client, { ids: [guid(1)] }), {
      failure: "forbidden",
    });
  });
});
