import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../../src/demo/demo-tenant.js";
import { readCalendars } from "../../../src/graph/calendars.js";
import type { GraphClient } from "../../../src/graph/client.js";
import { explainMailboxRefusal } from "../../../src/graph/mailbox-refusal.js";
import { GraphError } from "../../../src/graph/errors.js";
import { findUser, listUsers } from "../../../src/graph/users.js";
import { readPreview } from "../../../src/ui/preview/read-preview.js";
import { connectToDemo, createClock } from "../../support/demo-graph.js";

const start = new Date("2026-11-23T00:00:00Z");
const localZone = "Pacific/Auckland";

describe("mailboxes of the demo tenant", () => {
  const clock = createClock();
  let tenant: DemoTenant;
  let client: GraphClient;

  before(async () => {
    tenant = await startDemoTenant({ ...clock, mailboxes: 120 });
    client = connectToDemo(tenant, clock);
  });
  after(() => tenant.stop());

  async function find(alias: string) {
    const user = await findUser(client, `${alias}@${tenant.domain}`);
    assert.ok(user);
    return user;
  }

  it("are listed by name with their number, one request a page, without those who have no address", async () => {
    await client.get("/organization");
    const before = tenant.requests.graph;
    for await (const { items, total } of listUsers(client, { onlyWithMail: true, pageSize: 50 })) {
      assert.equal(tenant.requests.graph - before, 1);
      assert.equal(items.length, 50);
      assert.equal(total, 119);
      const names = items.map(({ displayName }) => displayName ?? "");
      assert.equal(names[0]?.startsWith("A"), true);
      assert.ok(!names.includes("Piet Wassenaar"));
      break;
    }
  });

  it("are searched among those with an address", async () => {
    for await (const { items } of listUsers(client, { onlyWithMail: true, search: "lind" })) {
      assert.deepEqual(
        items.map(({ displayName }) => displayName),
        ["Ada Lindqvist", "Hannah Lindgren"],
      );
    }
  });

  it("show a calendar in their own time zone, in two requests", async () => {
    const ada = await find("ada.lindqvist");
    const [calendar] = await readCalendars(client, ada.id);
    assert.ok(calendar);
    const before = tenant.requests.graph;
    const preview = await readPreview(
      { mailbox: ada.id, calendar: calendar.id },
      { asking: client, graph: client, start, localZone },
    );
    assert.equal(tenant.requests.graph - before, 2);
    assert.equal(preview.requests, 2);
    assert.deepEqual(
      [preview.timeZone, preview.isOwnZone, preview.isCut],
      ["W. Europe Standard Time", true, false],
    );
    assert.ok(preview.events.length > 5);
    const begins = preview.events.map((event) => event.start?.dateTime ?? "");
    assert.deepEqual(begins, [...begins].sort());
    assert.ok(preview.events.every((event) => event.start?.timeZone === "W. Europe Standard Time"));
  });

  it("are shown in the time of this machine to whom their settings are closed", async () => {
    const ada = await find("ada.lindqvist");
    const [calendar] = await readCalendars(client, ada.id);
    const closed: GraphClient = connectToDemo(
      tenant,
      clock,
      tenant.clients.find(({ name }) => name === "Exchange calendar synchronization"),
    );
    const preview = await readPreview(
      { mailbox: ada.id, calendar: calendar?.id ?? "" },
      { asking: client, graph: closed, start, localZone },
    );
    assert.deepEqual([preview.timeZone, preview.isOwnZone], [localZone, false]);
  });

  it("are refused in ways that are explained", async () => {
    const birgit = await find("birgit.sommer");
    await assert.rejects(readCalendars(client, birgit.id), (error) => {
      assert.ok(error instanceof GraphError);
      assert.match(explainMailboxRefusal(error, "app")?.meaning ?? "", /no licence with Exchange Online/);
      return true;
    });
    const clockwork = tenant.clients.find(({ name }) => name.startsWith("ClockWork"));
    const limited = connectToDemo(tenant, clock, clockwork);
    const ada = await find("ada.lindqvist");
    await assert.rejects(readCalendars(limited, ada.id), (error) => {
      assert.ok(error instanceof GraphError);
      assert.match(explainMailboxRefusal(error, "app")?.remedy ?? "", /Test-ApplicationAccessPolicy/);
      return true;
    });
  });
});
