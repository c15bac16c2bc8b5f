import assert from "node:assert/strict";
import type { CalendarEvent } from "../../../src/calendar/event.js";
import { dayNumber, dayOfNumber } from "../../../src/preview-page/model/days.js";
import { EventStore } from "../../../src/preview-page/model/event-store.js";
import { zoneClock } from "../../../src/preview-page/model/zone-clock.js";

const event = (start: string, end: string): CalendarEvent => ({
  itemId: start,
  uid: undefined,
  originalStart: undefined,
  start,
  end,
  allDay: !start.includes("T"),
  zone: undefined,
  subject: "Meeting",
  status: "busy",
  sensitivity: "normal",
  kind: "single",
  organizer: undefined,
  attendees: [],
  location: undefined,
  categories: [],
  onlineMeeting: undefined,
  cancelled: false,
  body: undefined,
});
const storeOf = (zone: string, ...events: readonly CalendarEvent[]) => {
  const store = new EventStore(zoneClock(zone));
  store.add("graph", "adele@contoso.example", events);
  return store;
};
const daysOf = (store: EventStore) =>
  store
    .within({ start: dayNumber("2026-01-01"), end: dayNumber("2027-01-01") })
    .map(({ firstDay, lastDay }) => [dayOfNumber(firstDay), dayOfNumber(lastDay)]);

describe("the events of a preview", () => {
  it("move over midnight with the zone, while whole days stay", () => {
    const store = storeOf(
      "Europe/Berlin",
      event("2026-11-21T22:30:00Z", "2026-11-21T22:45:00Z"),
      event("2026-11-23", "2026-11-24"),
    );
    assert.deepEqual(daysOf(store), [
      ["2026-11-21", "2026-11-21"],
      ["2026-11-23", "2026-11-23"],
    ]);

    store.clock = zoneClock("Asia/Tokyo");
    assert.deepEqual(daysOf(store), [
      ["2026-11-22", "2026-11-22"],
      ["2026-11-23", "2026-11-23"],
    ]);
  });

  it("end on the day before a midnight", () => {
    assert.deepEqual(daysOf(storeOf("UTC", event("2026-11-21T22:00:00Z", "2026-11-22T00:00:00Z"))), [
      ["2026-11-21", "2026-11-21"],
    ]);
  });

  it("keep their length over the hour that comes twice", () => {
    const [placed] = storeOf("Europe/Berlin", event("2026-10-25T00:45:00Z", "2026-10-25T01:15:00Z")).within({
      start: dayNumber("2026-10-25"),
      end: dayNumber("2026-10-26"),
    });

    assert.ok(placed);
    assert.equal(placed.end - placed.start, 1_800_000);
  });

  it("are there once, however often they come and however many days they last", () => {
    const store = storeOf("UTC", event("2026-01-05T00:00:00Z", "2026-12-05T00:00:00Z"));
    store.add("graph", "Adele@contoso.example", [event("2026-01-05T00:00:00Z", "2026-12-05T00:00:00Z")]);

    assert.equal(daysOf(store).length, 1);
    assert.equal(store.within({ start: dayNumber("2026-06-01"), end: dayNumber("2026-06-02") }).length, 1);
    assert.equal(store.within({ start: dayNumber("2026-12-05"), end: dayNumber("2026-12-06") }).length, 0);
  });
});
