import { hasUnseen } from "../../base/unseen.js";
import type { CalendarEvent } from "../../calendar/event.js";
import { titleOf, notesOf, personWords, statusWord, type Clockface } from "../model/describe.js";
import type { Told } from "../model/candidates.js";
import { doorName } from "../model/marks.js";
import { button, make, setText } from "./dom.js";

const unseenWords =
  "There are characters that cannot be seen in the subject, which may turn the direction of what is read.";

/** How many events of a day are listed at once. */
const atOnce = 200;

/** Beside the calendar: one event, or all events of a day. */
export class Panel {
  readonly element = make("aside", { className: "panel", hidden: true, ariaLabel: "Details" });
  #from: (() => HTMLElement | undefined) | undefined;

  constructor() {
    this.element.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") {
        this.close();
      }
    });
  }

  /** The focus goes back to where the reader came from, if it was in here. */
  close(): void {
    if (!this.element.hidden) {
      const hasFocus = this.element.contains(document.activeElement);
      this.element.hidden = true;
      if (hasFocus) {
        this.#from?.()?.focus();
      }
      this.#from = undefined;
    }
  }

  /** All of a day, among them what had no room. */
  showDay(
    title: string,
    all: readonly Told[],
    face: Clockface,
    { from, open }: { readonly from: () => HTMLElement | undefined; readonly open: (told: Told) => void },
  ): void {
    const list = make("ul", { className: "day-list" });
    const more = button("", () => {
      addSome();
    });
    const addSome = () => {
      const there = list.childElementCount;
      list.append(
        ...all.slice(there, there + atOnce).map((told) => {
          const { event, isBusyOnly } = told.entry;
          const line = button(
            "",
            () => {
              open(told);
            },
            "event-line",
          );
          line.append(
            make("time", {}, face.hours(told)),
            make("bdi", { className: "title" }, titleOf(event, isBusyOnly)),
            make(
              "span",
              { className: "notes" },
              [...notesOf(event), told.difference].filter(Boolean).join(" · "),
            ),
          );
          return make("li", {}, line);
        }),
      );
      const left = all.length - list.childElementCount;
      more.hidden = left <= 0;
      setText(more, `Show ${String(Math.min(left, atOnce))} more of ${String(left)}`);
    };
    addSome();
    this.#show(title, from, list, more);
  }

  /** What is known of one event. `words` says what is still to come, or why it does not. */
  showEvent(
    told: Told,
    event: CalendarEvent,
    face: Clockface,
    options: {
      readonly from?: () => HTMLElement | undefined;
      readonly words: string | undefined;
      readonly difference: string | undefined;
      /** Absent where it is not to be named. */
      readonly mailbox: string | undefined;
    },
  ): void {
    const { entry } = told;
    const rows: readonly (readonly [string, string | undefined])[] = [
      ["Differs", options.difference],
      ["When", face.when(told)],
      ["Shown as", statusWord(event.status)],
      ["Cancelled", event.cancelled ? "yes" : undefined],
      ["Sensitivity", event.sensitivity === "normal" ? undefined : event.sensitivity],
      ["Where", event.location],
      ["Online meeting", event.onlineMeeting],
      ["Organizer", event.organizer && personWords(event.organizer)],
      ["Attendees", attendeesOf(event)],
      ["Categories", event.categories.join(", ")],
      ["Series", seriesOf(event)],
      ["Made in", event.zone],
      ["Mailbox", options.mailbox],
      ["Through", doorName(entry.via)],
      ["UID", event.uid],
      ["Unseen", hasUnseen(event.subject) ? unseenWords : undefined],
    ];
    const terms = rows.flatMap(([name, value]) =>
      value === undefined || value === ""
        ? []
        : [make("dt", {}, name), make("dd", {}, make("bdi", {}, value))],
    );
    this.#show(
      titleOf(event, entry.isBusyOnly),
      options.from,
      make("dl", {}, ...terms),
      event.body !== undefined && event.body !== "" && make("pre", { className: "body" }, event.body),
      options.words !== undefined && make("p", { className: "hushed", role: "status" }, options.words),
    );
  }

  #show(
    title: string,
    from: (() => HTMLElement | undefined) | undefined,
    ...children: readonly (Node | string | false)[]
  ): void {
    const wasHidden = this.element.hidden;
    const hadFocus = this.element.contains(document.activeElement);
    if (wasHidden) {
      this.#from = from;
    }
    const heading = make("h3", { tabIndex: -1 }, make("bdi", {}, title));
    const close = button(
      "×",
      () => {
        this.close();
      },
      "close",
    );
    close.ariaLabel = close.title = "Close";
    this.element.replaceChildren(
      make("div", { className: "panel-head" }, heading, close),
      ...children.filter((child) => child !== false),
    );
    this.element.hidden = false;
    // Its text may come while somebody reads what was there before.
    if (from || hadFocus) {
      heading.focus();
    }
  }
}

function attendeesOf({ attendees }: CalendarEvent): string {
  const responses: Readonly<Record<string, string>> = { notResponded: "no answer", none: "no answer" };
  return attendees
    .map((each) => {
      const notes = [
        ...(each.role === "required" ? [] : [each.role]),
        responses[each.response] ?? each.response,
      ].join(", ");
      return `${personWords(each)} (${notes})`;
    })
    .join("\n");
}

function seriesOf({ kind, originalStart }: CalendarEvent): string | undefined {
  if (kind === "single") {
    return undefined;
  }
  return kind === "occurrence"
    ? "an occurrence"
    : `an occurrence that was changed${originalStart === undefined ? "" : `, once at ${originalStart}`}`;
}
