import assert from "node:assert/strict";
import type { Application } from "@microsoft/microsoft-graph-types";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import { startDemoTenant, type DemoTenant, type Scenario } from "../../src/demo/demo-tenant.js";
import { createApplication, listApplications } from "../../src/graph/applications.js";
import { itemsOf } from "../../src/graph/asking.js";
import type { GraphClient } from "../../src/graph/client.js";
import { grantAppRole, grantScopes } from "../../src/graph/consent.js";
import { readResources } from "../../src/graph/service-principals.js";
import { openApplication, type OpenedApplication } from "../../src/tenant/open-application.js";
import { TenantResources } from "../../src/tenant/resources.js";
import { judgeOpened } from "../../src/tenant/standing.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all } from "../support/graph-client.js";

const catalogue = standardCatalogue();
const asOf = "2026-11-21";
const clock = createClock();

describe("openApplication, at the demo tenant", () => {
  let tenant: DemoTenant;
  let client: GraphClient;
  let resources: TenantResources;

  before(async () => {
    tenant = await startDemoTenant({ now: clock.now, applications: 300, sleep: () => Promise.resolve() });
    client = connectToDemo(tenant, clock);
    await keyOf("ClockWork"); // Signs in.
  });
  after(() => tenant.stop());
  beforeEach(() => {
    resources = new TenantResources(catalogue, () => asOf);
  });

  async function keyOf(name: string): Promise<{ id: string; appId: string }> {
    const [found] = await all(itemsOf(listApplications(client, { search: name })));
    assert.ok(found, name);
    return { id: found.id, appId: found.appId ?? "" };
  }

  /** How many requests it took. */
  async function counting<Result>(task: () => Promise<Result>): Promise<[number, Result]> {
    const before = tenant.requests.graph;
    const result = await task();
    return [tenant.requests.graph - before, result];
  }

  const inWords = ({ permissions }: OpenedApplication) =>
    Object.fromEntries(
      permissions.map(({ name, permissions: lines }) => [
        name,
        lines.map(({ value, id, state }) => `${value ?? id ?? ""}: ${state}`),
      ]),
    );

  it("takes one request, the first time as well as later", async () => {
    for (const name of ["ClockWork", "Sense Calendar Sync", "ClearCompany", "innovaphone"]) {
      const key = await keyOf(name);
      const [requests, opened] = await counting(() => openApplication(client, key, resources));
      assert.equal(requests, 1, name);
      assert.equal(opened.application.id, key.id);
      assert.equal(opened.servicePrincipal?.appId, key.appId);
    }
  });

  it("takes two where only the object id is known", async () => {
    const { id } = await keyOf("Sense Calendar Sync");
    const [requests, opened] = await counting(() => openApplication(client, { id }, resources));
    assert.equal(requests, 2);
    assert.equal(opened.servicePrincipal?.appId, opened.application.appId);
  });

  it("finds what is missing and what is left over", async () => {
    const sense = await openApplication(client, await keyOf("Sense Calendar Sync"), resources);
    assert.deepEqual(inWords(sense), {
      "Office 365 Exchange Online": ["EAS.AccessAsUser.All: declared", "EWS.AccessAsUser.All: declared"],
      "Microsoft Graph": [
        "profile: both",
        "offline_access: both",
        "Calendars.ReadWrite.Shared: declared",
        "Calendars.Read.Shared: both",
        "User.Read: declared",
        "openid: both",
        "User.ReadBasic.All: granted",
      ],
      "Windows Azure Active Directory": ["User.Read: declared"],
    });
    const clearcompany = await openApplication(client, await keyOf("ClearCompany"), resources);
    assert.equal(inWords(clearcompany)["Microsoft Graph"]?.at(-1), "Contacts.ReadWrite: granted");
    const [first] = clearcompany.permissions;
    assert.ok(first);
    assert.equal(first.resourceId, resources.findByAppId(graph)?.id);
    assert.ok(first.permissions.every(({ granted }) => granted?.startsWith("20")));
    assert.deepEqual(
      judgeOpened(sense, { catalogue, asOf, warnDays: 30, errorDays: 7 }).map(({ words }) => words),
      ["1 retired permission", "no consent for everybody", "EWS ends in 131 days", "1 grant left over"],
    );
  });

  it("has no service principal where the tenant has none", async () => {
    const { id = "", appId } = await createApplication(client, { displayName: "Alone" });
    const key = { id, appId: appId ?? "" };
    const [requests, opened] = await counting(() => openApplication(client, key, resources));
    assert.equal(requests, 1);
    assert.equal(opened.servicePrincipal, undefined);
    assert.deepEqual(opened.grants, { roles: [], scopes: [] });
  });

  it("names the permissions of an API of the tenant, for which it asks once", async () => {
    const role = "0f0f0f0f-1111-4222-8333-444444444444";
    const scope = "0f0f0f0f-1111-4222-8333-555555555555";
    const api = await createApplication(client, {
      displayName: "Rota \u202E API",
      appRoles: [
        {
          id: role,
          value: "Rota.Read.All",
          displayName: "Read",
          description: "Read",
          isEnabled: true,
          allowedMemberTypes: ["Application"],
        },
      ],
      api: {
        oauth2PermissionScopes: [
          {
            id: scope,
            value: "Rota.Read",
            type: "Admin",
            isEnabled: true,
            adminConsentDescription: "Read",
            adminConsentDisplayName: "Read",
          },
        ],
      },
    });
    const apiAppId = api.appId ?? "";
    const principal = await client.post<{ id: string }>("/servicePrincipals", { appId: apiAppId });
    const users: Application[] = [];
    for (const displayName of ["First", "Second"]) {
      const user = await createApplication(client, {
        displayName,
        requiredResourceAccess: [{ resourceAppId: apiAppId, resourceAccess: [{ id: role, type: "Role" }] }],
      });
      const own = await client.post<{ id: string }>("/servicePrincipals", { appId: user.appId });
      await grantAppRole(client, { principalId: own.id, resourceId: principal.id, appRoleId: role });
      await grantScopes(client, { clientId: own.id, resourceId: principal.id, scopes: ["Rota.Read"] });
      users.push(user);
    }
    const requests: number[] = [];
    for (const { id = "", appId } of users) {
      const [count, opened] = await counting(() =>
        openApplication(client, { id, appId: appId ?? "" }, resources),
      );
      requests.push(count);
      assert.deepEqual(inWords(opened), {
        "Rota \u202E API": ["Rota.Read.All: both", "Rota.Read: granted"],
      });
      assert.deepEqual(
        opened.permissions[0]?.permissions.map(({ needsAdministrator }) => needsAdministrator),
        [true, true],
      );
      assert.equal(opened.grants.roles[0]?.displayName, "Read");
    }
    assert.deepEqual(requests, [2, 1]);

    resources = new TenantResources(catalogue);
    const [count] = await counting(() => openApplication(client, { id: users[0]?.id ?? "" }, resources));
    assert.equal(count, 3);
  });

  it("takes as many where an application asks for and holds very much", async () => {
    const [found] = await readResources(client, { appIds: [graph] });
    const roles = (found?.appRoles ?? []).filter(({ isEnabled }) => isEnabled).slice(0, 120);
    const ids = roles.flatMap(({ id }) => id ?? []);
    const { id = "", appId } = await createApplication(client, {
      displayName: "Everything",
      requiredResourceAccess: [
        { resourceAppId: graph, resourceAccess: ids.map((each) => ({ id: each, type: "Role" })) },
      ],
    });
    const own = await client.post<{ id: string }>("/servicePrincipals", { appId });
    for (const appRoleId of ids) {
      await grantAppRole(client, { principalId: own.id, resourceId: found?.id ?? "", appRoleId });
    }
    const key = { id, appId: appId ?? "" };
    const [requests, opened] = await counting(() => openApplication(client, key, resources));
    assert.equal(requests, 1);
    assert.equal(opened.permissions[0]?.permissions.length, 120);
    assert.ok(opened.permissions[0].permissions.every(({ state, value }) => state === "both" && value));
  });

  it("fails where there is no such application", async () => {
    const nobody = { id: tenant.tenantId, appId: tenant.tenantId };
    await assert.rejects(openApplication(client, nobody, resources), { failure: "not-found" });
  });

  it("opens every application of the tenant", async () => {
    const applications = await all(itemsOf(listApplications(client)));
    const [requests] = await counting(async () => {
      for (const { id, appId } of applications) {
        const opened = await openApplication(client, { id, appId: appId ?? "" }, resources);
        assert.equal(opened.application.id, id);
      }
    });
    // One more for what the tests before made known to nobody but the tenant.
    assert.ok(requests <= applications.length + 1, String(requests));
    assert.equal(resources.findByAppId(exchangeOnline)?.appRoles.length, 0);
  });

  describe("when the tenant misbehaves", () => {
    afterEach(() => {
      tenant.setScenario("none");
    });

    for (const scenario of ["slow", "throttled", "unavailable", "resets", "expired-tokens"] as const) {
      it(`gets through all the same: ${scenario}`, async () => {
        const key = await keyOf("Sense Calendar Sync");
        const expected = await openApplication(client, key, resources);
        tenant.setScenario(scenario);
        const fresh = new TenantResources(catalogue, () => asOf);
        const opened = await openApplication(connectToDemo(tenant, clock), key, fresh);
        assert.deepEqual(opened, expected);
      });
    }

    for (const scenario of ["truncated", "html"] as const satisfies Scenario[]) {
      it(`says so: ${scenario}`, async () => {
        const key = await keyOf("Sense Calendar Sync");
        tenant.setScenario(scenario);
        await assert.rejects(openApplication(client, key, resources), { failure: "unexpected-answer" });
      });
    }
  });
});
