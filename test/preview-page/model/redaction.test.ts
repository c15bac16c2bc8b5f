import assert from "node:assert/strict";
import type { CalendarEvent } from "../../../src/calendar/event.js";
import { redactEvents } from "../../../src/calendar/vendor-view.js";
import { EventStore } from "../../../src/preview-page/model/event-store.js";
import { redactedEvent } from "../../../src/preview-page/model/redaction.js";
import { zoneClock } from "../../../src/preview-page/model/zone-clock.js";
import { attendee, event, occurrences } from "../../support/calendar-events.js";

const mailbox = "ada@quillhaven.example";
const events = [
  ...occurrences(3, { location: "Quay" }),
  event({ itemId: "a", attendees: [attendee("ruben@quillhaven.example")], categories: ["Secret"] }),
  event({ itemId: "b", organizer: { name: "RUBEN", address: "/o=quillhaven/cn=ruben" }, body: "Figures" }),
  event({ itemId: "c", subject: "", organizer: undefined, onlineMeeting: "https://teams.example/1" }),
];

/** As the page shows them, after they came in as many messages. */
function shown(messages: readonly (readonly CalendarEvent[])[], lookBetween: boolean) {
  const store = new EventStore(zoneClock("UTC"));
  const look = () => [...store.entries()].map((entry) => redactedEvent(store, entry));
  for (const message of messages) {
    store.add("graph", mailbox, message);
    if (lookBetween) {
      look();
    }
  }
  return look();
}

/** As an export has them, but for what nobody sees on the page. */
const exported = (all: readonly CalendarEvent[]) =>
  redactEvents(all).map((each) => ({ ...each, uid: undefined, zone: undefined }));

describe("a redacted preview", () => {
  it("shows what a redacted export says", () => {
    assert.deepEqual(shown([events], false), exported(events));
  });

  it("shows the same when events come one by one and are looked at in between", () => {
    const oneByOne = events.map((each) => [each]);
    assert.deepEqual(shown(oneByOne, true), exported(events));
  });

  it("knows again, as an export does, who was told by name before anybody told the address", () => {
    const late = event({ itemId: "d", attendees: [attendee("r@quillhaven.example", { name: "Ruben" })] });
    const early = event({ itemId: "e", organizer: { name: "Ruben", address: undefined } });
    const both = [early, event({ itemId: "f" }), late];

    const [first, , last] = shown(
      both.map((each) => [each]),
      true,
    );
    assert.deepEqual([first, last], [exported(both)[0], exported(both)[2]]);
    assert.equal(first?.organizer?.name, last?.attendees[0]?.name);
  });

  it("forgets what was read before", () => {
    const store = new EventStore(zoneClock("UTC"));
    store.add("graph", mailbox, events);
    [...store.entries()].forEach((entry) => redactedEvent(store, entry));
    store.clear();
    store.add("graph", mailbox, [event({ subject: "Another" })]);

    const [entry] = store.entries();
    assert.equal(entry && redactedEvent(store, entry)?.subject, "Event 1");
  });
});
