import assert from "node:assert/strict";
import fc from "fast-check";
import ICAL from "ical.js";
import type { CalendarEvent } from "../../src/calendar/event.js";
import { exportEvents } from "../../src/calendar/export.js";
import { attendee, event, occurrences } from "../support/calendar-events.js";

const options = { name: "Agenda, Ada; 2026", now: new Date("2026-11-21T12:00:00Z") };

async function parse(events: readonly CalendarEvent[]): Promise<readonly ICAL.Component[]> {
  const text = await exportEvents(events, "ics", options);
  assert.ok(text.endsWith("END:VCALENDAR\r\n") && !/[^\r]\n/.test(text));
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  assert.ok(text.includes("X-WR-CALNAME:Agenda\\, Ada\\; 2026\r\n"));
  return calendar.getAllSubcomponents("vevent");
}

const valuesOf = (component: ICAL.Component | undefined, ...names: readonly string[]) =>
  names.map((name) => component?.getFirstPropertyValue(name)?.toString());

describe("events as iCalendar", () => {
  it("say all that there is to say", async () => {
    const [read] = await parse([
      event({
        subject: "Planning; part 1, “Häfen” \\ more",
        location: "Room Maas (12)",
        status: "outOfOffice",
        sensitivity: "private",
        categories: ["Blue, light", "Red"],
        onlineMeeting: "https://teams.example/a,b;c",
        attendees: [
          attendee("ruben@quillhaven.example", { name: 'Ruben "R" Mulder', response: "notResponded" }),
          attendee("/o=x/cn=noor"),
          attendee("room@quillhaven.example", { role: "resource" }),
        ],
        body: "One\r\nTwo",
      }),
    ]);
    assert.deepEqual(
      valuesOf(read, "uid", "dtstart", "dtend", "summary", "location", "class", "transp", "status"),
      [
        "planning@quillhaven.example",
        "2026-11-24T09:00:00Z",
        "2026-11-24T10:00:00Z",
        "Planning; part 1, “Häfen” \\ more",
        "Room Maas (12)",
        "PRIVATE",
        "OPAQUE",
        "CONFIRMED",
      ],
    );
    assert.deepEqual(
      valuesOf(read, "x-microsoft-cdo-busystatus", "url", "organizer", "description", "dtstamp"),
      [
        "OOF",
        "https://teams.example/a%2Cb%3Bc",
        "mailto:ada@quillhaven.example",
        "One\nTwo",
        "2026-11-21T12:00:00Z",
      ],
    );
    assert.deepEqual(read?.getFirstProperty("categories")?.getValues(), ["Blue, light", "Red"]);
    assert.deepEqual(
      read
        .getAllProperties("attendee")
        .map((each) => [
          each.getFirstValue()?.toString().toLowerCase(),
          each.getFirstParameter("cn"),
          each.getFirstParameter("partstat"),
        ]),
      [
        ["mailto:ruben@quillhaven.example", "Ruben 'R' Mulder", "NEEDS-ACTION"],
        ["mailto:room@quillhaven.example", "room", "ACCEPTED"],
      ],
    );
  });

  it("are days where they last days, and say which occurrence they are", async () => {
    const [day, moved] = await parse([
      event({
        allDay: true,
        kind: "exception",
        start: "2026-11-24",
        end: "2026-11-26",
        originalStart: "2026-11-23",
        status: "workingElsewhere",
      }),
      event({ kind: "exception", originalStart: "2026-11-23T09:00:00Z", cancelled: true, status: "free" }),
    ]);
    assert.deepEqual(
      valuesOf(day, "dtstart", "dtend", "recurrence-id", "x-microsoft-cdo-busystatus", "transp"),
      ["2026-11-24", "2026-11-26", "2026-11-23", "WORKINGELSEWHERE", "TRANSPARENT"],
    );
    assert.deepEqual(valuesOf(moved, "dtstart", "recurrence-id", "status"), [
      "2026-11-24T09:00:00Z",
      "2026-11-23T09:00:00Z",
      "CANCELLED",
    ]);
  });

  it("do not replace each other", async () => {
    const series = occurrences(20);
    const read = await parse([
      ...series,
      event(),
      event(),
      event({ uid: undefined, itemId: "AAMk" }),
      event({ uid: undefined, itemId: "AAMk" }),
    ]);
    const keys = read.map((each) => valuesOf(each, "uid", "recurrence-id").join(" "));
    assert.equal(new Set(keys).size, 24);
    assert.equal(new Set(read.slice(0, 20).map((each) => valuesOf(each, "uid").join())).size, 1);
  });

  it("are read as they were written, whatever is in them", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("x\r\nEND:VEVENT\r\nBEGIN:VEVENT", '";CN="', "a:b;c,d\\n", "=cmd", "\ud800"),
    );
    const person = fc.record({ name: text, address: text });
    await fc.assert(
      fc.asyncProperty(text, text, person, text, async (subject, uid, somebody, link) => {
        const read = await parse([
          event({
            subject,
            uid,
            body: subject,
            location: uid,
            organizer: somebody,
            attendees: [{ ...attendee("x"), ...somebody }],
            categories: [subject],
            onlineMeeting: link,
          }),
        ]);
        assert.equal(read.length, 1);
        assert.deepEqual(valuesOf(read[0], "dtstart"), ["2026-11-24T09:00:00Z"]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("events as a table and as JSON", () => {
  it("have the fields that are promised", async () => {
    const bare = event({ uid: undefined, organizer: undefined, zone: undefined, subject: "=1+1" });
    const text = await exportEvents([event({ location: "Quay" }), bare], "json", options);
    const { value } = JSON.parse(text) as { value: unknown[] };
    assert.deepEqual(value, [
      {
        uid: "planning@quillhaven.example",
        originalStart: null,
        start: "2026-11-24T09:00:00Z",
        end: "2026-11-24T10:00:00Z",
        allDay: false,
        zone: "Europe/Amsterdam",
        subject: "Planning",
        status: "busy",
        sensitivity: "normal",
        kind: "single",
        organizer: { name: "Ada Lindqvist", address: "ada@quillhaven.example" },
        location: "Quay",
        cancelled: false,
      },
      {
        uid: null,
        originalStart: null,
        start: "2026-11-24T09:00:00Z",
        end: "2026-11-24T10:00:00Z",
        allDay: false,
        zone: null,
        subject: "=1+1",
        status: "busy",
        sensitivity: "normal",
        kind: "single",
        organizer: null,
        location: null,
        cancelled: false,
      },
    ]);
    assert.deepEqual(
      (await exportEvents([event({ location: "Quay, west" }), bare], "csv", options)).split("\r\n"),
      [
        "uid,originalStart,start,end,allDay,zone,subject,status,sensitivity,kind,organizer,location,cancelled",
        'planning@quillhaven.example,,2026-11-24T09:00:00Z,2026-11-24T10:00:00Z,false,Europe/Amsterdam,Planning,busy,normal,single,Ada Lindqvist <ada@quillhaven.example>,"Quay, west",false',
        `,,2026-11-24T09:00:00Z,2026-11-24T10:00:00Z,false,,"'=1+1",busy,normal,single,,,false`,
        "",
      ],
    );
    assert.equal(await exportEvents([], "json", options), '{\n  "value": []\n}\n');
  });
});
