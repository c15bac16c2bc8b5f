import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { updateApplication } from "../../src/graph/applications.js";
import type { GraphClient } from "../../src/graph/client.js";
import { GraphError } from "../../src/graph/errors.js";
import { findApplications } from "../../src/tenant/find-applications.js";
import { readReport, type Report, type ReportLine } from "../../src/tenant/report.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all } from "../support/graph-client.js";

const asOf = "2026-11-21";
const catalogue = standardCatalogue();

/** The hand-made registrations and 400 others, of another tenant for each test that changes it. */
async function start(applications: number) {
  const clock = createClock();
  const tenant = await startDemoTenant({ now: clock.now, applications, sleep: () => Promise.resolve() });
  return { tenant, client: connectToDemo(tenant, clock), clock };
}

const lineOf = ({ lines }: Report, name: string): ReportLine => {
  const found = lines.find((line) => line.name.startsWith(name));
  assert.ok(found, `There is no ${name}.`);
  return found;
};

const states = ({ permissions }: ReportLine) =>
  Object.fromEntries(permissions.map(({ value, resource, state }) => [`${value} of ${resource}`, state]));

describe("report", () => {
  let tenant: DemoTenant;
  let client: GraphClient;
  let report: Report;

  before(async () => {
    ({ tenant, client } = await start(400));
    report = await readReport(client, catalogue, { asOf });
  });
  after(() => tenant.stop());

  it("has all that ask for something, by name", async () => {
    const asking = (await all(findApplications(client, catalogue, { calendarAppsOnly: true }))).flatMap(
      ({ applications }) => applications,
    );
    const ids = report.lines.map(({ objectId }) => objectId);
    assert.ok(asking.length > 20);
    for (const { id, displayName } of asking) {
      assert.ok(ids.includes(id), `${displayName ?? ""} is missing.`);
    }
    const names = report.lines.map(({ name }) => name);
    assert.deepEqual(
      names,
      names.toSorted((one, other) => one.localeCompare(other, "en", { numeric: true })),
    );
    assert.equal(new Set(report.lines.map(({ appId }) => appId)).size, report.lines.length);
  });

  it("holds what is asked for against what was granted", () => {
    const sense = states(lineOf(report, "Sense"));
    assert.equal(sense["Calendars.Read.Shared of Microsoft Graph"], "both");
    assert.equal(sense["EWS.AccessAsUser.All of Office 365 Exchange Online"], "declared");
    assert.equal(states(lineOf(report, "ClearCompany"))["Contacts.ReadWrite of Microsoft Graph"], "granted");
  });

  it("says what EWS takes along, and what stays", () => {
    const { lost, permissions, reach } = lineOf(report, "ClockWork");
    assert.deepEqual(lost, [
      "full_access_as_app opens EWS in Exchange Online, which has been blocked by default since 1 October 2026 and ends on 1 April 2027 (in 131 days).",
      "Calendars.ReadWrite stays.",
    ]);
    assert.deepEqual(
      permissions.map(({ endsOn }) => endsOn),
      ["2027-04-01", undefined],
    );
    assert.equal(reach, "every mailbox");
    assert.deepEqual(lineOf(report, "innovaphone").lost, [
      "full_access_as_app and EWS.AccessAsUser.All open EWS in Exchange Online, which has been blocked by default since 1 October 2026 and ends on 1 April 2027 (in 131 days).",
      "No other permission to mailboxes is left to it then.",
    ]);
  });

  it("has nothing to lose where EWS was never granted", () => {
    assert.deepEqual(lineOf(report, "Sense").lost, []);
    assert.deepEqual(lineOf(report, "Exchange calendar").lost, []);
  });

  it("finds applications of other tenants, which have no registration here", () => {
    const vendor = lineOf(report, "Postino");
    assert.equal(vendor.publisher, "another tenant");
    assert.equal(vendor.objectId, undefined);
    assert.equal(vendor.enabled, true);
    assert.equal(vendor.reach, "every mailbox");
    assert.equal(vendor.lost.length, 2);
    assert.deepEqual(vendor.credentials, []);
    assert.equal(lineOf(report, "Microsoft Meeting Insights").publisher, "Microsoft");
    assert.equal(lineOf(report, "ClockWork").publisher, "this tenant");
  });

  it("says how far an application reaches", () => {
    assert.equal(lineOf(report, "Sense").reach, "mailboxes of whoever signs in");
    assert.equal(lineOf(report, "Meetly").reach, "mailboxes of 1 user");
    assert.ok(report.lines.some(({ reach }) => reach === "no mailbox, because nothing is granted"));
    assert.ok(report.lines.some(({ reach }) => /^mailboxes of \d+ users$/.test(reach)));
  });

  it("knows when credentials end, and no value of them", () => {
    const { credentials } = lineOf(report, "ClockWork");
    assert.deepEqual(
      credentials.map(({ what, end }) => [what, end]),
      [
        ["secret", "2025-06-04"],
        ["secret", "2026-11-30"],
      ],
    );
    assert.ok(!JSON.stringify(report).includes("secretText"));
  });

  it("finds what is granted and not asked for any more", async () => {
    const { tenant: changed, client: changing } = await start(0);
    try {
      const appId = changed.clients[0]?.clientId ?? "";
      await updateApplication(changing, { appId }, { displayName: "Renamed", requiredResourceAccess: [] });
      const line = lineOf(await readReport(changing, catalogue, { asOf }), "Renamed");
      assert.deepEqual(states(line), {
        "full_access_as_app of Office 365 Exchange Online": "granted",
        "Calendars.ReadWrite of Microsoft Graph": "granted",
      });
      assert.equal(line.publisher, "this tenant");
      assert.equal(line.credentials.length, 2);
    } finally {
      await changed.stop();
    }
  });

  it("tells how far it is", async () => {
    const told: (readonly [number, number | undefined])[] = [];
    await readReport(client, catalogue, { asOf, onProgress: (done, of) => told.push([done, of]) });
    assert.deepEqual(told.at(-1)?.[0], 400);
    assert.ok(told.every(([done, of]) => of === undefined || done <= of));
  });

  it("stops in the middle when it is told to, and asks for nothing more", async () => {
    const stop = new AbortController();
    const askedAfter: string[] = [];
    const watching: GraphClient = {
      ...client,
      pages: (path, options) => {
        askedAfter.push(...(stop.signal.aborted ? [path] : []));
        return client.pages(path, options);
      },
      batch: (requests, options) => {
        askedAfter.push(...(stop.signal.aborted ? ["$batch"] : []));
        return client.batch(requests, options);
      },
    };
    const onProgress = () => {
      stop.abort();
    };
    await assert.rejects(readReport(watching, catalogue, { asOf, signal: stop.signal, onProgress }));
    assert.ok(stop.signal.aborted);
    assert.deepEqual(askedAfter, []);
  });

  for (const scenario of ["throttled", "unavailable", "resets"] as const) {
    it(`is the same from a tenant with the scenario "${scenario}"`, async () => {
      tenant.setScenario(scenario);
      try {
        assert.deepEqual(await readReport(client, catalogue, { asOf }), report);
      } finally {
        tenant.setScenario("none");
      }
    });
  }

  it("fails whole where grants cannot be read", async () => {
    const { tenant: other, clock } = { tenant, clock: createClock() };
    const [first] = other.clients;
    const reader = connectToDemo(other, clock, first);
    await assert.rejects(
      readReport(reader, catalogue, { asOf }),
      (error) => error instanceof GraphError && error.failure === "forbidden",
    );
  });

  it("bears a tenant without Exchange, and members that are null", async () => {
    const bare: GraphClient = { ...client, pages: onlyNulls, batch: onlyGraph };
    const { lines } = await readReport(bare, catalogue, { asOf });
    assert.deepEqual(
      lines.map(({ name, appId, enabled, publisher }) => ({ name, appId, enabled, publisher })),
      [{ name: "", appId: "", enabled: undefined, publisher: "this tenant" }],
    );
  });
});

describe("report over 10,000 applications", () => {
  it("takes fewer than 100 requests", async () => {
    const { tenant, client } = await start(10_000);
    try {
      await client.get("/organization"); // Signs in.
      const before = tenant.requests.graph;
      const { lines, looked } = await readReport(client, catalogue, { asOf });
      const requests = tenant.requests.graph - before;
      assert.ok(requests < 100, `It took ${String(requests)}.`);
      assert.ok(looked > 10_000);
      assert.ok(lines.length > 1000 && lines.length < 3000);
      const share = (publisher: ReportLine["publisher"]) =>
        lines.filter((line) => line.publisher === publisher).length;
      assert.ok(share("another tenant") > 100 && share("Microsoft") > 0);
      assert.ok(lines.filter(({ lost }) => lost.length > 0).length > 100);
    } finally {
      await tenant.stop();
    }
  });
});

/** An application of which nothing is known but one permission, and no grants. */
const onlyNulls = async function* (path: string) {
  await Promise.resolve();
  const role = catalogue.findPermissionByName(graph, "Role", "Calendars.Read");
  const application = {
    id: "1",
    appId: null,
    displayName: null,
    passwordCredentials: null,
    keyCredentials: null,
    requiredResourceAccess: [
      { resourceAppId: exchangeOnline, resourceAccess: null },
      { resourceAppId: graph, resourceAccess: [{ id: role?.id, type: role?.kind }] },
    ],
  };
  const grants = [{ clientId: null, principalId: null, scope: null, appRoleId: null, principalType: null }];
  yield { items: path === "/applications" ? [application] : grants, total: undefined, next: undefined };
} as GraphClient["pages"];

/** The service principal of Microsoft Graph, with nothing that it publishes. */
const onlyGraph: GraphClient["batch"] = async function* (requests) {
  for await (const { id, query } of requests) {
    const isResource = String(query?.["$filter"]).includes(graph);
    const value = isResource ? [{ id: "2", appId: graph, appRoles: [], oauth2PermissionScopes: [] }] : [];
    yield { id, status: 200, body: { value } };
  }
};
