import { mailOf, nameOf } from "./compare-people.js";
import type { CalendarEvent, Person } from "./event.js";
import { plainText } from "./plain-text.js";
import { normalizeUid } from "./uid.js";
import { ianaOf } from "./zones.js";

/**
 * The same events without anything that names people, places or matters: for screenshots and tickets. Times stay.
 *
 * What was the same is the same afterwards, within one call: the subjects of a series, somebody who organises one meeting
 * and attends another. So what two sources tell is redacted together. The id of the item stays, which nobody can read.
 */
export function redactEvents(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const subject = createNames("Event");
  const place = createNames("Place");
  const category = createNames("Category");
  const person = createNames("Person");
  const uid = createNames("uid");
  // One source may tell the address of somebody of whom another one tells the name.
  const mails = new Map(events.flatMap(peopleOf).map((someone) => [nameOf(someone), mailOf(someone)]));

  function redactPerson<Someone extends Person>(someone: Someone): Someone {
    const known = nameOf(someone);
    const name = person(mailOf(someone) ?? mails.get(known) ?? known ?? "") ?? "Somebody";
    return {
      ...someone,
      name,
      address:
        someone.address === undefined ? undefined : `${name.replace(" ", "").toLowerCase()}@example.com`,
    };
  }

  return events.map((event) => ({
    ...event,
    uid: event.uid === undefined ? undefined : uid(normalizeUid(event.uid))?.replace(" ", "-"),
    zone: event.zone === undefined ? undefined : ianaOf(event.zone),
    subject: subject(plainText(event.subject)) ?? "",
    organizer: event.organizer && redactPerson(event.organizer),
    attendees: event.attendees.map(redactPerson),
    location: place(plainText(event.location)),
    categories: event.categories.map((name) => category(plainText(name)) ?? ""),
    onlineMeeting: undefined,
    body: undefined,
  }));
}

function peopleOf({ organizer, attendees }: CalendarEvent): readonly Person[] {
  return (organizer ? [organizer, ...attendees] : attendees).filter(
    (someone) => mailOf(someone) !== undefined,
  );
}

/** Numbers texts as they come, the same text with the same number. Nothing stays nothing. */
function createNames(kind: string): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    if (text === "") {
      return undefined;
    }
    const known = names.get(text) ?? `${kind} ${String(names.size + 1)}`;
    names.set(text, known);
    return known;
  };
}
