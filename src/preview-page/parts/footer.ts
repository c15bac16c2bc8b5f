import { counted, numbered } from "../../base/words.js";
import { mostRows } from "../model/boxes.js";
import type { Actions, State } from "../state.js";
import { button, make, setText } from "./dom.js";

/** How much was read, what it took, and as whom. */
export class Footer {
  readonly element = make("footer");
  readonly #words = make("span", { className: "words" });
  readonly #rows = make("span", { className: "rows", hidden: true });
  readonly #rowWords = make("span");
  readonly #copy: HTMLButtonElement;

  constructor(actions: Actions) {
    this.#copy = button(
      "Copy requests",
      () => {
        actions.copyRequests();
      },
      "link",
    );
    this.#copy.title = "Copies what was sent, without tokens";
    this.#rows.append(
      button(
        "Earlier mailboxes",
        () => {
          actions.turnRows(-1);
        },
        "link",
      ),
      this.#rowWords,
      button(
        "Later mailboxes",
        () => {
          actions.turnRows(1);
        },
        "link",
      ),
    );
    this.element.append(this.#words, this.#copy, make("span", { className: "gap" }), this.#rows);
  }

  show(state: State, count: { readonly read: number; readonly seen: number }): void {
    const { reading, subject, redacted, view, firstRow } = state;
    setText(
      this.#words,
      reading ? footerWords(reading, count, redacted ? undefined : subject.signedInAs) : "",
    );
    this.#copy.hidden = !reading?.isOver || reading.requests === 0;
    const { length } = subject.mailboxes;
    this.#rows.hidden = view !== "sideBySide" || length <= mostRows;
    const last = Math.min(length, firstRow + mostRows);
    setText(this.#rowWords, ` ${String(firstRow + 1)}–${String(last)} of ${String(length)} `);
  }
}

/** "314 events · 2 requests · 0.4 s · as ClockWork Office365 Sync" */
export function footerWords(
  { isOver, isCancelled, requests, milliseconds }: NonNullable<State["reading"]>,
  { read, seen }: { readonly read: number; readonly seen: number },
  signedInAs: string | undefined,
): string {
  const events = counted(read, "event");
  const all = seen === read ? events : `${numbered(seen)} of ${events} seen by the vendor`;
  if (!isOver) {
    return `Reading… ${all} so far`;
  }
  return [
    isCancelled ? `cancelled after ${all}` : all,
    counted(requests, "request"),
    `${(milliseconds / 1000).toFixed(1)} s`,
    ...(signedInAs === undefined ? [] : [`as ${signedInAs}`]),
  ].join(" · ");
}
