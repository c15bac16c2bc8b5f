import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { itemsOf } from "../../src/graph/asking.js";
import { listGroups, listGroupUsers } from "../../src/graph/groups.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all, connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { useGraphServer } from "../support/graph-server.js";

describe("groups", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("are searched by name and by address", async () => {
    const group = { id: "1", displayName: "Sales", mail: null, description: null };
    server.replies({ body: { value: [group], "@odata.count": 1 } });
    const pages = await all(listGroups(connect(server.origin).client, { search: "sal", pageSize: 5 }));
    assert.deepEqual(pages[0]?.items, [group]);
    assert.deepEqual(server.seen[0]?.query, {
      $select: "id,displayName,mail,description",
      $top: "5",
      $search: '"displayName:sal" OR "mail:sal"',
      $count: "true",
    });
    assert.equal(server.seen[0].headers["consistencylevel"], "eventual");
  });

  it("tell their people with an advanced query", async () => {
    server.replies({ body: { value: [] } });
    await all(listGroupUsers(connect(server.origin).client, "g/1"));
    assert.equal(server.seen[0]?.path, "/v1.0/groups/g%2F1/transitiveMembers/microsoft.graph.user");
    assert.deepEqual(server.seen[0].query, {
      $select: "id,displayName,mail,userPrincipalName",
      $top: "999",
      $count: "true",
    });
    assert.equal(server.seen[0].headers["consistencylevel"], "eventual");
  });
});

describe("groups of the demo tenant", () => {
  let tenant: DemoTenant;
  before(async () => {
    tenant = await startDemoTenant();
  });
  after(() => tenant.stop());

  it("are found by how their name begins, with the people of those that are in them", async () => {
    const client = connectToDemo(tenant, createClock());
    const [group] = (await all(listGroups(client, { search: "clockwork" }))).flatMap(({ items }) => items);
    assert.equal(group?.displayName, "ClockWork Calendar Sync");
    const members: string[] = [];
    for await (const { mail } of itemsOf(listGroupUsers(client, group.id, { pageSize: 3 }))) {
      members.push(mail ?? "");
    }
    assert.ok(members.includes(`uwe.ahrens@${tenant.domain}`), members.join());
    assert.equal(new Set(members).size, members.length);
  });
});
