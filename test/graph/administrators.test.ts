import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { readAdministrators } from "../../src/graph/administrators.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { inBatch, useGraphServer } from "../support/graph-server.js";

const user = (name: string) => ({
  "@odata.type": "#microsoft.graph.user",
  id: `id-of-${name}`,
  mail: `${name}@contoso.com`,
  userPrincipalName: `${name}@contoso.onmicrosoft.com`,
  proxyAddresses: [`SMTP:${name}@contoso.com`, `smtp:${name}.old@contoso.com`],
});
const assignment = (principal: object) => ({ id: "x", principalId: "y", roleDefinitionId: "z", principal });

describe("administrators", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("are those who hold a role, by each of their names, on all pages and in groups", async () => {
    server.answers((seen, index) => {
      if (seen.path.endsWith("$batch")) {
        return inBatch(() => ({ body: { value: [user("member")] } }))(seen, index);
      }
      const next = `${server.origin}/v1.0/roleManagement/directory/roleAssignments?$expand=principal&$skiptoken=2`;
      return seen.query["$skiptoken"] === undefined
        ? { body: { value: [assignment(user("ada"))], "@odata.nextLink": next } }
        : {
            body: {
              value: [
                assignment({ "@odata.type": "#microsoft.graph.servicePrincipal", id: "tool" }),
                assignment({ "@odata.type": "#microsoft.graph.group", id: "group", mail: null }),
                assignment({ "@odata.type": "#microsoft.graph.group", id: "group", mail: null }),
                { id: "a principal that is gone" },
              ],
            },
          };
    });
    const { client, asked } = connect(server.origin);
    const { isAdministrator, problem } = await readAdministrators(client);
    assert.equal(problem, undefined);
    const names = ["ADA@contoso.com", "ada@contoso.onmicrosoft.com", "ada.old@contoso.com", "id-of-ada"];
    for (const name of [...names, "member@contoso.com"]) {
      assert.equal(isAdministrator(name), true, name);
    }
    assert.equal(isAdministrator("bob@contoso.com"), false);
    assert.equal(server.seen.length, 3);
    // Nobody is asked to consent.
    assert.ok(asked.every(({ scopes }) => scopes === undefined));
  });

  it("are not known where roles may not be read, and only in part where a group may not", async () => {
    const { client } = connect(server.origin);
    server.replies({ status: 403, body: { error: { code: "Authorization_RequestDenied", message: "No." } } });
    const refused = await readAdministrators(client);
    assert.equal(refused.problem?.failure, "forbidden");
    assert.equal(refused.isAdministrator("ada@contoso.com"), undefined);

    server.answers((seen, index) =>
      seen.path.endsWith("$batch")
        ? inBatch(() => ({ status: 403 }))(seen, index)
        : {
            body: {
              value: [
                assignment(user("ada")),
                assignment({ "@odata.type": "#microsoft.graph.group", id: "group" }),
              ],
            },
          },
    );
    const partly = await readAdministrators(client);
    assert.equal(partly.problem?.failure, "forbidden");
    assert.equal(partly.isAdministrator("ada@contoso.com"), true);
    assert.equal(partly.isAdministrator("bob@contoso.com"), undefined);
  });

  it("are no reason to hide that nothing can be asked at all", async () => {
    server.replies({ status: 401, body: {} });
    await assert.rejects(readAdministrators(connect(server.origin).client), { failure: "unauthenticated" });
  });
});

describe("administrators, at the demo tenant", () => {
  let tenant: DemoTenant;
  const clock = createClock();

  before(async () => {
    tenant = await startDemoTenant({ now: clock.now });
  });
  after(() => tenant.stop());

  it("are three people, as far as an application may know", async () => {
    const { isAdministrator } = await readAdministrators(connectToDemo(tenant, clock));
    for (const name of ["ada.lindqvist", "ruben.mulder", "sanne.bos"]) {
      assert.equal(isAdministrator(`${name}@${tenant.domain}`), true, name);
    }
    assert.equal(isAdministrator(`willem.degroot@${tenant.domain}`), false);

    const other = tenant.clients.find(({ name }) => name.startsWith("Exchange cal"));
    const { problem } = await readAdministrators(connectToDemo(tenant, clock, other));
    assert.equal(problem?.failure, "forbidden");
  });
});
