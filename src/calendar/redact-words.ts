import { mailOf, nameOf } from "./compare-people.js";
import type { CalendarEvent, Person } from "./event.js";
import { plainText } from "./plain-text.js";

/**
 * Takes from events what names people, places or matters, event by event. What was the same is the same afterwards: each
 * text gets a number when it comes for the first time.
 *
 * UIDs and zones are left as they are. `redactEvents` knows what to do with them, for which it needs tables that a page
 * should not have to load.
 */
export class WordRedaction {
  readonly #subject = createNames("Event");
  readonly #place = createNames("Place");
  readonly #category = createNames("Category");
  readonly #person = createNames("Person");
  /** One source may tell the address of somebody of whom another one tells the name. */
  readonly #mails = new Map<string | undefined, string | undefined>();
  /** What people are known by, after the name and the address that were told: reading both costs the most here. */
  readonly #known = new Map<string, Known>();
  /** Names of which only the name was told, so that it was looked up. */
  readonly #sought = new Set<string>();
  #isStale = false;

  /** Whether something that was learnt after people had got their numbers would have given them others. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** Learns who is who. All events are learnt before the first is redacted, or it may become stale. */
  learn({ organizer, attendees }: CalendarEvent): void {
    if (organizer) {
      this.#learn(organizer);
    }
    attendees.forEach((someone) => {
      this.#learn(someone);
    });
  }

  redact(event: CalendarEvent): CalendarEvent {
    return {
      ...event,
      subject: this.#subject(plainText(event.subject)) ?? "",
      organizer: event.organizer && this.#redact(event.organizer),
      attendees: event.attendees.map((someone) => this.#redact(someone)),
      location: this.#place(plainText(event.location)),
      categories: event.categories.map((name) => this.#category(plainText(name)) ?? ""),
      onlineMeeting: undefined,
      body: undefined,
    };
  }

  #learn(someone: Person): void {
    const { mail, name } = this.#know(someone);
    if (mail !== undefined && this.#mails.get(name) !== mail) {
      this.#isStale ||= name !== undefined && this.#sought.has(name);
      this.#mails.set(name, mail);
    }
  }

  #redact<Someone extends Person>(someone: Someone): Someone {
    const { mail, name } = this.#know(someone);
    if (mail === undefined && name !== undefined) {
      this.#sought.add(name);
    }
    const words = this.#person(mail ?? this.#mails.get(name) ?? name ?? "") ?? "Somebody";
    return {
      ...someone,
      name: words,
      address:
        someone.address === undefined ? undefined : `${words.replace(" ", "").toLowerCase()}@example.com`,
    };
  }

  #know(someone: Person): Known {
    const key = `${someone.name ?? ""}\0${someone.address ?? ""}`;
    let known = this.#known.get(key);
    if (!known) {
      known = { mail: mailOf(someone), name: nameOf(someone) };
      this.#known.set(key, known);
    }
    return known;
  }
}

interface Known {
  readonly mail: string | undefined;
  readonly name: string | undefined;
}

/** Numbers texts as they come, the same text with the same number. Nothing stays nothing. */
export function createNames(kind: string): (text: string) => string | undefined {
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
