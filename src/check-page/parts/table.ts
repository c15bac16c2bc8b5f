import { button, make, setText } from "../../preview-page/parts/dom.js";
import { columns, type CheckRow, type Column } from "../../ui/check/protocol.js";
import type { Wanted } from "../model/rows.js";
import { columnWords, doorWords, eventWords, outcomeWords } from "../words.js";
import { sign } from "./signs.js";

export interface TableActions {
  sort(column: Column): void;
  open(mailbox: string): void;
  copy(mailbox: string): void;
}

/** A page of lines under heads that sort them. */
export class Table {
  readonly element = make("table");
  readonly #actions: TableActions;
  readonly #caption = make("caption", { className: "unseen" });
  readonly #body = make("tbody");
  readonly #heads = new Map<Column, HTMLTableCellElement>();
  /** What is shown, by line, so that a line that stays is not made anew. */
  readonly #made = new Map<CheckRow, HTMLTableRowElement>();

  constructor(actions: TableActions) {
    this.#actions = actions;
    const heads = columns.map((column) => {
      const press = button(
        columnWords[column],
        () => {
          actions.sort(column);
        },
        "head",
      );
      const head = make("th", { scope: "col", className: column }, press);
      this.#heads.set(column, head);
      return head;
    });
    this.element.append(this.#caption, make("thead", {}, make("tr", {}, ...heads)), this.#body);
  }

  show(rows: readonly CheckRow[], { sort }: Pick<Wanted, "sort">, caption: string): void {
    setText(this.#caption, caption);
    for (const [column, head] of this.#heads) {
      const order = sort?.column === column ? (sort.descending ? "descending" : "ascending") : "none";
      if (head.ariaSort !== order) {
        head.ariaSort = order;
      }
    }
    const focused = document.activeElement;
    const gone = new Set(this.#made.keys());
    rows.forEach((row, index) => {
      gone.delete(row);
      const line = this.#made.get(row) ?? this.#make(row);
      this.#made.set(row, line);
      const there = this.#body.children[index];
      if (there !== line) {
        this.#body.insertBefore(line, there ?? null);
      }
    });
    for (const row of gone) {
      this.#made.get(row)?.remove();
      this.#made.delete(row);
    }
    if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
      // Moving a line takes the focus from it.
      focused.focus({ preventScroll: true });
    }
  }

  #make(row: CheckRow): HTMLTableRowElement {
    const { mailbox, name, outcome, via, reason, helps, code, isAdministrator } = row;
    const at = Math.max(0, mailbox.lastIndexOf("@"));
    const open = make(
      "button",
      {
        type: "button",
        className: "link",
        title: "Preview this calendar",
        onclick: () => {
          this.#actions.open(mailbox);
        },
      },
      // A long one is broken there first.
      mailbox.slice(0, at),
      make("wbr"),
      mailbox.slice(at),
    );
    const copy = make(
      "button",
      {
        type: "button",
        className: "icon",
        title: "Copy address",
        ariaLabel: `Copy the address ${mailbox}`,
        onclick: () => {
          this.#actions.copy(mailbox);
        },
      },
      sign("copy"),
    );
    const cell = (column: Column, ...children: Parameters<typeof make<"td">>[2][]) =>
      make("td", { className: column }, ...children);
    const line = make(
      "tr",
      { className: outcome },
      make(
        "th",
        { scope: "row", className: "mailbox" },
        make("span", { className: "address" }, open, copy),
        name !== undefined && name !== mailbox && make("span", { className: "hushed" }, name),
      ),
      cell("outcome", make("span", { className: "mark" }, sign(outcome), outcomeWords[outcome])),
      cell("door", doorWords[via]),
      cell("events", eventWords(row)),
      cell(
        "reason",
        reason,
        helps !== undefined && make("span", { className: "hushed" }, helps),
        code !== undefined && make("code", {}, code),
      ),
      cell(
        "administrator",
        isAdministrator && make("span", { className: "mark" }, sign("administrator"), "holds admin roles"),
      ),
    );
    line.addEventListener("click", ({ target }) => {
      const isButton = target instanceof Element && target.closest("button") !== null;
      // Who marks words to copy them does not want to leave.
      if (!isButton && getSelection()?.isCollapsed !== false) {
        this.#actions.open(mailbox);
      }
    });
    return line;
  }
}
