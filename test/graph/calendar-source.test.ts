import assert from "node:assert/strict";
import { compareCalendars } from "../../src/calendar/compare.js";
import type { CalendarEvent } from "../../src/calendar/event.js";
import type { CalendarSource } from "../../src/calendar/source.js";
import { clockOf } from "../../src/calendar/zones.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { createGraphSource } from "../../src/graph/calendar-source.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all, connect, firstToken } from "../support/graph-client.js";
import { batchOf, useGraphServer } from "../support/graph-server.js";

const clock = createClock();
const window = { start: new Date("2026-11-16T00:00:00Z"), end: new Date("2026-12-14T00:00:00Z") };
const address = (alias: string) => `${alias}@quillhaven.example`;

describe("calendars through Microsoft Graph, at the demo tenant", () => {
  let tenant: DemoTenant;
  let source: CalendarSource;
  const eventsOf = async (alias: string, span = window): Promise<readonly CalendarEvent[]> =>
    (await all(source.listEvents({ mailbox: address(alias), window: span }))).flat();
  const called = (events: readonly CalendarEvent[], subject: string) =>
    events.filter((event) => event.subject.startsWith(subject));

  before(async () => {
    tenant = await startDemoTenant({ now: clock.now, mailboxes: 60, sleep: () => Promise.resolve() });
  });
  beforeEach(() => {
    source = createGraphSource(connectToDemo(tenant, clock));
  });
  after(() => tenant.stop());

  it("are listed, the default one known as such", async () => {
    const calendars = await source.listCalendars(address("joost.bakker"));
    assert.deepEqual(
      calendars.map(({ name, isDefault, canEdit, owner }) => ({ name, isDefault, canEdit, owner })),
      [
        { name: "Agenda", isDefault: true, canEdit: true, owner: undefined },
        { name: "Feestdagen in Nederland", isDefault: false, canEdit: false, owner: undefined },
        { name: "Birthdays", isDefault: false, canEdit: false, owner: undefined },
      ],
    );
    const holidays = calendars[1]?.id;
    const year = { start: new Date("2026-12-01T00:00:00Z"), end: new Date("2027-02-01T00:00:00Z") };
    const days = (
      await all(source.listEvents({ mailbox: address("joost.bakker"), calendarId: holidays, window: year }))
    ).flat();
    assert.deepEqual(
      days.map(({ subject, start, end, originalStart, allDay, status }) => [
        subject,
        start,
        end,
        originalStart,
        allDay,
        status,
      ]),
      [
        ["Eerste Kerstdag", "2026-12-25", "2026-12-26", "2026-12-25", true, "free"],
        ["Tweede Kerstdag", "2026-12-26", "2026-12-27", "2026-12-26", true, "free"],
        ["Nieuwjaarsdag", "2027-01-01", "2027-01-02", "2027-01-01", true, "free"],
      ],
    );
  });

  it("tell events with all that both doors can say", async () => {
    const events = await eventsOf("willem.degroot");
    const management = called(events, "Management meeting");
    assert.deepEqual(
      management.map(({ kind, start, originalStart }) => [
        kind,
        clockOf(start, "Europe/Amsterdam"),
        originalStart && clockOf(originalStart, "Europe/Amsterdam"),
      ]),
      [
        ["exception", "2026-11-16T09:30:00", "2026-11-16T09:00:00"],
        ["exception", "2026-11-24T10:00:00", "2026-11-23T09:00:00"],
        ["occurrence", "2026-11-30T09:00:00", "2026-11-30T09:00:00"],
      ],
    );
    const [first] = management;
    assert.equal(new Set(management.map(({ uid }) => uid)).size, 1);
    assert.match(first?.uid ?? "", /^040000008200E00074C5B7101A82E00800000000/);
    assert.equal(first?.zone, "Europe/Berlin");
    assert.equal(first.location, "Room Maas (12)");
    assert.match(first.onlineMeeting ?? "", /^https:\/\/teams\.microsoft\.com\//);
    assert.deepEqual(first.organizer, { name: "Willem de Groot", address: address("willem.degroot") });
    assert.ok(
      first.attendees.some(({ role, address: at }) => role === "resource" && at?.startsWith("room.")),
    );
    assert.ok(first.attendees.some(({ response }) => response === "tentative"));
    assert.equal(first.body, undefined);
    assert.equal(source.sent.length, 1);
  });

  it("show the cancelled occurrence, and the zone that nobody knows", async () => {
    const cancelled = (
      await Promise.all(["saskia.vermeulen", "isla.mckinnon", "daan.kuipers"].map((each) => eventsOf(each)))
    )
      .flat()
      .filter((event) => event.cancelled);
    assert.ok(cancelled.length > 0);
    assert.ok(
      cancelled.every(
        ({ status, kind, originalStart }) => status === "free" && kind === "exception" && originalStart,
      ),
    );
    const [review] = called(await eventsOf("oliver.pembroke"), "Quarterly review");
    assert.equal(review?.zone, "tzone://Microsoft/Custom");
    const [closed] = called(await eventsOf("hugo.maas"), "Interview");
    assert.equal(closed?.sensitivity, "confidential");
    assert.equal(closed.status, "tentative");
  });

  it("keep whole days where they are, in every office", async () => {
    for (const alias of ["matthias.krueger", "oliver.pembroke"]) {
      const [fair] = called(await eventsOf(alias), "Hafenmesse");
      assert.deepEqual(
        [fair?.start, fair?.end, fair?.status],
        ["2026-12-01", "2026-12-04", "outOfOffice"],
        alias,
      );
    }
  });

  it("tell times on the days when clocks change", async () => {
    for (const [day, start] of [
      ["2026-10-25", "2026-10-25T00:30:00Z"],
      ["2027-03-28", "2027-03-28T01:30:00Z"],
    ]) {
      const span = { start: new Date(`${day ?? ""}T00:00:00Z`), end: new Date(`${day ?? ""}T12:00:00Z`) };
      const [maintenance] = called(await eventsOf("ruben.mulder", span), "Maintenance");
      assert.equal(maintenance?.start, start);
    }
  });

  it("come each once, with as few requests as there are pages, in windows of any length", async () => {
    const span = { start: new Date("2021-01-01T00:00:00Z"), end: new Date("2027-01-01T00:00:00Z") };
    const events = await eventsOf("planning", span);
    assert.equal(new Set(events.map(({ itemId }) => itemId)).size, events.length);
    assert.equal(source.sent.length, 2 + Math.max(0, Math.ceil(events.length / 500) - 1));
    assert.equal(compareCalendars(events, events, { zone: "UTC" }).agreeing, events.length);
  });

  it("give the body of one event as text", async () => {
    const [management] = called(await eventsOf("willem.degroot"), "Management");
    assert.ok(management);
    const read = await source.readEvent(address("willem.degroot"), management.itemId);
    assert.match(read.body ?? "", /^Figures of the week/);
    assert.doesNotMatch(read.body ?? "", /</);
    assert.deepEqual({ ...read, body: undefined }, management);
  });

  it("say who is busy, twenty mailboxes and 62 days at a time", async () => {
    const mailboxes = ["joost.bakker", "room.maas", "nobody.at.all", "katharina.brandt"].map(address);
    const half = { start: new Date("2026-11-01T00:00:00Z"), end: new Date("2027-05-01T00:00:00Z") };
    const told = await all(source.readFreeBusy(mailboxes, half));
    assert.deepEqual(
      told.map(({ mailbox }) => mailbox),
      mailboxes,
    );
    assert.equal(source.sent.length, 1);
    assert.equal((JSON.parse(source.sent[0]?.body ?? "") as { requests: unknown[] }).requests.length, 3);
    const [joost, room, nobody] = told;
    assert.ok(joost && "periods" in joost && room && "periods" in room && nobody && "error" in nobody);
    assert.match(nobody.error.message, /There is no mailbox with this address/);
    assert.ok(joost.periods.every(({ subject, isPrivate }) => subject === undefined && !isPrivate));
    assert.ok(room.periods.some(({ subject }) => subject === "Willem de Groot"));
    const busy = (await eventsOf("joost.bakker", half)).filter(({ status }) => status !== "free");
    assert.equal(joost.periods.length, busy.length);
    const starts = new Set(joost.periods.map(({ start }) => start));
    assert.ok(busy.every(({ allDay, start }) => allDay || starts.has(start)));
  });

  it("ask from another mailbox where one does not let itself be asked", async () => {
    const told = await all(source.readFreeBusy([address("nobody"), address("joost.bakker")], window));
    assert.deepEqual(
      told.map((each) => "error" in each),
      [true, false],
    );
    assert.deepEqual(await all(source.readFreeBusy([], window)), []);
    const moment = { start: window.start, end: new Date(window.start.getTime() + 60_000) };
    const [short] = await all(source.readFreeBusy([address("joost.bakker")], moment));
    assert.ok(short && "periods" in short);
  });

  it("say what is behind a refusal", async () => {
    const clockwork = createGraphSource(
      connectToDemo(
        tenant,
        clock,
        tenant.clients.find(({ name }) => name.startsWith("ClockWork")),
      ),
    );
    await assert.rejects(all(clockwork.listEvents({ mailbox: address("ada.lindqvist"), window })), {
      code: "ErrorAccessDenied",
      message: /application access policy/i,
      remedy: /Test-ApplicationAccessPolicy/,
    });
    await assert.rejects(source.listCalendars(address("nobody")), {
      failure: "not-found",
      message: /no such user/i,
    });
  });
});

describe("calendars through Microsoft Graph", () => {
  const server = useGraphServer();
  const query = { mailbox: "ada@quillhaven.example", window };
  const time = (dateTime: string, timeZone = "UTC") => ({ dateTime, timeZone });
  const plain = {
    id: "AAMk",
    type: "singleInstance",
    start: time("2026-11-24T09:00:00.0000000"),
    end: time("2026-11-24T10:00:00.0000000"),
  };
  async function read(event: object): Promise<CalendarEvent> {
    server.replies({ body: { value: [{ ...plain, ...event }] } });
    const [[first] = []] = await all(createGraphSource(connect(server.origin).client).listEvents(query));
    assert.ok(first);
    return first;
  }

  it("record what was sent, again and again, without the token", async () => {
    const source = createGraphSource(connect(server.origin).client);
    server.replies(
      { status: 503 },
      { body: { value: [plain], "@odata.nextLink": `${server.origin}/v1.0/users/x/calendarView?$skip=1` } },
      { body: { value: [plain, { ...plain, id: "AAMl" }] } },
    );
    const pages = await all(source.listEvents(query));
    assert.deepEqual(
      pages.map((page) => page.map(({ itemId }) => itemId)),
      [["AAMk"], ["AAMl"]],
    );
    assert.deepEqual(
      source.sent.map(({ method, status, body }) => [method, status, body]),
      [
        ["GET", 503, undefined],
        ["GET", 200, undefined],
        ["GET", 200, undefined],
      ],
    );
    assert.ok(source.sent.every(({ url }) => url.startsWith(`${server.origin}/v1.0/users/`)));
    assert.ok(!JSON.stringify(source.sent).includes(firstToken));
    assert.ok(server.seen.every(({ headers }) => headers["prefer"] === 'outlook.timezone="UTC"'));
    assert.ok(!(server.seen[0]?.query["$select"] ?? "").split(",").includes("body"));
  });

  it("keep a whole day where it is, however it comes", async () => {
    const berlin = { isAllDay: true, originalStartTimeZone: "W. Europe Standard Time" };
    const tokyo = { isAllDay: true, originalStartTimeZone: "Tokyo Standard Time" };
    for (const event of [
      { ...berlin, start: time("2026-11-24T00:00:00.0000000"), end: time("2026-11-25T00:00:00.0000000") },
      { ...berlin, start: time("2026-11-23T23:00:00"), end: time("2026-11-24T23:00:00") },
      { ...tokyo, start: time("2026-11-23T15:00:00"), end: time("2026-11-24T15:00:00") },
      { ...berlin, start: time("2026-11-24T00:00:00"), end: time("2026-11-24T00:00:00") },
    ]) {
      const { start, end } = await read(event);
      assert.deepEqual([start, end], ["2026-11-24", "2026-11-25"], JSON.stringify(event));
    }
    // A zone that nobody knows, and a day moved from where it was.
    const moved = await read({
      isAllDay: true,
      type: "exception",
      originalStartTimeZone: "tzone://Microsoft/Custom",
      originalStart: "2026-11-22T23:00:00Z",
      start: time("2026-11-24T00:00:00"),
      end: time("2026-11-25T00:00:00"),
    });
    assert.deepEqual([moved.originalStart, moved.zone], ["2026-11-23", "tzone://Microsoft/Custom"]);
  });

  it("understand times in any zone, and words that nobody knows", async () => {
    const event = await read({
      start: time("2026-11-24T10:00:00", "Europe/Amsterdam"),
      end: time("2026-11-24T10:00:00", "UTC"),
      originalStartTimeZone: "tzone://Microsoft/Utc",
      showAs: "constructor",
      sensitivity: 7,
      attendees: [null, { emailAddress: { name: "Ada" }, type: "x", status: "y" }],
      categories: "none",
      organizer: { emailAddress: {} },
      location: { displayName: "" },
      onlineMeetingUrl: "https://meet.example/1",
    });
    assert.deepEqual(
      [event.start, event.zone, event.status, event.sensitivity, event.organizer, event.location],
      ["2026-11-24T09:00:00Z", "Etc/UTC", "unknown", "normal", undefined, undefined],
    );
    assert.deepEqual(event.attendees, [
      { name: "Ada", address: undefined, role: "required", response: "none" },
    ]);
    assert.equal(event.onlineMeeting, "https://meet.example/1");
    assert.deepEqual(event.categories, []);
  });

  it("do not show a shorter calendar where an event makes no sense", async () => {
    for (const event of [
      { start: null },
      { id: "" },
      { end: time("2026-11-24T08:00:00") },
      { start: time("x") },
    ]) {
      await assert.rejects(read(event), { name: "UserError" }, JSON.stringify(event));
    }
    server.replies({ fault: "half" });
    await assert.rejects(all(createGraphSource(connect(server.origin).client).listEvents(query)), {
      name: "GraphError",
    });
  });

  it("give no markup where a body comes as HTML all the same", async () => {
    server.replies({
      body: {
        ...plain,
        body: {
          contentType: "html",
          content:
            "<html><head><style>p{}</style></head><body><p>One &amp; <b>two</b></p><script>alert(1)</script>three<br>&#8364;&lt;i&gt;<img src=x onerror=",
        },
      },
    });
    const event = await createGraphSource(connect(server.origin).client).readEvent("ada", "AAMk");
    assert.equal(event.body, "One & two\nthree\n€<i>");
    assert.match(String(server.seen[0]?.headers["prefer"]), /body-content-type="text"/);
  });

  it("join what lies on the border of two windows", async () => {
    const across = { status: "oof", start: time("2026-12-31T23:00:00"), end: time("2027-01-02T01:00:00") };
    server.answers((seen) => ({
      body: {
        responses: batchOf(seen).map(({ id, body }) => ({
          id,
          status: 200,
          body: {
            value: (body as { schedules: string[] }).schedules.map((scheduleId) => ({
              scheduleId,
              scheduleItems: [across],
            })),
          },
        })),
      },
    }));
    const source = createGraphSource(connect(server.origin).client, { from: "monitor@x.example" });
    const span = { start: new Date("2026-11-01T00:00:00Z"), end: new Date("2027-02-15T00:00:00Z") };
    const many = Array.from({ length: 45 }, (_, place) => `user${String(place)}@x.example`);
    const told = await all(source.readFreeBusy(many, span));
    assert.equal(told.length, 45);
    assert.ok(told.every((each) => "periods" in each && each.periods.length === 1));
    const requests = server.seen.flatMap(batchOf);
    assert.equal(requests.length, 6);
    assert.ok(requests.every(({ url }) => url.includes("monitor%40x.example")));
  });
});
