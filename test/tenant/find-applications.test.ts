import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import type { ListedApplication } from "../../src/graph/applications.js";
import type { GraphClient } from "../../src/graph/client.js";
import { GraphError } from "../../src/graph/errors.js";
import {
  findApplications,
  type FindApplicationsOptions,
  type FoundPage,
} from "../../src/tenant/find-applications.js";
import { isCalendarApplication } from "../../src/tenant/standing.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all } from "../support/graph-client.js";

const applications = 10_000;
const catalogue = standardCatalogue();
const clock = createClock();

describe("find-applications", () => {
  let tenant: DemoTenant;
  let client: GraphClient;

  before(async () => {
    tenant = await startDemoTenant({ now: clock.now, applications, sleep: () => Promise.resolve() });
    client = connectToDemo(tenant, clock);
    await first({ search: "nothing of this name" }); // Signs in.
  });
  after(() => tenant.stop());

  const find = (options: FindApplicationsOptions = {}) => findApplications(client, catalogue, options);

  async function first(options: FindApplicationsOptions = {}): Promise<FoundPage> {
    for await (const page of find(options)) {
      return page;
    }
    throw new Error("There is no page.");
  }

  async function counting<Result>(ask: () => Promise<Result>): Promise<[requests: number, result: Result]> {
    const before = tenant.requests.graph;
    const result = await ask();
    return [tenant.requests.graph - before, result];
  }

  async function findAll(options: FindApplicationsOptions): Promise<ListedApplication[]> {
    return (await all(find(options))).flatMap((page) => page.applications);
  }

  it("gives the first page of 10,000 applications, and their number, with one request", async () => {
    const [requests, page] = await counting(() => first());
    assert.equal(requests, 1);
    assert.deepEqual(
      { found: page.applications.length, looked: page.looked, total: page.total, isLast: page.isLast },
      { found: 100, looked: 100, total: applications, isLast: false },
    );
    const names = page.applications.map(({ displayName }) => displayName?.toLowerCase() ?? "");
    assert.deepEqual(names, [...names].sort());
  });

  it("gives the first calendar applications, and the number of all, with two requests", async () => {
    const [requests, page] = await counting(() => first({ calendarAppsOnly: true }));
    assert.equal(requests, 2);
    assert.deepEqual([page.looked, page.total, page.isLast], [999, applications, false]);
    assert.ok(page.applications.length > 20 && page.applications.length < 500);
    assert.ok(page.applications.every((each) => isCalendarApplication(each, catalogue)));
  });

  it("asks for the next page only when it is wanted", async () => {
    const pages = find({ calendarAppsOnly: true });
    await pages.next();
    const [requests, second] = await counting(() => pages.next());
    assert.equal(requests, 1);
    assert.equal(second.done === true ? undefined : second.value.looked, 1998);
  });

  it("finds every calendar application, and no other", async () => {
    const [everything, calendars] = [await findAll({}), await findAll({ calendarAppsOnly: true })];
    assert.equal(everything.length, applications);
    assert.deepEqual(
      calendars.map(({ id }) => id),
      everything.filter((each) => isCalendarApplication(each, catalogue)).map(({ id }) => id),
    );
  });

  it("finds an application by its client id and its object id, whatever surrounds them", async () => {
    const [wanted] = tenant.clients;
    const [found] = await findAll({ search: wanted?.clientId });
    assert.equal(found?.displayName, wanted?.name);
    assert.deepEqual(await findAll({ search: ` {${found?.id.toUpperCase() ?? ""}} ` }), [found]);
  });

  it("finds applications by words of their name, in order", async () => {
    const found = await findAll({ search: "freight sync" });
    assert.ok(found.length > 0);
    assert.ok(found.every(({ displayName }) => displayName?.startsWith("Freight Sync")));
    assert.deepEqual(await findAll({ search: 'quote " and \\ slash' }), []);
  });

  it("finds applications by the name of a permission that they ask for", async () => {
    const found = await findAll({ search: "ews.accessasuser.all" });
    assert.ok(found.length > 2);
    for (const { requiredResourceAccess } of found) {
      const asked = requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
        (resourceAccess ?? []).map(
          ({ id }) => catalogue.findPermission(resourceAppId ?? "", "Scope", id ?? "")?.value,
        ),
      );
      assert.ok(asked.includes("EWS.AccessAsUser.All"));
    }
    assert.ok(
      found.some((each) => asksOf(each, graph)) && found.some((each) => asksOf(each, exchangeOnline)),
    );
  });

  it("finds applications by the GUID of a permission", async () => {
    const fullAccess = catalogue.findPermissionByName(exchangeOnline, "Role", "full_access_as_app");
    const byGuid = await findAll({ search: fullAccess?.id });
    const byName = await findAll({ search: "full_access_as_app" });
    assert.ok(byGuid.length > 50);
    assert.deepEqual(
      byGuid.map(({ id }) => id),
      byName.map(({ id }) => id),
    );
  });

  it("puts the newest first", async () => {
    const { applications: found } = await first({ order: "newest" });
    const created = found.map(({ createdDateTime }) => createdDateTime ?? "");
    assert.deepEqual(created, [...created].sort().reverse());
  });

  it("puts first what ends next, in pages as large as can be", async () => {
    const { applications: found, looked } = await first({
      order: "expiry",
      calendarAppsOnly: true,
      asOf: "2026-11-21",
    });
    assert.equal(looked, 999);
    const next = found.flatMap(({ passwordCredentials }) => {
      const ends = passwordCredentials.map(({ endDateTime }) => endDateTime?.slice(0, 10) ?? "").sort();
      return ends.find((end) => end >= "2026-11-21") ?? ends.at(-1) ?? "9999";
    });
    assert.deepEqual(next, [...next].sort());
    assert.ok((next[0] ?? "") < "2026-11-21");
  });

  it("shows what it has where the number of all cannot be had", async () => {
    const refusing: GraphClient = {
      ...client,
      pages: (path, options) =>
        options?.query?.["$top"] === 1 ? client.pages("/nowhere") : client.pages(path, options),
    };
    for await (const page of findApplications(refusing, catalogue, { search: "freight" })) {
      assert.equal(page.total, undefined);
      assert.ok(page.applications.length > 0);
      return;
    }
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const pages = find({ signal: stop.signal });
    await pages.next();
    stop.abort();
    await assert.rejects(
      pages.next(),
      (error: Error) => error.name === "AbortError" || error instanceof GraphError,
    );
  });

  it("gets through a tenant that is throttled", async () => {
    tenant.setScenario("throttled");
    try {
      const page = await first({ calendarAppsOnly: true });
      assert.deepEqual([page.looked, page.total], [999, applications]);
    } finally {
      tenant.setScenario("none");
    }
  });
});

function asksOf({ requiredResourceAccess }: ListedApplication, appId: string): boolean {
  return requiredResourceAccess.some(({ resourceAppId }) => resourceAppId === appId);
}
