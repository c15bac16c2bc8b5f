import { numbered } from "../../base/words.js";
import { button, make, setText } from "../../preview-page/parts/dom.js";
import type { pageOf } from "../model/rows.js";
import { pageWords } from "../words.js";

/** Which of the lines are shown, and the way to the others. */
export class Pager {
  readonly element = make("nav", { ariaLabel: "Pages" });
  readonly #words = make("span", { role: "status" });
  readonly #place = make("span");
  readonly #turns = make("span", { className: "buttons" });
  readonly #earlier: readonly HTMLButtonElement[];
  readonly #later: readonly HTMLButtonElement[];
  #pages = 1;
  #page = 0;

  constructor(turn: (page: number) => void) {
    const to = (label: string, page: () => number) =>
      button(label, () => {
        turn(page());
      });
    this.#earlier = [to("First", () => 0), to("Earlier", () => this.#page - 1)];
    this.#later = [to("Later", () => this.#page + 1), to("Last", () => this.#pages - 1)];
    this.#turns.append(...this.#earlier, this.#place, ...this.#later);
    this.element.append(this.#words, make("span", { className: "gap" }), this.#turns);
  }

  show({ page, pages, first, rows }: ReturnType<typeof pageOf>, wanted: number, all: number): void {
    this.#page = page;
    this.#pages = pages;
    const filtered = wanted === all ? "" : `, of ${numbered(all)} in all`;
    setText(this.#words, `${pageWords(first, rows.length, wanted)}${filtered}`);
    setText(this.#place, `Page ${numbered(page + 1)} of ${numbered(pages)}`);
    this.#turns.hidden = pages === 1;
    for (const each of this.#earlier) {
      each.disabled = page === 0;
    }
    for (const each of this.#later) {
      each.disabled = page === pages - 1;
    }
  }
}
