import assert from "node:assert/strict";
import { compareCalendars } from "../../src/calendar/compare.js";
import type { CalendarEvent } from "../../src/calendar/event.js";
import type { CalendarSource } from "../../src/calendar/source.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { createEwsSource } from "../../src/ews/source.js";
import { createBasicTransport } from "../../src/ews/transports/basic.js";
import { createGraphSource } from "../../src/graph/calendar-source.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { connectEws } from "../support/ews-server.js";
import { all } from "../support/graph-client.js";

const window = { start: new Date("2026-10-01T00:00:00Z"), end: new Date("2027-04-01T00:00:00Z") };

describe("both doors to the demo tenant's calendars", () => {
  let tenant: DemoTenant;
  let graph: CalendarSource;
  let ews: CalendarSource;

  before(async () => {
    const clock = createClock();
    tenant = await startDemoTenant({ now: clock.now, mailboxes: 60, sleep: () => Promise.resolve() });
    graph = createGraphSource(connectToDemo(tenant, clock));
    const { ews: address, user, password } = tenant.onPremises;
    const transport = createBasicTransport({ address, user, password, fetch, timeoutSeconds: 10 });
    ews = createEwsSource(connectEws(address, { transport }).client, { impersonates: true });
  });
  after(() => tenant.stop());

  async function compare(alias: string) {
    const mailbox = `${alias}@${tenant.domain}`;
    const read = async (source: CalendarSource): Promise<readonly CalendarEvent[]> =>
      (await all(source.listEvents({ mailbox, window }))).flat();
    return compareCalendars(await read(graph), await read(ews), { zone: "Europe/Amsterdam" });
  }

  it("show the same where nothing was planted", async () => {
    for (const alias of [
      "willem.degroot",
      "matthias.krueger",
      "saskia.vermeulen",
      "isla.mckinnon",
      "room.maas",
    ]) {
      const { verdict, differences } = await compare(alias);
      assert.match(
        verdict,
        /^EWS and Graph agree on all /,
        `${alias}: ${differences.map(({ words }) => words).join("\n")}`,
      );
    }
  });

  it("differ where something was", async () => {
    const transatlantic =
      "EWS shows Thu 16:00, Graph shows Thu 16:30. The subject is “Transatlantic call” in EWS and “Transatlantic call (later than usual)” in Graph.";
    const moved = "EWS shows Wed 15:00, Graph shows Wed 14:00.";
    const missing = "Graph shows “Maintenance window” on Sun 22 Nov 2026 02:30, EWS does not.";
    for (const [alias, expected] of [
      ["joost.bakker", [transatlantic]],
      ["ada.lindqvist", [moved, missing]],
      ["ruben.mulder", [missing]],
    ] as const) {
      const { verdict, differences, agreeing, total } = await compare(alias);
      assert.deepEqual(
        differences.map(({ words }) => words),
        expected,
      );
      assert.equal(agreeing, total - expected.length);
      assert.match(verdict, /^EWS and Graph agree on \d+ of \d+ events; \d differs?\.$/);
    }
  });
});
