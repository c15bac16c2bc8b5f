import type { PreviewSubject, ToPage } from "../ui/preview/protocol.js";
import { createActions } from "./actions.js";
import type { Editor } from "./editor.js";
import { Details } from "./details.js";
import { boxesOf } from "./model/boxes.js";
import { candidatesOf, countEvents, tell } from "./model/candidates.js";
import { customsOf } from "./model/customs.js";
import { Clockface } from "./model/describe.js";
import { marksOf } from "./model/marks.js";
import { nothingWords } from "./nothing.js";
import { Announcer } from "./parts/announcer.js";
import { CalendarPart } from "./parts/calendar.js";
import { Differences } from "./parts/differences.js";
import { make, setText } from "./parts/dom.js";
import { Footer, footerWords } from "./parts/footer.js";
import { Header } from "./parts/header.js";
import { Refusals } from "./parts/refusals.js";
import { offsetOf } from "./offset.js";
import { periodOf, shownRange, todayIn } from "./period.js";
import { rowsOfPage } from "./rows.js";
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
  readonly #details: Details;
  readonly #differences: Differences;
  readonly #footer: Footer;
  readonly #announcer = new Announcer();
  readonly #skeleton = make("div", { className: "skeleton", ariaHidden: "true" });
  readonly #nothing = make("p", { className: "nothing", hidden: true });
  #kept = "";
  #nextPaint = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, subject: PreviewSubject, root: HTMLElement) {
    this.#editor = editor;
    this.#state = startOf(editor, subject);
    const actions = createActions(this.#state, editor, {
      paint: () => {
        this.#details.close();
        this.paint();
      },
    });
    this.#details = new Details(this.#state, editor);
    this.#header = new Header(actions);
    this.#refusals = new Refusals(actions);
    this.#footer = new Footer(actions);
    this.#calendar = new CalendarPart({
      open: (told, from) => {
        this.#details.open(told, from);
      },
      more: (day, row, from) => {
        this.#details.openDay(day, row, from);
      },
    });
    this.#differences = new Differences((difference, from) => {
      this.#details.openDifference(
        difference,
        () => {
          this.paint();
        },
        () => from,
      );
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
      make("main", {}, this.#skeleton, this.#nothing, this.#calendar.element, this.#details.element),
      this.#differences.element,
      this.#footer.element,
      this.#announcer.element,
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
        this.#details.show(message);
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
    const { view, day, customs, face, reading, source, store } = state;
    const period = periodOf(state);
    this.#header.show(state, period);
    const isRefused = this.#refusals.show(state);
    this.#differences.show(state);
    const counts = countEvents(state);
    this.#footer.show(state, counts);
    this.#skeleton.hidden = isRefused || counts.read > 0 || (reading?.isOver ?? false);
    this.#calendar.element.hidden = isRefused || !this.#skeleton.hidden;
    document.body.classList.toggle("reading", reading !== undefined && !reading.isOver);
    let nothing = "";
    if (!this.#calendar.element.hidden) {
      const range = shownRange(state);
      const rows = view === "sideBySide" ? rowsOfPage(state) : [];
      const candidates = candidatesOf(state, range, view === "sideBySide");
      const { events, more } = boxesOf(view, candidates, range, rows);
      const told = events.map(({ candidate, row }) => ({ told: tell(candidate, state), row }));
      const offset = offsetOf(store.clock);
      this.#calendar.show({ view, day, boxes: { events: told, more }, rows, customs, face, offset });
      nothing = nothingWords(state, candidates);
    }
    this.#nothing.hidden = nothing === "";
    setText(this.#nothing, nothing);
    this.#calendar.element.classList.toggle("both", source === "both");
    this.#announce(period, counts, nothing);
    this.#keep();
  }

  #announce(period: string, counts: ReturnType<typeof countEvents>, nothing: string): void {
    const { reading, subject, redacted, verdict, refused } = this.#state;
    this.#announcer.say("period", `${period}.`, nothing);
    if (reading?.isOver) {
      const read = footerWords(reading, counts, redacted ? undefined : subject.signedInAs);
      const refusal = refused.length > 0 ? "Something was refused." : "";
      this.#announcer.say("read", [`${read}.`, verdict ?? "", refusal].filter(Boolean).join(" "), nothing);
    } else {
      this.#announcer.say("read", reading ? "Reading…" : "");
    }
  }

  /** What a reload of the window brings back. */
  #keep(): void {
    const { view, day, source, store, subject, redacted, vendor } = this.#state;
    const kept = { key: subject.key, view, day, zone: store.clock.zone, source, redacted, vendor };
    const text = JSON.stringify(kept);
    if (this.#kept !== text) {
      this.#kept = text;
      this.#editor.keep(kept);
    }
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
      this.#details.close();
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
