import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { groupBy } from "../../src/base/group.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { azureAdGraph, exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { createApplication } from "../../src/graph/applications.js";
import type { BatchAnswer, GraphClient } from "../../src/graph/client.js";
import { findUser } from "../../src/graph/users.js";
import {
  grant,
  listLeftovers,
  listMissing,
  revoke,
  toConsentItem,
  type ConsentItem,
  type ConsentOutcome,
} from "../../src/tenant/consent.js";
import { openApplication, type OpenedApplication } from "../../src/tenant/open-application.js";
import { TenantResources } from "../../src/tenant/resources.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all } from "../support/graph-client.js";

const catalogue = standardCatalogue();

type Name = readonly [appId: string, kind: "Role" | "Scope", value: string];

function asking(names: readonly Name[]) {
  return [...groupBy(names, ([appId]) => appId)].map(([resourceAppId, group]) => ({
    resourceAppId,
    resourceAccess: group.map(([, type, value]) => {
      const id = catalogue.findPermissionByName(resourceAppId, type, value)?.id;
      assert.ok(id, value);
      return { id, type };
    }),
  }));
}

const roles = [
  "Calendars.Read",
  "Calendars.ReadWrite",
  "Contacts.Read",
  "Directory.Read.All",
  "Group.Read.All",
  "GroupMember.Read.All",
  "Mail.Read",
  "MailboxSettings.Read",
  "Organization.Read.All",
  "Place.Read.All",
  "User.Read.All",
  "User.ReadBasic.All",
];
const scopes = [
  "Calendars.Read",
  "Calendars.Read.Shared",
  "Calendars.ReadWrite",
  "Mail.Read",
  "User.Read",
  "offline_access",
  "openid",
  "profile",
];

/** Shows grants as they were before the first change, so many times. */
function lagging(client: GraphClient, looks: number): GraphClient {
  const first = new Map<string, BatchAnswer>();
  return {
    ...client,
    async *batch(requests, options) {
      const listed = await all(
        (async function* () {
          yield* requests;
        })(),
      );
      const isLook = listed.every(({ method }) => method === "GET");
      const isStale = isLook && first.size > 0 && looks-- > 0;
      const keys = new Map(listed.map((request, index) => [String(index), `${request.id} ${request.path}`]));
      const numbered = listed.map((request, index) => ({ ...request, id: String(index) }));
      for await (const answer of client.batch(numbered, options)) {
        const key = keys.get(answer.id) ?? "";
        const id = listed[Number(answer.id)]?.id ?? "";
        const shown = isStale ? (first.get(key) ?? answer) : answer;
        if (isLook && !first.has(key)) {
          first.set(key, answer);
        }
        yield { ...shown, id };
      }
    },
  };
}

describe("consent", () => {
  let tenant: DemoTenant;
  let client: GraphClient;
  const clock = createClock();

  beforeEach(async () => {
    tenant = await startDemoTenant({ now: clock.now, sleep: () => Promise.resolve() });
    client = connectToDemo(tenant, clock);
  });
  afterEach(() => tenant.stop());

  const sleep = (milliseconds: number, signal?: AbortSignal) => clock.sleep(milliseconds, signal);
  const world = () => ({ resources: new TenantResources(catalogue), sleep });

  async function open(name: string): Promise<OpenedApplication> {
    const appId = tenant.clients.find((each) => each.name === name)?.clientId ?? "";
    return openApplication(client, { appId }, new TenantResources(catalogue));
  }

  /** A new registration that asks for these. */
  async function make(displayName: string, names: readonly Name[]): Promise<OpenedApplication> {
    const { appId = "" } = await createApplication(client, {
      displayName,
      requiredResourceAccess: asking(names),
    });
    return openApplication(client, { appId: appId ?? "" }, new TenantResources(catalogue));
  }

  const makeMany = () =>
    make("Many", [
      ...roles.map((value) => [graph, "Role", value] as const),
      ...scopes.map((value) => [graph, "Scope", value] as const),
    ]);

  const words = (items: readonly ConsentItem[]) => items.map((item) => item.words);
  const states = ({ permissions }: OpenedApplication) =>
    permissions.flatMap((group) => group.permissions).map(({ value, state }) => [value, state].join(" "));

  function assertAllDone({ done, failed, pending }: ConsentOutcome, items: readonly ConsentItem[]) {
    assert.deepEqual(
      failed.map(({ error }) => error.message),
      [],
    );
    assert.deepEqual(words(pending), []);
    assert.deepEqual(words(done), words(items));
  }

  async function count<Result>(task: () => Promise<Result>): Promise<[Result, number]> {
    const before = tenant.requests.graph;
    const result = await task();
    return [result, tenant.requests.graph - before];
  }

  it("grants what is missing, keeps what is there, and refuses what is retired", async () => {
    const sense = await open("Sense Calendar Sync");
    const missing = listMissing(sense);
    assert.deepEqual(words(missing), [
      "EAS.AccessAsUser.All (delegated) of Office 365 Exchange Online",
      "EWS.AccessAsUser.All (delegated) of Office 365 Exchange Online",
      "Calendars.ReadWrite.Shared (delegated) of Microsoft Graph",
      "User.Read (delegated) of Microsoft Graph",
      "User.Read (delegated) of Windows Azure Active Directory",
    ]);
    const { done, failed, pending, after } = await grant(client, sense, missing, world());
    assert.deepEqual(words(done), words(missing.slice(0, 4)));
    assert.deepEqual(pending, []);
    assert.deepEqual(
      failed.map(({ item, error }) => [item, error instanceof UserError]),
      [[missing[4], true]],
    );
    assert.match(failed[0]?.error.message ?? "", /retired/);
    assert.ok(states(after).includes("User.ReadBasic.All granted"), "what is left over stays");
    assert.ok(states(after).includes("profile both"));
    assert.deepEqual(
      listMissing(after).map(({ resource }) => resource.resourceAppId),
      [azureAdGraph],
    );
    assert.equal(after.grants.scopes.length, 2, "one grant for each resource");
  });

  it("grants twelve roles and eight scopes with three requests, and again with one", async () => {
    const { application } = await makeMany();
    const { id: clientId } = await client.post<{ id: string }>("/servicePrincipals", {
      appId: application.appId,
    });
    const opened = await openApplication(
      client,
      { id: application.id ?? "" },
      new TenantResources(catalogue),
    );
    assert.equal(opened.servicePrincipal?.id, clientId);
    const missing = listMissing(opened);
    assert.equal(missing.length, 20);
    const shared = world();
    await openApplication(client, { id: application.id ?? "" }, shared.resources);

    const [outcome, requests] = await count(() => grant(client, opened, missing, shared));
    assertAllDone(outcome, missing);
    assert.deepEqual(listMissing(outcome.after), []);
    assert.equal(requests, 3);

    const [again, requestsAgain] = await count(() => grant(client, opened, missing, shared));
    assertAllDone(again, missing);
    assert.equal(requestsAgain, 1);
  });

  it("makes the service principal of the application, and that of an API, where there is none", async () => {
    const management = "c5393580-f805-4401-95e8-94b7a6ef2fc2"; // Office 365 Management APIs
    const opened = await make("Without", [
      [management, "Role", "ActivityFeed.Read"],
      [graph, "Role", "Calendars.Read"],
    ]);
    assert.equal(opened.servicePrincipal, undefined);
    const missing = listMissing(opened);
    assert.deepEqual(words(missing), [
      "ActivityFeed.Read (application) of Office 365 Management APIs, whose service principal is made first where this tenant has none",
      "Calendars.Read (application) of Microsoft Graph",
    ]);
    const outcome = await grant(client, opened, missing, world());
    assertAllDone(outcome, missing);
    assert.ok(outcome.after.servicePrincipal?.id);
    assert.deepEqual(states(outcome.after), ["ActivityFeed.Read both", "Calendars.Read both"]);
  });

  it("does the rest where one permission is not there", async () => {
    const { application } = await make("Unknown", [[graph, "Role", "Calendars.Read"]]);
    await client.patch(`/applications/${application.id ?? ""}`, {
      requiredResourceAccess: [
        {
          resourceAppId: graph,
          resourceAccess: [
            ...(application.requiredResourceAccess?.[0]?.resourceAccess ?? []),
            { id: tenant.tenantId, type: "Role" },
          ],
        },
      ],
    });
    const opened = await openApplication(
      client,
      { id: application.id ?? "" },
      new TenantResources(catalogue),
    );
    const missing = listMissing(opened);
    const { done, failed } = await grant(client, opened, missing, world());
    assert.deepEqual(words(done), ["Calendars.Read (application) of Microsoft Graph"]);
    assert.deepEqual(
      failed.map(({ item }) => item.words),
      [`${tenant.tenantId} (application) of Microsoft Graph`],
    );
    assert.match(failed[0]?.error.message ?? "", /was not found on application/);
  });

  it("takes away what is left over, and leaves the others", async () => {
    const clearcompany = await open("ClearCompany Bulk Calendar Connect");
    const leftovers = listLeftovers(clearcompany);
    assert.deepEqual(words(leftovers), ["Contacts.ReadWrite (application) of Microsoft Graph"]);
    const outcome = await revoke(client, clearcompany, leftovers, world());
    assertAllDone(outcome, leftovers);
    assert.deepEqual(listLeftovers(outcome.after), []);
    assert.equal(outcome.after.grants.roles.length, clearcompany.grants.roles.length - 1);

    const sense = await open("Sense Calendar Sync");
    const scope = listLeftovers(sense);
    assert.deepEqual(words(scope), ["User.ReadBasic.All (delegated) of Microsoft Graph"]);
    const { after, done } = await revoke(client, sense, scope, world());
    assert.deepEqual(words(done), words(scope));
    assert.deepEqual(
      after.grants.scopes.flatMap((each) => each.scopes.map(({ value }) => value)),
      ["profile", "offline_access", "Calendars.Read.Shared", "openid"],
    );
  });

  it("takes a permission away from single users, too", async () => {
    const opened = await open("Sense Calendar Sync");
    const { id: clientId = "" } = opened.servicePrincipal ?? {};
    const resourceId = opened.permissions.find(({ resourceAppId }) => resourceAppId === graph)?.resourceId;
    const people = ["ada.lindqvist", "ruben.mulder"].map((name) => `${name}@${tenant.domain}`);
    for (const [index, name] of people.entries()) {
      const principalId = (await findUser(client, name))?.id;
      const scope = index === 0 ? "Calendars.Read.Shared" : "Calendars.Read.Shared Mail.Read";
      const body = { clientId, resourceId, consentType: "Principal", principalId, scope };
      await client.post("/oauth2PermissionGrants", body);
    }
    const before = await open("Sense Calendar Sync");
    const line = before.permissions
      .flatMap(({ permissions }) => permissions)
      .find(({ value }) => value === "Calendars.Read.Shared");
    assert.ok(line);
    const item = toConsentItem(before, line);
    assert.equal(item.line.principalIds.length, 2);
    const outcome = await revoke(client, before, [item], world());
    assertAllDone(outcome, [item]);
    const { scopes: remaining } = outcome.after.grants;
    assert.ok(!remaining.some((each) => each.scopes.some(({ value }) => value === "Calendars.Read.Shared")));
    assert.deepEqual(
      remaining.filter(({ principalId }) => principalId).map((each) => each.scopes.map(({ value }) => value)),
      [["Mail.Read"]],
    );
  });

  it("keeps what somebody else granted in the meantime", async () => {
    const opened = await open("Sense Calendar Sync");
    const missing = listMissing(opened).filter(({ line }) => line.value === "User.Read");
    const [existing] = opened.grants.scopes;
    assert.ok(existing);
    const scope = [...existing.scopes.map(({ value }) => value), "Mail.Read"].join(" ");
    await client.patch(`/oauth2PermissionGrants/${existing.grantId}`, { scope });
    const { after } = await grant(client, opened, missing, world());
    const values = after.grants.scopes.flatMap((each) => each.scopes.map(({ value }) => value));
    assert.ok(values.includes("Mail.Read") && values.includes("User.Read"));
  });

  it("says what it takes where the connection may not", async () => {
    const weak = connectToDemo(
      tenant,
      clock,
      tenant.clients.find(({ name }) => name.startsWith("ClearCompany")),
    );
    const opened = await open("Sense Calendar Sync");
    const missing = listMissing(opened).slice(0, 3);
    const { done, failed } = await grant(weak, opened, missing, world());
    assert.deepEqual(done, []);
    assert.equal(failed.length, 3);
    for (const { error } of failed) {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /may neither grant delegated permissions nor take them away/);
      assert.match(error.remedy ?? "", /DelegatedPermissionGrant\.ReadWrite\.All/);
    }
    assert.deepEqual(states(await open("Sense Calendar Sync")), states(opened));
  });

  for (const scenario of ["throttled", "unavailable", "resets", "expired-tokens"] as const) {
    it(`gets through all the same: ${scenario}`, async () => {
      const opened = await makeMany();
      const missing = listMissing(opened);
      tenant.setScenario(scenario);
      const fresh = connectToDemo(tenant, clock);
      const outcome = await grant(fresh, opened, missing, world());
      assertAllDone(outcome, missing);
      const back = await revoke(fresh, opened, outcome.done, world());
      assertAllDone(back, missing);
      assert.deepEqual(back.after.grants, { roles: [], scopes: [] });
    });
  }

  it("reads back until it shows", async () => {
    const opened = await makeMany();
    await client.post("/servicePrincipals", { appId: opened.application.appId });
    const missing = listMissing(opened);
    const started = clock.now().getTime();
    const outcome = await grant(lagging(client, 2), opened, missing, world());
    assertAllDone(outcome, missing);
    assert.equal(clock.now().getTime() - started, 3000, "after one second, and after two more");
  });

  it("calls it pending where it does not show", async () => {
    const opened = await makeMany();
    await client.post("/servicePrincipals", { appId: opened.application.appId });
    const missing = listMissing(opened);
    const late = lagging(client, 99);
    const { done, failed, pending, after } = await grant(late, opened, missing, world());
    assert.deepEqual(words(done), []);
    assert.deepEqual(failed, []);
    assert.deepEqual(words(pending), words(missing));
    assert.deepEqual(after.grants, { roles: [], scopes: [] });

    // A role that is there already, though nobody sees it, is no failure either. What a grant of scopes holds that nobody
    // sees, nobody knows.
    const again = await grant(late, opened, missing, world());
    assert.deepEqual(words(again.pending), words(missing).slice(0, roles.length));
    for (const { item, error } of again.failed) {
      assert.equal(item.line.kind, "Scope");
      assert.match(error.message, /already exists/);
    }
  });

  it("throws where it is given up before anything was sent", async () => {
    const opened = await open("Sense Calendar Sync");
    const signal = AbortSignal.abort(new Error("Given up."));
    await assert.rejects(grant(client, opened, listMissing(opened), { ...world(), signal }), {
      message: "Given up.",
    });
  });

  it("tells what was done where it is given up midway", async () => {
    const opened = await makeMany();
    const missing = listMissing(opened);
    const stop = new AbortController();
    const hasty = connectToDemo(tenant, {
      now: clock.now,
      sleep(milliseconds, signal) {
        stop.abort(new Error("Given up."));
        return clock.sleep(milliseconds, signal);
      },
    });
    await openApplication(hasty, { id: opened.application.id ?? "" }, new TenantResources(catalogue));
    await client.post("/servicePrincipals", { appId: opened.application.appId });
    const shared = world();
    await openApplication(client, { id: opened.application.id ?? "" }, shared.resources);
    let posts = 0;
    // Everything that is sent first is throttled, and whoever waits gives up.
    const counting: GraphClient = {
      ...hasty,
      batch(requests, options) {
        if (++posts === 2) {
          tenant.setScenario("throttled");
        }
        return hasty.batch(requests, options);
      },
    };
    const { done, failed, pending, after } = await grant(counting, opened, missing, {
      ...shared,
      signal: stop.signal,
    });
    assert.ok(stop.signal.aborted);
    assert.deepEqual(words(done), []);
    assert.deepEqual(pending, []);
    assert.equal(failed.length, 20);
    assert.match(failed[0]?.error.message ?? "", /given up before the answer came, and was as before/);
    tenant.setScenario("none");
    const now = await openApplication(
      client,
      { id: opened.application.id ?? "" },
      new TenantResources(catalogue),
    );
    assert.deepEqual(now.grants, after.grants);
  });

  it("tells what was done where it is given up before it was read back", async () => {
    const opened = await makeMany();
    const missing = listMissing(opened);
    const stop = new AbortController();
    let batches = 0;
    const watched: GraphClient = {
      ...client,
      batch(requests, options) {
        if (++batches === 3) {
          stop.abort(new Error("Given up."));
        }
        return client.batch(requests, options);
      },
    };
    const outcome = await grant(watched, opened, missing, { ...world(), signal: stop.signal });
    assert.ok(stop.signal.aborted);
    assertAllDone(outcome, missing);
  });

  it("finds the resource of a line that was read earlier", async () => {
    const first = await make("Twice", [
      [exchangeOnline, "Role", "Calendars.ReadWrite.All"],
      [graph, "Role", "Calendars.ReadWrite"],
    ]);
    const again = await openApplication(
      client,
      { id: first.application.id ?? "" },
      new TenantResources(catalogue),
    );
    const lines = first.permissions.flatMap(({ permissions }) => permissions);
    assert.equal(lines[0]?.id, lines[1]?.id, "one GUID, two permissions");
    assert.deepEqual(words(lines.map((line) => toConsentItem(again, line))), words(listMissing(first)));
  });
});
