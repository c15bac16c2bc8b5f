import assert from "node:assert/strict";
import fc from "fast-check";
import { UserError } from "../../src/base/errors.js";
import { toCalendarEvent } from "../../src/graph/calendar-event.js";

const time = (dateTime: string) => ({ dateTime, timeZone: "UTC" });
const whole = {
  id: "AAMk",
  type: "exception",
  iCalUId: "abc",
  subject: "Planning",
  originalStart: "2026-11-23T09:00:00Z",
  originalStartTimeZone: "W. Europe Standard Time",
  start: time("2026-11-24T09:00:00.0000000"),
  end: time("2026-11-24T10:00:00.0000000"),
  isAllDay: false,
  isCancelled: false,
  showAs: "busy",
  sensitivity: "normal",
  location: { displayName: "Quay" },
  organizer: { emailAddress: { name: "Ada", address: "ada@x.example" } },
  attendees: [
    { type: "required", status: { response: "accepted" }, emailAddress: { name: "B", address: "b@x" } },
  ],
  categories: ["Red"],
  onlineMeeting: { joinUrl: "https://x.example" },
  body: { contentType: "text", content: "Hello" },
};
const names = Object.keys(whole);

describe("an event of Microsoft Graph", () => {
  it("is an event or a clear error, whatever came", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue(), { maxKeys: 3 }), (damage) => {
        try {
          const event = toCalendarEvent({ ...whole, ...damage });
          assert.ok(event.start <= event.end);
          assert.match(event.start, /^\d{4}-\d{2}-\d{2}(?:T|$)/);
        } catch (error) {
          assert.ok(error instanceof UserError, String(error));
        }
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.throws(() => toCalendarEvent(value), UserError);
      }),
    );
  });

  it("lasts the days it lasts wherever it was made", () => {
    const zones = [
      "W. Europe Standard Time",
      "Tokyo Standard Time",
      "Hawaiian Standard Time",
      "tzone://Microsoft/Custom",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: 9 }),
        (originalStartTimeZone, first, days) => {
          const day = (count: number) => new Date(Date.UTC(2020, 0, 1 + count)).toISOString().slice(0, 10);
          const { start, end } = toCalendarEvent({
            ...whole,
            isAllDay: true,
            originalStartTimeZone,
            start: time(`${day(first)}T00:00:00.0000000`),
            end: time(`${day(first + days)}T00:00:00.0000000`),
          });
          assert.deepEqual([start, end], [day(first), day(first + days)]);
        },
      ),
    );
  });
});
