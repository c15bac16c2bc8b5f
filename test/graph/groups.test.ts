import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { itemsOf } from "../../src/graph/asking.js";
import { findGroup, listGroupMembers, listGroups } from "../../src/graph/groups.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all, connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { useGraphServer } from "../support/graph-server.js";

const id = "0f8b1c2d-1111-4222-8333-444455556666";

describe("groups", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("have members, of which people are asked for, page by page", async () => {
    server.answers(({ query }) =>
      query["$skiptoken"] === undefined
        ? {
            body: {
              value: [{ id: "a", mail: "ada@contoso.com" }],
              "@odata.nextLink": `${server.origin}/v1.0/groups/${id}/transitiveMembers/microsoft.graph.user?$skiptoken=2`,
            },
          }
        : { body: { value: [{ id: "b", mail: null }] } },
    );
    const { client, asked } = connect(server.origin);
    const members = await all(itemsOf(listGroupMembers(client, id)));
    assert.deepEqual(
      members.map((member) => member.mail),
      ["ada@contoso.com", null],
    );
    assert.deepEqual(asked[0]?.scopes, ["GroupMember.Read.All", "User.ReadBasic.All"]);
  });

  it("are found by id or address", async () => {
    const { client } = connect(server.origin);
    server.replies({ body: { id, displayName: "Sales", mail: null } });
    assert.equal((await findGroup(client, id))?.displayName, "Sales");
    server.replies({ body: { value: [{ id, displayName: "Sales", mail: "o'sales@contoso.com" }] } });
    assert.equal((await findGroup(client, "o'sales@contoso.com"))?.id, id);
    assert.equal(server.seen[1]?.query["$filter"], "mail eq 'o''sales@contoso.com'");
    server.replies({ status: 404, body: {} });
    assert.equal(await findGroup(client, id), undefined);
    server.replies({ body: { value: [] } });
    assert.equal(await findGroup(client, "nothing@contoso.com"), undefined);
    server.replies({ status: 403, body: {} });
    await assert.rejects(findGroup(client, id), { failure: "forbidden" });
  });

  it("are listed, and searched by name", async () => {
    server.replies({ body: { value: [{ id, displayName: "Sales", mail: null }] } });
    const { client } = connect(server.origin);
    assert.equal((await all(itemsOf(listGroups(client)))).length, 1);
    await all(listGroups(client, { search: "sal", pageSize: 20 }));
    assert.match(server.seen[1]?.query["$search"] ?? "", /"displayName:sal"/);
  });
});

describe("groups, at the demo tenant", () => {
  let tenant: DemoTenant;
  const clock = createClock();

  before(async () => {
    tenant = await startDemoTenant({ now: clock.now });
  });
  after(() => tenant.stop());

  it("have members, also those of groups within them", async () => {
    const client = connectToDemo(tenant, clock);
    const group = await findGroup(client, `clockwork.calendar.sync@${tenant.domain}`);
    assert.ok(group);
    const byId = await findGroup(client, group.id);
    assert.deepEqual(byId?.displayName, group.displayName);
    const members = await all(itemsOf(listGroupMembers(client, group.id)));
    const mails = members.map(({ mail }) => mail);
    assert.ok(mails.includes(`juergen.weiss@${tenant.domain}`));
    assert.equal(new Set(mails).size, mails.length);
  });
});
