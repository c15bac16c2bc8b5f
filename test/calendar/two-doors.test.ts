import assert from "node:assert/strict";
import { compareCalendars } from "../../src/calendar/compare.js";
import type { CalendarEvent } from "../../src/calendar/event.js";
import type { Window } from "../../src/calendar/source.js";
import { listFrom, useTwoDoors, type HeldEvent } from "../support/two-doors.js";

const berlin = "W. Europe Standard Time";

describe("either door", () => {
  const doors = useTwoDoors();

  /** What both doors tell alike of these events, in a window that holds them all. */
  async function read<Field extends keyof CalendarEvent>(
    events: readonly HeldEvent[],
    fields: readonly Field[],
    window: Window = { start: new Date("2026-09-01T00:00:00Z"), end: new Date("2027-05-01T00:00:00Z") },
  ): Promise<readonly (readonly CalendarEvent[Field][])[]> {
    doors.hold(events);
    const { graph, ews } = doors.open();
    const [ofGraph, ofEws] = [await listFrom(graph, window), await listFrom(ews, window)];
    const pick = (event: CalendarEvent) => fields.map((field) => event[field]);
    assert.deepEqual(ofEws.map(pick), ofGraph.map(pick));
    const { verdict, differences } = compareCalendars(ofGraph, ofEws, { zone: "Europe/Berlin" });
    assert.deepEqual(differences, [], verdict);
    return ofGraph.map(pick);
  }

  const hour = (id: string, start: string, more: Partial<HeldEvent> = {}): HeldEvent => ({
    id,
    start,
    end: new Date(Date.parse(start) + 3_600_000).toISOString().replace(".000", ""),
    zone: berlin,
    ...more,
  });

  it("tells the days on which clocks change, and the hour that comes twice", async () => {
    const series = [
      "2026-10-24T07:00:00Z",
      "2026-10-25T08:00:00Z",
      "2027-03-27T08:00:00Z",
      "2027-03-28T07:00:00Z",
    ];
    const events = [
      ...series.map((start) => hour(`series-${start}`, start, { kind: "occurrence", originalStart: start })),
      hour("first", "2026-10-25T00:30:00Z"),
      hour("again", "2026-10-25T01:30:00Z"),
      hour("gap", "2027-03-28T01:00:00Z"),
      hour("new-york", "2026-11-01T05:30:00Z", { zone: "Eastern Standard Time" }),
    ];
    assert.deepEqual(
      await read(events, ["start", "end", "originalStart"]),
      events.map(({ start, end, originalStart }) => [start, end, originalStart]),
    );
  });

  it("shows an event on the day that clocks change, whichever of both hours it is in", async () => {
    const events = [hour("first", "2026-10-25T00:30:00Z"), hour("again", "2026-10-25T01:30:00Z")];
    const second = { start: new Date("2026-10-25T01:30:00Z"), end: new Date("2026-10-25T02:00:00Z") };
    assert.deepEqual(await read(events, ["start"], second), [["2026-10-25T01:30:00Z"]]);
  });

  it("keeps whole days where they are, from the first zone to the last", async () => {
    const day = (id: string, zone: string, start: string, days: readonly [string, string]): HeldEvent => ({
      id,
      zone,
      start,
      end: new Date(Date.parse(start) + Date.parse(days[1]) - Date.parse(days[0])).toISOString(),
      days,
    });
    const events = [
      day("kiritimati", "Line Islands Standard Time", "2026-11-23T10:00:00Z", ["2026-11-24", "2026-11-25"]),
      day("tokyo", "Tokyo Standard Time", "2026-11-23T15:00:00Z", ["2026-11-24", "2026-11-25"]),
      day("kathmandu", "Nepal Standard Time", "2026-11-23T18:15:00Z", ["2026-11-24", "2026-11-26"]),
      day("berlin", berlin, "2026-11-23T23:00:00Z", ["2026-11-24", "2026-11-25"]),
      day("honolulu", "Hawaiian Standard Time", "2026-11-24T10:00:00Z", ["2026-11-24", "2026-11-25"]),
      day("midway", "UTC-11", "2026-11-24T11:00:00Z", ["2026-11-24", "2026-11-25"]),
    ];
    assert.deepEqual(
      await read(events, ["start", "end", "allDay"]),
      events.map(({ days }) => [...(days ?? []), true]),
    );
    // One hour more, and one hour less: the instants are no whole days apart.
    const long = [
      {
        id: "autumn",
        zone: berlin,
        start: "2026-10-24T22:00:00Z",
        end: "2026-10-25T23:00:00Z",
        days: ["2026-10-25", "2026-10-26"],
      },
      {
        id: "spring",
        zone: berlin,
        start: "2027-03-27T23:00:00Z",
        end: "2027-03-28T22:00:00Z",
        days: ["2027-03-28", "2027-03-29"],
      },
    ] as const;
    assert.deepEqual(await read(long, ["start", "end"]), [
      ["2026-10-25", "2026-10-26"],
      ["2027-03-28", "2027-03-29"],
    ]);
  });

  it("knows a meeting that was moved over midnight by where it was", async () => {
    const series = { kind: "exception", subject: "Late call" } as const;
    const events = [
      hour("later", "2026-11-25T00:30:00Z", { ...series, originalStart: "2026-11-24T21:00:00Z" }),
      hour("sooner", "2026-11-25T22:30:00Z", { ...series, originalStart: "2026-11-26T21:00:00Z" }),
      hour("over", "2026-11-27T22:30:00Z", { ...series, originalStart: "2026-11-27T21:00:00Z" }),
    ];
    assert.deepEqual(await read(events, ["start", "originalStart", "kind"]), [
      ["2026-11-25T00:30:00Z", "2026-11-24T21:00:00Z", "exception"],
      ["2026-11-25T22:30:00Z", "2026-11-26T21:00:00Z", "exception"],
      ["2026-11-27T22:30:00Z", "2026-11-27T21:00:00Z", "exception"],
    ]);
    const night = {
      start: new Date("2026-11-28T00:00:00+01:00"),
      end: new Date("2026-11-29T00:00:00+01:00"),
    };
    assert.equal(
      (await read(events, ["start"], night)).length,
      1,
      "What began the day before is still there.",
    );
  });

  it("shows the occurrence that was cancelled", async () => {
    const start = "2026-11-24T09:00:00Z";
    const events = [
      hour("one", start, { kind: "exception", originalStart: start, isCancelled: true }),
      hour("two", "2026-12-01T09:00:00Z", { kind: "occurrence", originalStart: "2026-12-01T09:00:00Z" }),
    ];
    assert.deepEqual(await read(events, ["start", "cancelled", "status"]), [
      [start, true, "free"],
      ["2026-12-01T09:00:00Z", false, "busy"],
    ]);
  });

  it("tells ten thousand occurrences of one series, each once", async () => {
    const first = Date.UTC(2010, 0, 1, 9);
    const events = Array.from({ length: 10_000 }, (_, place) => {
      const start = new Date(first + place * 86_400_000).toISOString().replace(".000", "");
      return hour(`o${String(place)}`, start, { kind: "occurrence", originalStart: start });
    });
    const window = { start: new Date(first), end: new Date(first + 10_000 * 86_400_000) };
    const told = await read(events, ["start", "originalStart"], window);
    assert.deepEqual(
      told.map(([start]) => start),
      events.map(({ start }) => start),
    );
  });
});
