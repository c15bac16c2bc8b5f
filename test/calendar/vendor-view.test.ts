import assert from "node:assert/strict";
import { compareCalendars } from "../../src/calendar/compare.js";
import type { CalendarEvent } from "../../src/calendar/event.js";
import { redactEvents, seenByVendor } from "../../src/calendar/vendor-view.js";
import { attendee, event, occurrences } from "../support/calendar-events.js";

const rich = event({
  location: "Room Maas",
  attendees: [attendee("ruben@quillhaven.example")],
  categories: ["Secret project"],
  onlineMeeting: "https://teams.example/1",
  body: "Figures",
});
const everything = { freeBusyOnly: false, showFree: true, hidePrivate: false };

describe("what the vendor sees", () => {
  it("is everything, where nothing is held back", () => {
    const events = [rich, event({ status: "free" }), event({ sensitivity: "private" })];
    assert.deepEqual(seenByVendor(events, everything), events);
  });

  it("is no more than free or busy", () => {
    const events = (["busy", "tentative", "outOfOffice", "workingElsewhere", "free", "unknown"] as const).map(
      (status) => ({ ...rich, status, sensitivity: "private" as const }),
    );
    const seen = seenByVendor(events, { ...everything, freeBusyOnly: true, hidePrivate: true });
    assert.deepEqual(
      seen.map(({ subject }) => subject),
      ["Busy", "Tentative", "Out of office", "Working elsewhere", "Free", "Unknown"],
    );
    const { itemId, uid, start, end, zone } = rich;
    assert.deepEqual(seen[0], {
      ...event({ subject: "Busy", organizer: undefined }),
      itemId,
      uid,
      start,
      end,
      zone,
    });
  });

  it("leaves out what is free, and nothing else", () => {
    const events = [
      event({ status: "free" }),
      event({ status: "workingElsewhere" }),
      event({ status: "unknown" }),
    ];
    assert.deepEqual(seenByVendor(events, { ...everything, showFree: false }), events.slice(1));
  });

  it("hides what private entries are about, but not that the time is taken", () => {
    const [seen, other] = seenByVendor(
      [
        { ...rich, sensitivity: "private" },
        { ...rich, sensitivity: "confidential" },
      ],
      { ...everything, hidePrivate: true },
    );
    assert.deepEqual(seen, event({ subject: "Private", sensitivity: "private", organizer: undefined }));
    assert.equal(other?.subject, "Planning");
  });
});

describe("redacted events", () => {
  const mystery = event({
    uid: "project-x@quillhaven.example",
    zone: "Zone of the Quillhaven head office",
    organizer: { name: "ADA LINDQVIST", address: "/o=quillhaven/cn=ada" },
    attendees: [attendee("ada@quillhaven.example", { name: "Ada Lindqvist" }), { ...attendee(""), name: "" }],
  });

  it("name nobody and nothing", () => {
    const redacted = redactEvents([rich, mystery]);
    const [first, second] = redacted;
    const text = JSON.stringify(redacted);
    for (const word of [
      "quillhaven",
      "ada",
      "ruben",
      "planning",
      "maas",
      "secret",
      "teams",
      "figures",
      "project",
    ]) {
      assert.ok(!text.toLowerCase().includes(word), `${word}: ${text}`);
    }
    assert.ok(first && second);
    assert.deepEqual(first.organizer, { name: "Person 1", address: "person1@example.com" });
    assert.deepEqual(second.organizer, first.organizer);
    assert.equal(second.attendees[0]?.name, "Person 1");
  });

  it("keep their times, and what they have in common", () => {
    const series = occurrences(3, { location: "Quay" });
    const redacted = redactEvents([...series, rich]);
    assert.deepEqual(
      redacted.map(({ start, end, originalStart, status }) => ({ start, end, originalStart, status })),
      [...series, rich].map(({ start, end, originalStart, status }) => ({
        start,
        end,
        originalStart,
        status,
      })),
    );
    assert.equal(new Set(redacted.map(({ uid }) => uid)).size, 1);
    assert.deepEqual([...new Set(redacted.map(({ location }) => location))], ["Place 1", "Place 2"]);
    assert.equal(redacted[0]?.subject, redacted[3]?.subject);
    assert.deepEqual(redactEvents([event({ subject: "" })])[0]?.subject, "");
  });

  it("differ in what they differed in before", () => {
    const graph = [...occurrences(3), rich];
    const ews = [...occurrences(3, { location: "Quay" }), { ...rich, status: "free" as const }];
    const both = redactEvents([...graph, ...ews]);
    const fieldsOf = (one: readonly CalendarEvent[], other: readonly CalendarEvent[]) =>
      compareCalendars(one, other, { zone: "UTC" }).differences.map(
        (each) => "fields" in each && each.fields,
      );
    assert.deepEqual(fieldsOf(both.slice(0, 4), both.slice(4)), fieldsOf(graph, ews));
  });
});
