import assert from "node:assert/strict";
import { listAuditsOf } from "../../src/graph/audits.js";
import { listAssignedTo, listDelegatedGrants, listHolders } from "../../src/graph/grants-of-resource.js";
import { all, connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { inBatch, useGraphServer } from "../support/graph-server.js";

const resource = "5f1c0a52-0f6c-4f0e-9a53-4d1b6a9b7d10";

describe("grants of a resource", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("are its assignments, page by page", async () => {
    server.replies({ body: { value: [{ id: "1" }] } });
    const { client, asked } = connect(server.origin);
    const [page] = await all(listAssignedTo(client, resource));
    assert.deepEqual(page?.items, [{ id: "1" }]);
    assert.equal(server.seen[0]?.path, `/v1.0/servicePrincipals/${resource}/appRoleAssignedTo`);
    assert.deepEqual(asked[0]?.scopes, ["Directory.Read.All"]);
  });

  it("are the delegated grants that name it", async () => {
    server.replies({ body: { value: [] } });
    await all(listDelegatedGrants(connect(server.origin).client, resource));
    assert.equal(server.seen[0]?.query["$filter"], `resourceId eq '${resource}'`);
  });

  it("belong to service principals, which are found by their ids", async () => {
    server.answers(inBatch(() => ({ body: { value: [{ id: "a" }] } })));
    const { client } = connect(server.origin);
    for (const property of ["id", "appId"] as const) {
      assert.deepEqual(await all(listHolders(client, { property, values: ["a", "a"] })), [{ id: "a" }]);
    }
    assert.equal(server.seen.length, 2);
  });

  it("need no request where there is nobody to look for", async () => {
    assert.deepEqual(
      await all(listHolders(connect(server.origin).client, { property: "id", values: [] })),
      [],
    );
    assert.equal(server.seen.length, 0);
  });

  it("have a history in the audit log, which takes a permission of its own", async () => {
    server.replies({ body: { value: [] } });
    const { client, asked } = connect(server.origin);
    await all(listAuditsOf(client, resource));
    assert.deepEqual(asked[0]?.scopes, ["AuditLog.Read.All", "Directory.Read.All"]);
  });
});
