import type { EventDifference } from "../calendar/compare.js";
import type { PreviewSubject, ToPage } from "../ui/preview/protocol.js";
import { createActions } from "./actions.js";
import type { Editor } from "./editor.js";
import { boxesOf, mostRows, rowsOf, type Candidate } from "./model/boxes.js";
import { candidatesOf, countEvents, shownEvent } from "./model/candidates.js";
import { customsOf } from "./model/customs.js";
import { dayLength, dayOfNumber, type DayNumber } from "./model/days.js";
import { Clockface } from "./model/describe.js";
import { placeEntry, type Entry } from "./model/event-store.js";
import { markOf, marksOf } from "./model/marks.js";
import { CalendarPart } from "./parts/calendar.js";
import { Differences, wordsOf } from "./parts/differences.js";
import { make } from "./parts/dom.js";
import { Footer } from "./parts/footer.js";
import { Header } from "./parts/header.js";
import { Panel } from "./parts/panel.js";
import { Refusals } from "./parts/refusals.js";
import { offsetOf } from "./offset.js";
import { periodOf, shownRange, todayIn } from "./period.js";
import { newStore, usualVendor, type State } from "./state.js";

/** Pages come faster than anybody reads: at least so long nothing is painted anew, and longer where painting is slow. */
const betweenPaints = 300;
const slowness = 5;

/** The page, once it knows whose calendar it shows. */
export class Page {
  readonly #editor: Editor;
  readonly #state: State;
  readonly #header: Header;
  readonly #refusals: Refusals;
  readonly #calendar: CalendarPart;
  readonly #panel = new Panel();
  readonly #differences: Differences;
  readonly #footer: Footer;
  readonly #skeleton = make("div", { className: "skeleton", ariaHidden: "true" });
  #asked: Candidate | undefined;
  #nextPaint = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, subject: PreviewSubject, root: HTMLElement) {
    this.#editor = editor;
    this.#state = startOf(editor, subject);
    const actions = createActions(this.#state, editor, {
      paint: () => {
        this.#panel.close();
        this.paint();
      },
    });
    this.#header = new Header(actions);
    this.#refusals = new Refusals(actions);
    this.#footer = new Footer(actions);
    this.#calendar = new CalendarPart({
      open: (candidate, from) => {
        this.#open(candidate, from);
      },
      more: (day, row, from) => {
        this.#openDay(day, row, from);
      },
    });
    this.#differences = new Differences((difference, from) => {
      this.#openDifference(difference, from);
    });
    this.#calendar.element.addEventListener("keydown", (event) => {
      const move = { PageUp: -1, PageDown: 1 } as const;
      if (event.key === "PageUp" || event.key === "PageDown") {
        event.preventDefault();
        actions.go(move[event.key]);
      }
    });
    this.#skeleton.append(...Array.from({ length: 7 }, () => make("div", { className: "bone" })));
    root.replaceChildren(
      this.#header.element,
      this.#refusals.element,
      make("main", {}, this.#skeleton, this.#calendar.element, this.#panel.element),
      this.#differences.element,
      this.#footer.element,
    );
    actions.goTo(this.#state.day); // Which asks for what the view shows.
  }

  hear(message: ToPage): void {
    const state = this.#state;
    if ("reading" in message && message.type !== "reading" && message.reading !== state.reading?.number) {
      return;
    }
    switch (message.type) {
      case "subject":
        this.#setSubject(message.subject);
        break;
      case "reading":
        this.#begin(message);
        break;
      case "events":
        state.doors.add(message.via);
        state.store.add(message.via, message.mailbox, message.events);
        this.#paintSoon();
        return;
      case "busy":
        state.doors.add(message.via);
        state.store.addBusy(message.via, message.mailbox, message.periods);
        this.#paintSoon();
        return;
      case "refused":
        state.refused = [...state.refused, message];
        this.#paintSoon();
        return;
      case "comparison":
        state.verdict = message.verdict;
        state.isPartial = message.isPartial ?? false;
        state.differences = message.differences;
        state.marks = marksOf(message.differences);
        break;
      case "read": {
        const { reading, requests, milliseconds, cancelled } = message;
        state.reading = { number: reading, isOver: true, isCancelled: cancelled, requests, milliseconds };
        break;
      }
      case "details":
        this.#showDetails(message);
        return;
      case "go":
        state.view = message.view ?? state.view;
        state.day = message.day ?? state.day;
        break;
    }
    this.paint();
  }

  paint(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const started = performance.now();
    this.#paintAll();
    // What the component does with it, it does after us.
    requestAnimationFrame(() => {
      const now = performance.now();
      this.#nextPaint = now + Math.max(betweenPaints, slowness * (now - started));
    });
    this.#nextPaint = Infinity;
  }

  #paintAll(): void {
    const state = this.#state;
    const { view, day, customs, face, reading, source, subject, firstRow, store } = state;
    this.#header.show(state, periodOf(state));
    const isRefused = this.#refusals.show(state);
    this.#differences.show(state);
    const counts = countEvents(state);
    this.#footer.show(state, counts);
    this.#skeleton.hidden = isRefused || counts.read > 0 || (reading?.isOver ?? false);
    this.#calendar.element.hidden = isRefused || !this.#skeleton.hidden;
    document.body.classList.toggle("reading", reading !== undefined && !reading.isOver);
    if (!this.#calendar.element.hidden) {
      const range = shownRange(state);
      const rows = view === "sideBySide" ? this.#rows() : [];
      const candidates = candidatesOf(state, range, view === "sideBySide");
      const boxes = boxesOf(view, candidates, range, rows);
      const offset = offsetOf(store.clock);
      this.#calendar.show({ view, day, boxes, rows, customs, face, offset });
    }
    const { key } = subject;
    const { redacted, vendor } = state;
    this.#editor.keep({ key, view, day, zone: store.clock.zone, source, redacted, vendor });
    this.#calendar.element.classList.toggle("both", source === "both");
    this.#calendar.element.dataset["rows"] = String(firstRow);
  }

  #rows() {
    const { subject, firstRow, source, redacted } = this.#state;
    const rows = rowsOf(subject.mailboxes.slice(firstRow, firstRow + mostRows), source);
    const doors = source === "both" ? 2 : 1;
    return redacted
      ? rows.map((row, index) => {
          const number = String(firstRow + Math.floor(index / doors) + 1);
          return {
            ...row,
            name: `Mailbox ${number}${row.via ? row.name.slice(row.name.lastIndexOf(" · ")) : ""}`,
          };
        })
      : rows;
  }

  /** The first page is shown at once. */
  #paintSoon(): void {
    if (this.#calendar.element.hidden) {
      this.paint();
      return;
    }
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        if (performance.now() < this.#nextPaint) {
          this.#paintSoon();
        } else {
          this.paint();
        }
      },
      Math.max(50, Math.min(betweenPaints, this.#nextPaint - performance.now())),
    );
  }

  #begin({ reading, window, keep }: Extract<ToPage, { type: "reading" }>): void {
    const state = this.#state;
    if (!keep) {
      state.store.clear();
      state.coverage.clear();
      state.doors.clear();
      this.#panel.close();
    }
    state.coverage.add(window);
    state.refused = [];
    state.verdict = undefined;
    state.isPartial = false;
    state.differences = [];
    state.marks = new Map();
    state.reading = { number: reading, isOver: false, isCancelled: false, requests: 0, milliseconds: 0 };
  }

  #setSubject(subject: PreviewSubject): void {
    const state = this.#state;
    if (subject.locale !== state.subject.locale) {
      state.customs = customsOf(subject.locale, ...navigator.languages);
      state.face = new Clockface(state.customs);
    }
    state.source = subject.source;
    state.firstRow = Math.min(state.firstRow, Math.max(0, subject.mailboxes.length - 1));
    state.subject = subject;
  }

  #open(candidate: Candidate, from: HTMLElement | undefined): void {
    const { via, mailbox, event, isBusyOnly } = candidate.entry;
    const { face, redacted, vendor } = this.#state;
    // A vendor who sees free or busy sees no text either, and neither does somebody who redacts.
    const isAsked = !isBusyOnly && !redacted && vendor === undefined && event.body === undefined;
    this.#asked = candidate;
    this.#panel.showEvent(candidate, event, face, {
      ...(from ? { from } : {}),
      words: isAsked ? "The text is being read." : undefined,
      difference: this.#differenceOf(candidate.entry),
    });
    if (isAsked) {
      this.#editor.say({ type: "details", via, mailbox, itemId: event.itemId });
    }
  }

  #showDetails({ via, mailbox, itemId, event, words }: Extract<ToPage, { type: "details" }>): void {
    const asked = this.#asked;
    const isShown = !this.#panel.element.hidden && asked?.entry.event.itemId === itemId;
    if (asked && isShown && asked.entry.via === via && asked.entry.mailbox === mailbox) {
      const { redacted, vendor } = this.#state;
      // The text came for somebody who sees all; whoever has turned to another view meanwhile does not.
      const seen = redacted || vendor ? asked.entry.event : event;
      this.#panel.showEvent(asked, seen ?? asked.entry.event, this.#state.face, {
        words: words ?? (seen?.body === undefined || seen.body === "" ? "It has no text." : undefined),
        difference: this.#differenceOf(asked.entry),
      });
    }
  }

  #openDay(day: DayNumber, row: string | undefined, from: HTMLElement): void {
    const state = this.#state;
    const range = { start: day, end: day + 1 };
    const own = this.#rows().find(({ id }) => id === row);
    const candidates = candidatesOf(state, range, row !== undefined).filter(
      ({ entry }) =>
        !own ||
        (entry.mailbox.toLowerCase() === own.mailbox && (own.via === undefined || own.via === entry.via)),
    );
    this.#panel.showDay(state.face.day(day * dayLength), candidates, state.face, {
      from,
      open: (candidate, line) => {
        this.#open(candidate, line);
      },
    });
  }

  #openDifference(difference: EventDifference, from: HTMLElement): void {
    const state = this.#state;
    const isEws = difference.what === "missing" && difference.from === "graph";
    const event = difference.what === "missing" ? difference.event : difference.graph;
    const via = isEws ? "ews" : "graph";
    const entry = [...state.store.entries()].find(
      (each) => each.via === via && each.event.itemId === event.itemId,
    );
    const seen = entry && shownEvent(entry, state);
    if (entry && seen) {
      const placed = placeEntry(`${via} ${event.itemId}`, { ...entry, event: seen }, state.store.clock);
      state.day = dayOfNumber(placed.firstDay);
      this.paint();
      this.#open({ ...placed, first: true, difference: undefined }, from);
    }
  }

  #differenceOf(entry: Entry): string | undefined {
    const { source, marks, redacted } = this.#state;
    const mark = source === "both" ? markOf(marks, entry) : undefined;
    return mark && wordsOf(mark.difference, redacted);
  }
}

function startOf(editor: Editor, subject: PreviewSubject): State {
  const { kept } = editor;
  const own = kept?.key === subject.key ? kept : undefined;
  const customs = customsOf(subject.locale, ...navigator.languages);
  const store = newStore(own?.zone ?? subject.zone);
  const vendor = own ? own.vendor : subject.vendor;
  return {
    subject,
    customs,
    face: new Clockface(customs),
    view: own?.view ?? subject.firstView,
    day: own?.day ?? todayIn(store.store.clock),
    source: subject.source,
    redacted: own?.redacted ?? subject.redacted,
    vendor,
    lastVendor: vendor ?? usualVendor,
    firstRow: 0,
    ...store,
    doors: new Set(),
    reading: undefined,
    refused: [],
    verdict: undefined,
    isPartial: false,
    differences: [],
    marks: new Map(),
  };
}
