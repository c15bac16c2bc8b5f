import assert from "node:assert/strict";
import { graph } from "../../src/catalogue/well-known.js";
import { startDemoTenant, type DemoTenant, type Scenario } from "../../src/demo/demo-tenant.js";
import { readApplicationGrants } from "../../src/graph/application-grants.js";
import {
  addPassword,
  createApplication,
  listApplications,
  listOwners,
  readApplication,
  removePassword,
  updateApplication,
} from "../../src/graph/applications.js";
import { itemsOf } from "../../src/graph/asking.js";
import { listCalendars, listCalendarsOf } from "../../src/graph/calendars.js";
import type { GraphClient } from "../../src/graph/client.js";
import { grantAppRole, grantScopes, revokeAppRole, revokeScopes } from "../../src/graph/consent.js";
import type { GraphFailure } from "../../src/graph/errors.js";
import { listEvents } from "../../src/graph/events.js";
import { describeGrants } from "../../src/graph/grants.js";
import { readMailboxSettings } from "../../src/graph/mailboxes.js";
import { readOrganization } from "../../src/graph/organization.js";
import { readSchedules } from "../../src/graph/schedules.js";
import {
  findServicePrincipal,
  listServicePrincipals,
  readResources,
} from "../../src/graph/service-principals.js";
import { findUser, listUsers } from "../../src/graph/users.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all } from "../support/graph-client.js";

const start = new Date("2026-11-23T00:00:00Z");
const end = new Date("2026-11-30T00:00:00Z");
const clock = createClock();

describe("the rooms of Microsoft Graph, at the demo tenant", () => {
  let tenant: DemoTenant;
  let client: GraphClient;

  before(async () => {
    tenant = await startDemoTenant({
      now: clock.now,
      applications: 1500,
      mailboxes: 60,
      sleep: () => Promise.resolve(),
    });
    client = connectToDemo(tenant, clock);
  });
  after(() => tenant.stop());

  it("list all applications, in pages", async () => {
    const pages = await all(listApplications(client));
    assert.deepEqual(
      pages.map(({ items }) => items.length),
      [999, 501],
    );
    const ids = new Set(pages.flatMap(({ items }) => items.map(({ appId }) => appId)));
    assert.equal(ids.size, 1500);
    for (const { clientId } of tenant.clients) {
      assert.ok(ids.has(clientId));
    }
  });

  it("find an application by its name and by its ids, and read it whole", async () => {
    const [wanted] = tenant.clients;
    assert.ok(wanted);
    const [byName] = await all(itemsOf(listApplications(client, { search: wanted.name })));
    assert.equal(byName?.appId, wanted.clientId);
    for (const search of [wanted.clientId, byName.id]) {
      const found = await all(itemsOf(listApplications(client, { search })));
      assert.deepEqual(
        found.map(({ id }) => id),
        [byName.id],
      );
    }
    assert.deepEqual(
      await readApplication(client, { appId: wanted.clientId }),
      await readApplication(client, { id: byName.id }),
    );
    assert.ok((await all(itemsOf(listOwners(client, { id: byName.id })))).length > 0);
    await assert.rejects(readApplication(client, { appId: tenant.tenantId }), { failure: "not-found" });
  });

  it("create an application, change it, and give it a secret and take it back", async () => {
    const made = await createApplication(client, { displayName: "O'Neil & sons" });
    const key = { id: made.id ?? "" };
    await updateApplication(client, key, { displayName: "Renamed" });
    const { keyId = "", secretText } = await addPassword(client, key, { displayName: "sync" });
    assert.ok(secretText);
    const read = await readApplication(client, key);
    assert.equal(read.displayName, "Renamed");
    assert.equal(read.passwordCredentials?.length, 1);
    await removePassword(client, { appId: made.appId ?? "" }, keyId ?? "");
    assert.deepEqual((await readApplication(client, key)).passwordCredentials, []);
  });

  it("know service principals and what resources publish", async () => {
    const appIds = tenant.clients.map(({ clientId }) => clientId);
    const found = await listServicePrincipals(client, [...appIds, graph, tenant.tenantId]);
    assert.ok(found.some(({ appId }) => appId === graph));
    assert.ok(!found.some(({ appId }) => appId === tenant.tenantId));
    const resource = await findServicePrincipal(client, graph);
    const [published] = await readResources(client, { ids: [resource?.id ?? ""] });
    assert.ok(published?.appRoles.some(({ value }) => value === "Calendars.Read"));
    assert.equal(await findServicePrincipal(client, tenant.tenantId), undefined);
  });

  it("grant permissions to an application, and take them back", async () => {
    const application = await createApplication(client, { displayName: "Grants" });
    const resource = (await readResources(client, { appIds: [graph] }))[0];
    const role = resource?.appRoles.find(({ value }) => value === "Calendars.Read");
    assert.ok(resource && role?.id);
    const principal = await client.post<{ id: string }>("/servicePrincipals", { appId: application.appId });
    const key = { id: application.id ?? "", appId: application.appId ?? "" };
    const read = async () => {
      const { assignments, delegated, servicePrincipal } = await readApplicationGrants(
        client,
        key,
        undefined,
      );
      assert.equal(servicePrincipal?.id, principal.id);
      return describeGrants(assignments, delegated, {
        findResource: () => undefined,
        findRole: () => undefined,
        findScope: () => undefined,
      });
    };
    const given = async () => {
      const { roles, scopes } = await read();
      return [
        ...roles.map(({ id }) => id),
        ...scopes.flatMap((each) => each.scopes.map(({ value }) => value)),
      ];
    };

    assert.deepEqual(await given(), []);

    const ids = { principalId: principal.id, resourceId: resource.id };
    await grantAppRole(client, { ...ids, appRoleId: role.id });
    const asking = { clientId: principal.id, resourceId: resource.id };
    await grantScopes(client, { ...asking, scopes: ["Calendars.Read.Shared"] });
    const [existing] = (await read()).scopes;
    assert.ok(existing);
    await grantScopes(client, { ...asking, scopes: ["User.Read"], existing });
    assert.deepEqual(await given(), [role.id, "Calendars.Read.Shared", "User.Read"]);

    const grants = await read();
    const [assignment] = grants.roles;
    const [scopes] = grants.scopes;
    assert.ok(assignment && scopes);
    await revokeAppRole(client, { resourceId: resource.id, assignmentId: assignment.assignmentId });
    await revokeScopes(client, scopes, ["Calendars.Read.Shared", "User.Read"]);
    assert.deepEqual(await given(), []);
  });

  it("know the organization and its people", async () => {
    assert.equal((await readOrganization(client)).id, tenant.tenantId);
    const users = await all(itemsOf(listUsers(client)));
    assert.ok(users.length >= 60);
    const { userPrincipalName } = tenant.administrator;
    const found = await findUser(client, userPrincipalName.toUpperCase());
    assert.equal(found?.userPrincipalName, userPrincipalName);
    const [byName] = await all(itemsOf(listUsers(client, { search: found.displayName ?? "" })));
    assert.equal(byName?.id, found.id);
    assert.equal(await findUser(client, "o'nobody@example.com"), undefined);
  });

  it("read the settings and calendars of many mailboxes, and say which have none", async () => {
    const users = (await all(itemsOf(listUsers(client)))).map(({ id }) => id);
    const settings = await all(readMailboxSettings(client, users));
    assert.equal(settings.length, users.length);
    assert.ok(settings.some((answer) => "value" in answer && answer.value.timeZone));
    const failures = new Set(settings.flatMap((answer) => ("error" in answer ? answer.error.failure : [])));
    assert.deepEqual([...failures], ["not-found"]);

    const calendars = await all(listCalendarsOf(client, users));
    assert.equal(calendars.length, users.length);
    const some = calendars.find((answer) => "value" in answer && answer.value.length > 0);
    assert.ok(some && "value" in some);
    assert.deepEqual(await all(itemsOf(listCalendars(client, some.mailbox))), some.value);
  });

  it("read a week of a calendar, and when people are busy", async () => {
    const { userPrincipalName } = tenant.administrator;
    const zone = "W. Europe Standard Time";
    const events = await all(
      itemsOf(listEvents(client, userPrincipalName, { start, end, timeZone: zone, pageSize: 5 })),
    );
    assert.ok(events.length > 5);
    assert.ok(events.every((event) => event.start?.timeZone === zone && event.iCalUId));

    const [calendar] = await all(itemsOf(listCalendars(client, userPrincipalName)));
    const same = await all(
      itemsOf(
        listEvents(client, userPrincipalName, { start, end, timeZone: zone, calendarId: calendar?.id }),
      ),
    );
    assert.deepEqual(
      same.map(({ id }) => id),
      events.map(({ id }) => id),
    );

    const addresses = (await all(itemsOf(listUsers(client)))).flatMap(({ mail }) => mail ?? []).slice(0, 45);
    const schedules = await all(
      readSchedules(client, addresses, { from: userPrincipalName, start, end, minutes: 60 }),
    );
    assert.equal(schedules.length, 45);
    assert.ok(
      schedules.some((answer) => "value" in answer && /[12]/.test(answer.value.availabilityView ?? "")),
    );
  });

  describe("when the tenant misbehaves", () => {
    afterEach(() => {
      tenant.setScenario("none");
    });

    for (const scenario of ["slow", "throttled", "unavailable", "resets", "expired-tokens"] as const) {
      it(`get through all the same: ${scenario}`, async () => {
        tenant.setScenario(scenario);
        const fresh = connectToDemo(tenant, clock);
        const users = (await all(itemsOf(listUsers(fresh, { pageSize: 20 })))).map(({ id }) => id);
        assert.ok(users.length >= 60);
        const settings = await all(readMailboxSettings(fresh, users));
        assert.equal(settings.length, users.length);
        const failures = settings.flatMap((answer) => ("error" in answer ? answer.error.failure : []));
        assert.ok(failures.every((failure: GraphFailure) => failure === "not-found"));
      });
    }

    for (const scenario of ["truncated", "html"] as const satisfies Scenario[]) {
      it(`say so: ${scenario}`, async () => {
        const fresh = connectToDemo(tenant, clock);
        await readOrganization(fresh);
        tenant.setScenario(scenario);
        await assert.rejects(readOrganization(fresh), { failure: "unexpected-answer" });
        await assert.rejects(all(readMailboxSettings(fresh, ["ada"])), { failure: "unexpected-answer" });
      });
    }
  });
});
