import assert from "node:assert/strict";
import { startDemoTenant } from "../../src/demo/demo-tenant.js";
import { readChanges } from "../../src/graph/calendar-delta.js";
import { createGraphSource } from "../../src/graph/calendar-source.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all, connect } from "../support/graph-client.js";
import { useGraphServer, type Reply } from "../support/graph-server.js";

const window = { start: new Date("2026-11-16T00:00:00Z"), end: new Date("2026-11-30T00:00:00Z") };
const query = { mailbox: "joost.bakker@quillhaven.example", window };

describe("changes of a calendar at the demo tenant", () => {
  it("begin with what the calendar shows, and are none after that", async () => {
    const clock = createClock();
    const tenant = await startDemoTenant({ now: clock.now, mailboxes: 60, sleep: () => Promise.resolve() });
    try {
      const client = connectToDemo(tenant, clock);
      const whole = await readChanges(client, query);
      assert.ok(whole.isWhole && whole.changed.length > 20);
      const events = (await all(createGraphSource(client).listEvents(query))).flat();
      assert.deepEqual(whole.changed, events);
      const next = await readChanges(client, query, { link: whole.link });
      assert.deepEqual({ ...next, link: "" }, { isWhole: false, changed: [], removed: [], link: "" });
    } finally {
      await tenant.stop();
    }
  });
});

describe("changes of a calendar", () => {
  const server = useGraphServer();
  const time = (dateTime: string) => ({ dateTime, timeZone: "UTC" });
  const single = (id: string, day = "24") => ({
    id,
    type: "singleInstance",
    subject: id,
    showAs: "busy",
    start: time(`2026-11-${day}T09:00:00`),
    end: time(`2026-11-${day}T10:00:00`),
  });
  const gone = (id: string) => ({ id, "@removed": { reason: "deleted" } });
  const link = (name: string) => `${server.origin}/v1.0/users/x/calendarView/delta?$deltatoken=${name}`;
  const round = (...value: readonly object[]): Reply => ({
    body: { value, "@odata.deltaLink": link("next") },
  });
  const changes = (isShown = (id: string) => id.startsWith("shown")) =>
    readChanges(connect(server.origin).client, query, { link: link("old"), isShown });

  it("are told as what is there and what is gone", async () => {
    server.replies(
      {
        body: {
          value: [single("shown-1"), gone("shown-2"), single("shown-3")],
          "@odata.nextLink": `${server.origin}/v1.0/users/x/calendarView/delta?$skiptoken=2`,
        },
      },
      round(gone("shown-3"), single("shown-1", "25"), single("moved-away", "13"), single("new")),
    );
    const { isWhole, changed, removed, link: next } = await changes();
    assert.equal(isWhole, false);
    assert.deepEqual(
      changed.map(({ itemId, start }) => [itemId, start]),
      [
        ["shown-1", "2026-11-25T09:00:00Z"],
        ["new", "2026-11-24T09:00:00Z"],
      ],
    );
    assert.deepEqual(removed, ["shown-2", "shown-3", "moved-away"]);
    assert.equal(next, link("next"));
    assert.equal(server.seen.length, 2);
    assert.match(
      String(server.seen[0]?.headers["prefer"]),
      /outlook\.timezone="UTC".*odata\.maxpagesize=500/,
    );
  });

  it("are read anew where the link has expired", async () => {
    for (const refusal of [
      {
        status: 410,
        body: { error: { code: "SyncStateNotFound", message: "The sync state is not found." } },
      },
      { status: 400, body: { error: { code: "resyncRequired", message: "Resync required." } } },
    ]) {
      const before = server.seen.length;
      server.answers((seen) => (seen.query["$deltatoken"] === "old" ? refusal : round(single("shown-1"))));
      const { isWhole, changed } = await changes();
      assert.ok(isWhole && changed.length === 1);
      const { query: asked } = server.seen[before + 1] ?? {};
      assert.equal(asked?.["startDateTime"], "2026-11-16T00:00:00.000Z");
      assert.equal(asked["endDateTime"], "2026-11-30T00:00:00.000Z");
    }
  });

  it("are read anew where a series has changed or may be gone", async () => {
    for (const item of [
      { ...single("master"), type: "seriesMaster" },
      {
        id: "o",
        type: "occurrence",
        seriesMasterId: "m",
        start: time("2026-11-24T09:00:00"),
        end: time("2026-11-24T10:00:00"),
      },
      gone("unknown"),
    ]) {
      server.answers((seen) =>
        seen.query["$deltatoken"] === "old" ? round(item) : round(single("shown-1")),
      );
      assert.equal((await changes()).isWhole, true);
    }
  });

  it("fill in occurrences from their series, wherever it is told", async () => {
    const occurrence = (id: string, seriesMasterId: string) => ({
      id,
      type: "occurrence",
      seriesMasterId,
      start: time("2026-11-24T09:00:00"),
      end: time("2026-11-24T09:30:00"),
    });
    const master = (id: string) => ({ ...single(id), type: "seriesMaster", iCalUId: id });
    server.answers((seen) =>
      seen.path.endsWith("/$batch")
        ? { body: { responses: [{ id: "0", status: 200, body: master("far") }] } }
        : round(occurrence("o1", "near"), master("near"), occurrence("o2", "far"), occurrence("o3", "far")),
    );
    const { changed } = await readChanges(connect(server.origin).client, query);
    assert.deepEqual(
      changed.map(({ itemId, subject, uid, status, kind, end, originalStart }) => [
        itemId,
        subject,
        uid,
        status,
        kind,
        end,
        originalStart,
      ]),
      [
        ["o1", "near"],
        ["o2", "far"],
        ["o3", "far"],
      ].map(([id, series]) => [
        id,
        series,
        series,
        "busy",
        "occurrence",
        "2026-11-24T09:30:00Z",
        "2026-11-24T09:00:00Z",
      ]),
    );
    assert.equal(server.seen.length, 2);
  });

  it("fail where they fail, and where they have no end", async () => {
    server.replies({ status: 403, body: { error: { code: "ErrorAccessDenied", message: "No." } } });
    await assert.rejects(changes(), { code: "ErrorAccessDenied" });
    server.replies({ body: { value: [] } });
    await assert.rejects(changes(), { name: "UserError" });
  });
});
