import type { EventDifference } from "../calendar/compare.js";
import type { ToPage } from "../ui/preview/protocol.js";
import type { Editor } from "./editor.js";
import { rowsOfPage } from "./rows.js";
import { candidatesOf, shownEvent, tell, type Told } from "./model/candidates.js";
import { dayLength, dayOfNumber, type DayNumber } from "./model/days.js";
import { placeEntry, type Entry } from "./model/event-store.js";
import { markOf } from "./model/marks.js";
import { wordsOf } from "./parts/differences.js";
import { Panel } from "./parts/panel.js";
import type { State } from "./state.js";

/** Where the reader comes back to when the panel is closed. */
type From = () => HTMLElement | undefined;

/** What stands beside the calendar: one event with its text, or all events of a day. */
export class Details {
  readonly #panel = new Panel();
  readonly #state: State;
  readonly #editor: Editor;
  #asked: Told | undefined;

  constructor(state: State, editor: Editor) {
    this.#state = state;
    this.#editor = editor;
  }

  get element(): HTMLElement {
    return this.#panel.element;
  }

  close(): void {
    this.#panel.close();
  }

  open(told: Told, from?: From): void {
    const { via, mailbox, event, isBusyOnly } = told.entry;
    const { face, redacted, vendor } = this.#state;
    // A vendor who sees free or busy sees no text either, and neither does somebody who redacts.
    const isAsked = !isBusyOnly && !redacted && vendor === undefined && event.body === undefined;
    this.#asked = told;
    this.#panel.showEvent(told, event, face, {
      ...(from ? { from } : {}),
      words: isAsked ? "The text is being read." : undefined,
      difference: this.#differenceOf(told.entry),
      mailbox: redacted ? undefined : mailbox,
    });
    if (isAsked) {
      this.#editor.say({ type: "details", via, mailbox, itemId: event.itemId });
    }
  }

  /** The text of an event has come. */
  show({ via, mailbox, itemId, event, words }: Extract<ToPage, { type: "details" }>): void {
    const asked = this.#asked;
    const isShown = !this.#panel.element.hidden && asked?.entry.event.itemId === itemId;
    if (asked && isShown && asked.entry.via === via && asked.entry.mailbox === mailbox) {
      const { redacted, vendor } = this.#state;
      // The text came for somebody who sees all; whoever has turned to another view meanwhile does not.
      const seen = redacted || vendor ? asked.entry.event : event;
      this.#panel.showEvent(asked, seen ?? asked.entry.event, this.#state.face, {
        words: words ?? (seen?.body === undefined || seen.body === "" ? "It has no text." : undefined),
        difference: this.#differenceOf(asked.entry),
        mailbox: redacted ? undefined : mailbox,
      });
    }
  }

  openDay(day: DayNumber, row: string | undefined, from: From): void {
    const state = this.#state;
    const own = rowsOfPage(state).find(({ id }) => id === row);
    const candidates = candidatesOf(state, { start: day, end: day + 1 }, row !== undefined).filter(
      ({ entry }) =>
        !own ||
        (entry.mailbox.toLowerCase() === own.mailbox && (own.via === undefined || own.via === entry.via)),
    );
    this.#asked = undefined;
    this.#panel.showDay(
      state.face.day(day * dayLength),
      candidates.map((each) => tell(each, state)),
      state.face,
      {
        from,
        open: (told) => {
          this.open(told, from);
        },
      },
    );
  }

  /** Moves to the event that differs, and shows it. */
  openDifference(difference: EventDifference, paint: () => void, from: From): void {
    const state = this.#state;
    const isEws = difference.what === "missing" && difference.from === "graph";
    const event = difference.what === "missing" ? difference.event : difference.graph;
    const entry = findEntry(state, isEws ? "ews" : "graph", event.itemId);
    if (entry && shownEvent(entry, state)) {
      const placed = placeEntry(`${entry.via} ${event.itemId}`, entry, state.store.clock);
      state.day = dayOfNumber(placed.firstDay);
      paint();
      this.open(tell(placed, state), from);
    }
  }

  #differenceOf(entry: Entry): string | undefined {
    const { source, marks, redacted } = this.#state;
    const mark = source === "both" ? markOf(marks, entry) : undefined;
    return mark && wordsOf(mark.difference, redacted);
  }
}

function findEntry({ store }: State, via: string, itemId: string): Entry | undefined {
  for (const entry of store.entries()) {
    if (entry.via === via && entry.event.itemId === itemId) {
      return entry;
    }
  }
  return undefined;
}
