import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli } from "../support/cli.js";
import { askAsAdministrator, findClient } from "./support/tenant.js";
import { eventFields, now, runIn, eventsOf } from "./support/calendar.js";
import { runProcess } from "./support/process.js";

describe("calendar", () => {
  let tenant: DemoTenant;
  let ada: string;

  before(async () => {
    tenant = await startDemoTenant({ now, mailboxes: 60, sleep: () => Promise.resolve() });
    ada = tenant.administrator.userPrincipalName;
  });
  after(() => tenant.stop());

  const at = (alias: string) => `${alias}@${tenant.domain}`;
  const week = ["--from", "2026-11-23", "--to", "2026-11-30", "--zone", "Europe/Amsterdam"] as const;
  const run = (...args: readonly string[]) => runIn(tenant, ["calendar", "--mailbox", ada, ...args]);
  const list = async (...args: readonly string[]) => eventsOf(await run("--format", "json", ...args));

  it("tells events with the fields that are promised, by their start", async () => {
    const events = await list(...week);
    assert.ok(events.length > 10);
    for (const event of events) {
      assert.deepEqual(Object.keys(event), eventFields);
      assert.match(event.start, event.allDay ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.match(event.kind, /^(?:single|occurrence|exception)$/);
      assert.equal(event.originalStart === null, event.kind === "single");
    }
    const starts = events.map(({ start }) => start);
    assert.deepEqual(starts, [...starts].sort());
  });

  it("tells what Microsoft Graph tells to others, from midnight to midnight in the zone", async () => {
    const { value } = await askAsAdministrator<{
      value: { readonly iCalUId: string; readonly start: { readonly dateTime: string } }[];
    }>(
      tenant,
      `/users/${ada}/calendarView?startDateTime=2026-11-22T23:00:00Z&endDateTime=2026-11-29T23:00:00Z&$top=999&$select=iCalUId,start`,
    );
    const keys = (events: readonly { uid: string; start: string }[]) =>
      events.map(({ uid, start }) => `${uid} ${start.slice(0, 16)}`).sort();
    assert.deepEqual(
      keys(await list(...week)),
      keys(
        value.map(({ iCalUId, start }) => ({
          uid: iCalUId.replace(/^(.{32}).{8}/, "$100000000"),
          start: start.dateTime,
        })),
      ),
    );
  });

  it("tells the same through both doors where nothing departs", async () => {
    const window = ["--from", "2026-11-23", "--to", "2026-12-21"];
    for (const alias of ["willem.degroot", "room.maas"]) {
      const [graph, ews] = await Promise.all(
        ["graph", "ews"].map((via) => list("--via", via, "--mailbox", at(alias), ...window)),
      );
      assert.ok((graph?.length ?? 0) > 0);
      assert.deepEqual(ews, graph);
    }
  });

  it("takes a zone by either name, and begins today for two weeks where nothing is said", async () => {
    const windows = ["--zone", "W. Europe Standard Time", "--from", "2026-11-23T00:00", "--to", "2026-11-30"];
    assert.deepEqual(await list(...windows), await list(...week));
    const { complaints } = await run("--format", "json");
    assert.match(
      complaints,
      /^\d+ events from Sat 21 Nov 2026 00:00 to Sat 5 Dec 2026 00:00 \(Europe\/Amsterdam\), through Microsoft Graph in 1 request\.$/,
    );
    const hour = await list("--from", "2026-11-24T09:00:00Z", "--to", "2026-11-24T11:30:00+01:00");
    assert.deepEqual(
      hour.map(({ subject }) => subject),
      ["Management meeting"],
    );
  });

  it("shows days with their times where they are looked at", async () => {
    const { code, out } = await run(...week);
    assert.equal(code, 0);
    assert.match(out, /^Day +Time +Status +Subject +Place +Organiser\nMon 23 Nov 2026 {2}10:00 to 11:30 /);
    assert.match(out, /^ {17}14:30 to 15:30 .*\n {17}15:00 to 15:45 {2}busy, private +School run /m);
    const lines = out.trimEnd().split("\n");
    const column = (lines[0] ?? "").indexOf("Subject");
    assert.ok(lines.every((line) => line.slice(column - 2, column) === "  "));
    const fair = await run("--mailbox", at("matthias.krueger"), "--from", "2026-11-30", "--to", "2026-12-05");
    assert.match(fair.out, /^Tue 1 Dec 2026 +all day to Thu 3 Dec +out of office +Hafenmesse/m);
    const narrow = await runIn(tenant, ["calendar", "--mailbox", ada, ...week], {}, { columns: 60 });
    assert.ok(narrow.out.split("\n").every((line) => line.length <= 60));
  });

  it("finds a calendar by its name, else by the name in small letters, else by its id", async () => {
    const { out: listed } = await runIn(tenant, ["calendars", "--mailbox", ada, "--format", "json"]);
    const { value: calendars } = JSON.parse(listed) as {
      value: { id: string; name: string; isDefault: boolean }[];
    };
    const other = calendars.find(({ isDefault }) => !isDefault);
    assert.ok(other);
    const year = ["--from", "2026-01-01", "--to", "2027-01-01"];
    const events = await list("--calendar", other.name, ...year);
    assert.ok(events.length > 0);
    assert.deepEqual(await list("--calendar", other.name.toUpperCase(), ...year), events);
    assert.deepEqual(await list("--calendar", other.id, ...year), events);
    assert.deepEqual(await list("--calendar", other.name, "--via", "ews", ...year), events);
    const { code, out, complaints } = await run("--calendar", "Nope");
    assert.deepEqual([code, out], [2, ""]);
    assert.match(complaints, /no calendar of .* “Nope”\. There is “Agenda”, .* and “/);
  });

  it("shows what a vendor takes over, and nothing of anybody where it is redacted", async () => {
    const all = await list(...week);
    const seen = await list(...week, "--vendor-view", "free-busy-only");
    assert.ok(all.some(({ status }) => status === "free"));
    assert.equal(seen.length, all.filter(({ status }) => status !== "free").length);
    assert.ok(seen.every(({ subject, location }) => /^(?:Busy|Working)/.test(subject) && location === null));
    assert.equal((await list(...week, "--vendor-view", "show-free,hide-private")).length, all.length);

    const { out } = await run(...week, "--redact", "--format", "json");
    assert.doesNotMatch(out, /Ada|Lindqvist|School|quillhaven/i);
    const ics = await run(...week, "--redact", "--format", "ics");
    assert.doesNotMatch(ics.out, /Ada|Lindqvist|School|quillhaven/i);
    const both = await list(...week, "--redact", "--vendor-view", "free-busy-only");
    assert.ok(both.every(({ subject }) => /^(?:Busy|Working)/.test(subject)));
  });

  it("is a file for spreadsheets and one for calendars", async () => {
    const events = await list(...week);
    const csv = await run(...week, "--format", "csv");
    const [head, ...rows] = csv.out.trimEnd().split("\r\n");
    assert.equal(head, eventFields.join(","));
    assert.equal(rows.length, events.length);
    const ics = await run(...week, "--format", "ics");
    assert.match(ics.out, /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
    assert.equal(ics.out.match(/^BEGIN:VEVENT\r$/gm)?.length, events.length);
  });

  it("is empty in every format where nothing happens", async () => {
    const nothing = ["--from", "2026-11-24T02:00:00Z", "--to", "2026-11-24T02:01:00Z"];
    assert.deepEqual(await list(...nothing), []);
    assert.equal((await run(...nothing)).out, "");
    assert.equal((await run(...nothing, "--format", "csv")).out, `${eventFields.join(",")}\r\n`);
    assert.match((await run(...nothing, "--format", "ics")).out, /^BEGIN:VCALENDAR/);
  });

  it("stops where nobody reads it any more", async () => {
    const result = await runIn(
      tenant,
      ["calendar", "--mailbox", ada, "--format", "json"],
      {},
      { isTaken: false },
    );
    assert.equal(result.code, 0);
    assert.doesNotMatch(result.out, /\] \}/);
  });

  for (const [what, args, says] of [
    ["a mailbox that is none", ["--mailbox", "ada"], /“ada” is not the address of a mailbox/],
    ["a day that is none", ["--from", "2026-02-30"], /--from is neither a day nor a time: “2026-02-30”/],
    ["a moment that is none", ["--to", "2026-11-24T25:00Z"], /--to is neither a day nor a time/],
    [
      "a window that ends before it begins",
      ["--from", "2026-11-24", "--to", "2026-11-24"],
      /not after --from/,
    ],
    ["a window without end", ["--from", "1900-01-01", "--to", "2100-01-01"], /more than 100 years/],
    ["a year that no calendar has", ["--from", "9999-12-31T23:00Z"], /in the year 9999/],
    ["a zone that is none", ["--zone", "Mars/Olympus"], /“Mars\/Olympus” is not the name of a time zone/],
    ["a setting that no vendor has", ["--vendor-view", "all"], /does not know “all”/],
    ["the options of a server for a tenant", ["--user", "svc"], /--ews-url names/],
    ["acting as somebody else in a tenant", ["--impersonate"], /--impersonate is for an Exchange Server/],
  ] as const) {
    it(`refuses ${what} before anything is sent`, async () => {
      const { login, graph } = tenant.requests;
      const { code, out, complaints } = await run(...args);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(complaints, says);
      assert.doesNotMatch(complaints, /This is a bug/);
      assert.deepEqual([tenant.requests.login, tenant.requests.graph], [login, graph]);
    });
  }

  it("says what is behind a refusal, through either door", async () => {
    const product = findClient(tenant.clients, "innovaphone");
    for (const [args, says] of [
      [
        ["--via", "ews", "--mailbox", at("harriet.blythe")],
        /blocked by default since 1 October 2026.*EwsEnabled/,
      ],
      [["--via", "ews", "--mailbox", at("nobody")], /ErrorNonExistentMailbox/],
      [["--mailbox", at("nobody")], /no such user/i],
      [["--via", "ews", "--client-id", product.clientId], /EWS/],
    ] as const) {
      const { code, out, complaints } = await run(...args);
      assert.deepEqual([code, out], [2, ""], args.join(" "));
      assert.match(complaints, says);
      assert.doesNotMatch(complaints, /This is a bug/);
    }
  });

  it("plays a tenant of its own, and says on one line what it needs", async () => {
    const { code, out, complaints } = await runProcess([
      "calendar",
      "--demo",
      "--via",
      "ews",
      "--mailbox",
      ada,
      "--format",
      "json",
    ]);
    assert.equal(code, 0, complaints);
    assert.ok((JSON.parse(out) as { value: unknown[] }).value.length > 0);
    const nothing = await runCli(["calendar", "--mailbox", ada]);
    assert.equal(nothing.code, 2);
    assert.match(nothing.complaints, /not said which tenant/);
  });
});
