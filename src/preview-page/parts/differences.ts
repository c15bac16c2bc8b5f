import type { EventDifference } from "../../calendar/compare.js";
import { make, setText } from "./dom.js";
import type { State } from "../state.js";

const atOnce = 100;

/** Below the calendar: what Graph and EWS do not tell alike. */
export class Differences {
  readonly element = make("section", { className: "differences", hidden: true, ariaLabel: "Differences" });
  readonly #verdict = make("p", { className: "verdict" });
  readonly #list = make("ol");
  readonly #open: (difference: EventDifference, from: HTMLElement) => void;
  #shown: unknown[] = [];

  constructor(open: (difference: EventDifference, from: HTMLElement) => void) {
    this.#open = open;
    this.element.append(this.#verdict, this.#list);
  }

  show({ source, verdict, isPartial, differences, reading, redacted, subject, refused }: State): void {
    this.element.hidden = source !== "both" || subject.mailboxes.length === 0;
    const isReading = reading !== undefined && !reading.isOver;
    const doors = new Set(refused.map(({ via }) => via));
    setText(
      this.#verdict,
      verdict ??
        (isReading
          ? "Both are being read and compared."
          : doors.size > 0
            ? "There is nothing to compare, because one of both was refused."
            : "Nothing was compared."),
    );
    const isAgreed = verdict !== undefined && !isPartial && differences.length === 0;
    this.element.classList.toggle("agreed", isAgreed);
    const key = [differences, redacted];
    if (key.some((each, index) => each !== this.#shown[index])) {
      this.#shown = key;
      this.#list.replaceChildren(
        ...differences.slice(0, atOnce).map((each) => make("li", {}, this.#line(each, redacted))),
        ...(differences.length > atOnce
          ? [make("li", { className: "hushed" }, `and ${String(differences.length - atOnce)} more`)]
          : []),
      );
    }
  }

  #line(difference: EventDifference, redacted: boolean): HTMLButtonElement {
    const { subject } = difference.what === "missing" ? difference.event : difference.graph;
    const line: HTMLButtonElement = make("button", {
      type: "button",
      className: "event-line",
      onclick: () => {
        this.#open(difference, line);
      },
    });
    line.append(
      ...(redacted
        ? []
        : [make("bdi", { className: "title" }, subject.trim() === "" ? "(no subject)" : subject)]),
      make("span", {}, wordsOf(difference, redacted)),
    );
    return line;
  }
}

/** The words of a difference may tell what is redacted. */
export function wordsOf(difference: EventDifference, redacted: boolean): string {
  if (!redacted) {
    return difference.words;
  }
  return difference.what === "missing"
    ? `An event is missing from ${difference.from === "ews" ? "EWS" : "Graph"}.`
    : `An event differs in ${difference.fields.join(", ")}.`;
}
