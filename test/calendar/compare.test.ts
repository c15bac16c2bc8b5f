import assert from "node:assert/strict";
import fc from "fast-check";
import { compareCalendars } from "../../src/calendar/compare.js";
import type { CalendarEvent } from "../../src/calendar/event.js";
import { attendee, event, occurrences } from "../support/calendar-events.js";

const zone = "Europe/Amsterdam";
const compare = (graph: readonly CalendarEvent[], ews: readonly CalendarEvent[]) =>
  compareCalendars(graph, ews, { zone });

/** What is said of two tellings of one event. */
function wordsOf(graph: Partial<CalendarEvent>, ews: Partial<CalendarEvent>): string {
  const { differences, total } = compare([event(graph)], [event(ews)]);
  assert.equal(total, 1);
  return differences.map(({ words }) => words).join(" ");
}

const idStart = "040000008200E00074C5B7101A82E008";
const idRest = "0000000000000000000000000000000000000000100000000123456789ABCDEF0123456789ABCDEF";
const idOf = (day = "00000000") => `${idStart}${day}${idRest}`;

describe("what EWS shows and what Graph shows", () => {
  it("is the same but for noise", () => {
    const noise: Partial<CalendarEvent> = {
      itemId: "of EWS",
      uid: idOf("07EA0B18").toLowerCase(),
      start: "2026-11-24T10:00:00+01:00",
      zone: "W. Europe Standard Time",
      subject: "Planning \r\n of the week ",
      location: "",
      organizer: { name: "Ada Lindqvist", address: "/O=QUILLHAVEN/OU=EXCHANGE/CN=ADA" },
      attendees: [
        attendee("ada@quillhaven.example", { response: "organizer" }),
        attendee("RUBEN@quillhaven.example", { response: "none" }),
        attendee("/o=x/cn=noor", { name: "Noor Jansen" }),
      ],
      body: "<p>Hello</p>",
      onlineMeeting: "https://teams.example/1",
      categories: ["Red"],
    };
    const { verdict, differences, agreeing } = compare(
      [
        event({
          uid: idOf(),
          subject: "Planning of the week",
          attendees: [
            attendee("noor@quillhaven.example", { name: "noor jansen" }),
            attendee("ruben@quillhaven.example", { response: "notResponded" }),
          ],
        }),
      ],
      [event(noise)],
    );
    assert.deepEqual(differences, []);
    assert.equal(agreeing, 1);
    assert.equal(verdict, "EWS and Graph agree on the only event.");
  });

  it("is told in a sentence for each difference", () => {
    const at = (start: string, end: string) => ({ start, end });
    const eleven = at("2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z");
    for (const [graph, ews, words] of [
      [eleven, {}, "EWS shows Tue 10:00, Graph shows Tue 11:00."],
      [
        at("2026-11-24T09:00:00Z", "2026-11-24T10:30:00Z"),
        {},
        "EWS shows Tue 10:00 to 11:00, Graph shows Tue 10:00 to 11:30.",
      ],
      [
        at("2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z"),
        {},
        "EWS shows Tue 24 Nov 10:00, Graph shows Tue 1 Dec 10:00.",
      ],
      [
        at("2027-01-05T09:00:00Z", "2027-01-05T10:00:00Z"),
        {},
        "EWS shows Tue 24 Nov 2026 10:00, Graph shows Tue 5 Jan 2027 10:00.",
      ],
      // Moved over midnight, as the clock of the reader has it.
      [
        at("2026-11-24T22:30:00Z", "2026-11-24T23:30:00Z"),
        at("2026-11-24T23:30:00Z", "2026-11-25T00:30:00Z"),
        "EWS shows Wed 00:30, Graph shows Tue 23:30.",
      ],
      [
        at("2026-11-24T22:30:00Z", "2026-11-24T23:30:00Z"),
        at("2026-11-24T22:30:00Z", "2026-11-24T22:45:00Z"),
        "EWS shows Tue 23:30 to 23:45, Graph shows Tue 23:30 to Wed 00:30.",
      ],
      [
        { allDay: true, ...at("2026-11-24", "2026-11-25") },
        { allDay: true, ...at("2026-11-24", "2026-11-26") },
        "EWS shows Tue to Wed, all day, Graph shows Tue, all day.",
      ],
      [
        { allDay: true, ...at("2026-11-24", "2026-11-25") },
        at("2026-11-23T23:00:00Z", "2026-11-24T23:00:00Z"),
        "EWS shows Tue 00:00 to Wed 00:00, Graph shows Tue, all day.",
      ],
      [{ status: "tentative" }, {}, "EWS says busy, Graph says tentative."],
      [{}, { sensitivity: "private" }, "EWS says private, Graph says not private."],
      [{ subject: "" }, {}, "The subject is “Planning” in EWS and empty in Graph."],
      [{ location: "Quay" }, {}, "The place is not told in EWS and “Quay” in Graph."],
      [{ cancelled: true }, {}, "Graph shows it as cancelled, EWS does not."],
      [
        { organizer: { name: "Ada Lindqvist", address: "ruben@quillhaven.example" } },
        {},
        "The organiser is “ada@quillhaven.example” in EWS and “ruben@quillhaven.example” in Graph.",
      ],
      [
        { attendees: [attendee("a@x.example"), attendee("b@x.example")] },
        {
          attendees: [
            attendee("b@x.example", { role: "optional" }),
            ...["c", "d", "e", "f"].map((name) => attendee(`${name}@x.example`)),
          ],
        },
        "Of the attendees, only EWS names “c@x.example”, “d@x.example”, “e@x.example” and 1 more, only Graph names “a@x.example” and the answer or the part of “b@x.example” is another one.",
      ],
      [
        { ...eleven, status: "free" },
        {},
        "EWS shows Tue 10:00, Graph shows Tue 11:00. EWS says busy, Graph says free.",
      ],
    ] as const satisfies readonly [Partial<CalendarEvent>, Partial<CalendarEvent>, string][]) {
      assert.equal(wordsOf(graph, ews), words);
    }
  });

  it("names the fields that differ", () => {
    const [difference] = compare([event({ status: "free", location: "Quay" })], [event()]).differences;
    assert.ok(difference?.what === "differs");
    assert.deepEqual(difference.fields, ["status", "location"]);
  });

  it("may be missing on either side", () => {
    const other = event({ uid: "other", subject: "", start: "2026-11-23T09:00:00Z" });
    const { differences, verdict } = compare([event()], [other]);
    assert.deepEqual(
      differences.map(({ words }) => words),
      [
        "EWS shows an event without a subject on Mon 23 Nov 2026 10:00, Graph does not.",
        "Graph shows “Planning” on Tue 24 Nov 2026 10:00, EWS does not.",
      ],
    );
    assert.equal(verdict, "EWS and Graph agree on 0 of 2 events; 2 differ.");
    assert.equal(compare([event()], []).verdict, "EWS and Graph agree on 0 of 1 event; 1 differs.");
    assert.equal(compare([], []).verdict, "Neither EWS nor Graph shows an event.");
  });

  it("knows a moved occurrence by where it was, told in any way", () => {
    const moved = { kind: "exception", start: "2026-11-26T13:00:00Z", end: "2026-11-26T14:00:00Z" } as const;
    const day = idOf("07EA0B18");
    for (const [graph, ews] of [
      [{ originalStart: "2026-11-24T09:00:00Z" }, { originalStart: "2026-11-24T10:00:00+01:00" }],
      [{ originalStart: "2026-11-24T09:00:00Z" }, { originalStart: undefined, uid: day }],
      [{ originalStart: "2026-11-24T09:00:00Z" }, { originalStart: "2026-11-24" }],
      [
        { originalStart: undefined, uid: day },
        { originalStart: undefined, uid: day },
      ],
    ]) {
      const uid = idOf();
      const { differences } = compare(
        [event({ uid, ...moved, ...graph })],
        [event({ uid, kind: "exception", ...ews })],
      );
      assert.deepEqual(
        differences.map(({ words }) => words),
        ["EWS shows Tue 10:00, Graph shows Thu 14:00."],
      );
    }
  });

  it("does not take one occurrence of a series for another one", () => {
    const [first, second] = occurrences(2);
    assert.ok(first && second);
    const { differences } = compare([first], [second]);
    assert.deepEqual(
      differences.map(({ what }) => what),
      ["missing", "missing"],
    );
  });

  it("knows the cancelled occurrence that one side has left out", () => {
    const series = occurrences(5);
    const { differences, verdict } = compare(
      series.map((each, place) => (place === 2 ? { ...each, cancelled: true } : each)),
      series.filter((_, place) => place !== 2),
    );
    assert.equal(verdict, "EWS and Graph agree on 4 of 5 events; 1 differs.");
    assert.deepEqual(
      differences.map(({ words }) => words),
      ["Graph shows “Planning” on Sat 3 Jan 2026 09:00, EWS does not."],
    );
  });

  it("pairs several events with one UID, and those without, by what is most alike", () => {
    for (const uid of ["twice", undefined]) {
      const ten = event({ uid });
      const eleven = event({ uid, start: "2026-11-24T10:00:00Z", end: "2026-11-24T11:00:00Z" });
      assert.equal(compare([ten, eleven, ten], [eleven, ten, ten]).agreeing, 3);
      assert.equal(compare([ten, ten], [ten]).total, 2);
    }
    const { differences, total } = compare([event()], [event({ uid: undefined, status: "free" })]);
    assert.equal(total, 1);
    assert.equal(differences[0]?.words, "EWS says free, Graph says busy.");
  });

  it("holds the days of clock changes apart", () => {
    // Half past two twice in one night.
    const first = event({ start: "2026-10-25T00:30:00Z", end: "2026-10-25T01:30:00Z" });
    const second = event({ start: "2026-10-25T01:30:00Z", end: "2026-10-25T02:30:00Z" });
    assert.equal(compare([first], [second]).differences.length, 1);
    assert.equal(
      wordsOf(first, second),
      "EWS shows 2026-10-25T01:30:00Z to 2026-10-25T02:30:00Z, Graph shows 2026-10-25T00:30:00Z to 2026-10-25T01:30:00Z.",
    );
    assert.equal(
      wordsOf(
        { start: "2026-03-29T00:30:00Z", end: "2026-03-29T01:30:00Z" },
        { start: "2026-03-29T01:30:00Z", end: "2026-03-29T02:30:00Z" },
      ),
      "EWS shows Sun 03:30, Graph shows Sun 01:30.",
    );
  });

  it("takes its time for a long series, but no more than that", () => {
    const series = occurrences(10_000, { uid: idOf() });
    const backwards = [...series].reverse();
    assert.equal(compare(series, backwards).agreeing, 10_000);
    // All that a round can be in doubt about: nothing to tell them apart, and nothing that fits.
    const alike = series.map((each) => ({ ...each, ...event(), itemId: each.itemId }));
    assert.equal(compare(alike, alike).agreeing, 10_000);
    const strange = series.map((each) => ({ ...each, uid: undefined, subject: "Other" }));
    assert.equal(compare(series, strange).total, 10_000);
  });

  it("refuses a zone that is none", () => {
    assert.throws(() => compareCalendars([], [], { zone: "Mars/Phobos" }), { name: "UserError" });
  });

  it("counts each event once, whatever is there", () => {
    const start = fc.integer({ min: 0, max: 3 }).map((hour) => `2026-11-24T0${String(hour)}:00:00Z`);
    const some = fc.record({
      uid: fc.constantFrom(undefined, "a", "b", idOf(), idOf("07EA0B18")),
      start,
      originalStart: fc.option(start, { nil: undefined }),
      subject: fc.constantFrom("", "x", "y"),
      status: fc.constantFrom("free", "busy"),
    });
    const list = fc.array(
      some.map((changes) => event({ ...changes, end: "2026-11-24T12:00:00Z" })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(list, list, (graph, ews) => {
        const { differences, agreeing, total } = compare(graph, ews);
        assert.equal(agreeing + differences.length, total);
        const graphOnly = differences.filter((each) => each.what === "missing" && each.from === "ews").length;
        const ewsOnly = differences.filter((each) => each.what === "missing" && each.from === "graph").length;
        assert.equal(total - ewsOnly, graph.length);
        assert.equal(total - graphOnly, ews.length);
        assert.equal(compare(graph, [...graph].reverse()).agreeing, graph.length);
        const starts = differences.map((each) =>
          each.what === "missing"
            ? each.event.start
            : each.graph.start < each.ews.start
              ? each.graph.start
              : each.ews.start,
        );
        assert.deepEqual(starts, [...starts].sort());
      }),
    );
  });
});
