import type { Attendee, CalendarEvent, Person } from "./event.js";
import { plainText } from "./plain-text.js";

/** Whether two are the same as far as can be told: Exchange may name somebody by an address that is not one of mail. */
export function isSamePerson(one: Person | undefined, other: Person | undefined): boolean {
  if (!one || !other) {
    return one === other;
  }
  const address = mailOf(one);
  const otherAddress = mailOf(other);
  if (address !== undefined && otherAddress !== undefined) {
    return address === otherAddress;
  }
  const name = nameOf(one);
  const otherName = nameOf(other);
  return name === undefined || otherName === undefined || name === otherName;
}

/** Who takes part by one side only, and who is told of in another way. */
export interface AttendeeDifferences {
  readonly onlyGraph: readonly Attendee[];
  readonly onlyEws: readonly Attendee[];
  /** As Graph has them. */
  readonly changed: readonly Attendee[];
}

/** Whoever organises a meeting may be among its attendees or not, which says nothing. */
export function compareAttendees(graph: CalendarEvent, ews: CalendarEvent): AttendeeDifferences {
  const others = guestsOf(ews);
  const left = new Set(others);
  const byAddress = new Map(others.map((guest) => [mailOf(guest), guest]));
  const byName = new Map(others.map((guest) => [nameOf(guest), guest]));
  const onlyGraph: Attendee[] = [];
  const changed: Attendee[] = [];

  for (const guest of guestsOf(graph)) {
    const address = mailOf(guest);
    const named = byName.get(nameOf(guest));
    const other =
      (address === undefined ? undefined : byAddress.get(address)) ??
      (named && isSamePerson(guest, named) ? named : undefined);
    if (!other || !left.delete(other)) {
      onlyGraph.push(guest);
    } else if (guest.role !== other.role || answerOf(guest) !== answerOf(other)) {
      changed.push(guest);
    }
  }
  return { onlyGraph, onlyEws: [...left], changed };
}

function guestsOf({ attendees, organizer }: CalendarEvent): readonly Attendee[] {
  const host = organizer && mailOf(organizer);
  return attendees.filter(
    (guest) => guest.response !== "organizer" && (host === undefined || mailOf(guest) !== host),
  );
}

/** Nobody answered, whichever word is used for it. */
function answerOf({ response }: Attendee): Attendee["response"] {
  return response === "notResponded" ? "none" : response;
}

/** The address in small letters, if it is one of mail. */
export function mailOf({ address }: Person): string | undefined {
  return address !== undefined && /^[^\s@/]+@[^\s@]+$/.test(address) ? address.toLowerCase() : undefined;
}

/** The name in small letters, if there is one. */
export function nameOf({ name }: Person): string | undefined {
  const text = plainText(name).toLowerCase();
  return text === "" ? undefined : text;
}
