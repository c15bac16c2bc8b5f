import type { CalendarEvent } from "./event.js";
import { createNames, WordRedaction } from "./redact-words.js";
import { normalizeUid } from "./uid.js";
import { ianaOf } from "./zones.js";

/**
 * The same events without anything that names people, places or matters: for screenshots and tickets. Times stay.
 *
 * What was the same is the same afterwards, within one call: the subjects of a series, somebody who organises one meeting
 * and attends another. So what two sources tell is redacted together. The id of the item stays, which nobody can read.
 */
export function redactEvents(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const words = new WordRedaction();
  const uid = createNames("uid");
  events.forEach((event) => {
    words.learn(event);
  });
  return events.map((event) => ({
    ...words.redact(event),
    uid: event.uid === undefined ? undefined : uid(normalizeUid(event.uid))?.replace(" ", "-"),
    zone: event.zone === undefined ? undefined : ianaOf(event.zone),
  }));
}
