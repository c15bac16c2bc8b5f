import { button, make, setText } from "../../preview-page/parts/dom.js";
import type { CheckProgress, Offer } from "../../ui/check/protocol.js";

/** How far the check is, and what can be done next. */
export class Progress {
  readonly element = make("section", { ariaLabel: "Progress" });
  readonly #take: (what: Offer) => void;
  readonly #words = make("span", { className: "words" });
  readonly #bar = make("progress");
  readonly #buttons = make("span", { className: "buttons" });
  readonly #notes = make("div", { className: "notes" });
  /** Numbers that change all the time are not read aloud, but that it began or ended is. */
  readonly #spoken = make("span", { className: "unseen", role: "status" });
  #offered = "";
  #noted = "";
  #wasRunning: boolean | undefined;

  constructor(take: (what: Offer) => void) {
    this.#take = take;
    this.#bar.ariaLabel = "Checked mailboxes";
    this.element.append(
      make("div", { className: "line" }, this.#words, make("span", { className: "gap" }), this.#buttons),
      this.#bar,
      this.#notes,
      this.#spoken,
    );
  }

  show({ words, done, total, isRunning, offers, notes }: CheckProgress): void {
    setText(this.#words, words);
    this.#bar.max = Math.max(1, total);
    this.#bar.value = done;
    this.#bar.hidden = !isRunning;
    if (this.#wasRunning !== isRunning) {
      this.#wasRunning = isRunning;
      setText(
        this.#spoken,
        isRunning ? "The check is running." : [words, ...notes.map((note) => note.words)].join(". "),
      );
    }
    const offered = JSON.stringify(offers);
    if (offered !== this.#offered) {
      this.#offered = offered;
      const hadFocus = this.#buttons.contains(document.activeElement);
      const buttons = offers.map(({ what, label }) =>
        button(
          label,
          () => {
            this.#take(what);
          },
          what === "resume" || what === "rest" ? "primary" : "",
        ),
      );
      this.#buttons.replaceChildren(...buttons);
      if (hadFocus) {
        buttons[0]?.focus();
      }
    }
    const noted = JSON.stringify(notes);
    if (noted !== this.#noted) {
      this.#noted = noted;
      this.#notes.replaceChildren(
        ...notes.map((note) => make("p", { className: note.isWarning ? "warning" : "hushed" }, note.words)),
      );
    }
  }
}
