import { numbered } from "../../base/words.js";
import { make, setText } from "../../preview-page/parts/dom.js";
import { checkOutcomes, type CheckOutcome } from "../../calendar/mailbox-check.js";
import type { Rows, Wanted } from "../model/rows.js";
import { outcomeWords } from "../words.js";
import { sign } from "./signs.js";

export interface FilterActions {
  search(text: string): void;
  toggle(outcome: CheckOutcome): void;
  toggleAdministrators(): void;
}

/** A box to type in, and a chip for each outcome with the number of its lines. */
export class Filters {
  readonly element = make("div", { className: "line", role: "search" });
  readonly #box: HTMLInputElement;
  readonly #chips: ReadonlyMap<CheckOutcome, Chip>;
  readonly #administrators: Chip;

  constructor(actions: FilterActions) {
    this.#box = make("input", {
      type: "search",
      placeholder: "Filter by address, name or reason",
      ariaLabel: "Filter by address, name or reason",
      spellcheck: false,
      oninput: () => {
        actions.search(this.#box.value);
      },
    });
    this.#chips = new Map(
      checkOutcomes.map((outcome) => [
        outcome,
        new Chip(outcomeWords[outcome], outcome, () => {
          actions.toggle(outcome);
        }),
      ]),
    );
    this.#administrators = new Chip("Administrators", "administrator", () => {
      actions.toggleAdministrators();
    });
    const chips = [...this.#chips.values(), this.#administrators].map(({ element }) => element);
    this.element.append(
      this.#box,
      make("span", { className: "chips", role: "group", ariaLabel: "Show only" }, ...chips),
    );
  }

  show(rows: Rows, { text, outcomes: chosen, onlyAdministrators }: Wanted): void {
    if (this.#box.value !== text) {
      this.#box.value = text;
    }
    for (const [outcome, chip] of this.#chips) {
      chip.show(rows.count(outcome), chosen.includes(outcome));
    }
    this.#administrators.show(rows.administrators, onlyAdministrators);
    this.#administrators.element.hidden = rows.administrators === 0 && !onlyAdministrators;
  }
}

class Chip {
  readonly element: HTMLButtonElement;
  readonly #count = make("span", { className: "count" });

  constructor(label: string, name: Parameters<typeof sign>[0], press: () => void) {
    this.element = make(
      "button",
      { type: "button", className: "chip", onclick: press },
      sign(name),
      label,
      this.#count,
    );
  }

  show(count: number, isPressed: boolean): void {
    setText(this.#count, numbered(count));
    this.element.ariaPressed = String(isPressed);
  }
}
