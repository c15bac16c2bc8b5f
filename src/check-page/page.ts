import { make, menu, button, setText } from "../preview-page/parts/dom.js";
import {
  exportFormats,
  type CheckSubject,
  type ExportFormat,
  type KeptCheckPage,
  type ToCheckPage,
} from "../ui/check/protocol.js";
import type { Editor } from "./editor.js";
import { nextSort, pageOf, Rows, type Wanted } from "./model/rows.js";
import { Filters } from "./parts/filters.js";
import { Pager } from "./parts/pager.js";
import { Progress } from "./parts/progress.js";
import { Table } from "./parts/table.js";

/** Verdicts come faster than anybody reads: so long nothing is painted anew, in milliseconds, and longer where painting is slow. */
const betweenPaints = 250;
const slowness = 4;

/** The page, once it knows which check it shows. */
export class CheckPage {
  readonly #editor: Editor;
  readonly #rows = new Rows();
  readonly #title = make("h1");
  readonly #facts = make("p", { className: "facts" });
  readonly #progress: Progress;
  readonly #filters: Filters;
  readonly #table: Table;
  readonly #pager: Pager;
  readonly #nothing = make("p", { className: "nothing hushed" });
  readonly #scroller: HTMLElement;
  #subject: CheckSubject;
  #wanted: Wanted;
  #page: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = betweenPaints;

  constructor(editor: Editor, subject: CheckSubject, root: HTMLElement) {
    this.#editor = editor;
    this.#subject = subject;
    const { kept } = editor;
    const own = kept?.key === subject.key ? kept : undefined;
    this.#wanted = own ?? { text: "", outcomes: [], onlyAdministrators: false, sort: undefined };
    this.#page = own?.page ?? 0;
    this.#progress = new Progress((what) => {
      editor.say({ type: "do", what });
    });
    this.#filters = new Filters({
      search: (text) => {
        this.#want({ text });
      },
      toggle: (outcome) => {
        const { outcomes } = this.#wanted;
        this.#want({
          outcomes: outcomes.includes(outcome)
            ? outcomes.filter((each) => each !== outcome)
            : [...outcomes, outcome],
        });
      },
      toggleAdministrators: () => {
        this.#want({ onlyAdministrators: !this.#wanted.onlyAdministrators });
      },
    });
    this.#table = new Table({
      sort: (column) => {
        this.#want({ sort: nextSort(this.#wanted.sort, column) });
      },
      open: (mailbox) => {
        editor.say({ type: "open", mailbox });
      },
      copy: (mailbox) => {
        editor.say({ type: "copy", mailbox });
      },
    });
    this.#pager = new Pager((page) => {
      this.#page = page;
      this.#scroller.scrollTop = 0;
      this.paint();
    });
    this.#scroller = make("main", {}, this.#table.element, this.#nothing);
    const filters = this.#filters.element;
    filters.append(make("span", { className: "gap" }), this.#exports());
    root.replaceChildren(
      make("header", {}, make("div", { className: "line" }, this.#title, this.#facts)),
      this.#progress.element,
      filters,
      this.#scroller,
      this.#pager.element,
    );
    this.paint();
  }

  hear(message: ToCheckPage): void {
    switch (message.type) {
      case "subject":
        this.#subject = message.subject;
        this.paint();
        break;
      case "rows":
        this.#rows.add(message.rows);
        this.#timer ??= setTimeout(() => {
          this.paint();
        }, this.#pause);
        break;
      case "progress":
        this.#progress.show(message.progress);
        break;
    }
  }

  paint(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const started = performance.now();
    setText(this.#title, this.#subject.title);
    setText(this.#facts, this.#subject.facts.join(" · "));
    const wanted = this.#rows.list(this.#wanted);
    const part = pageOf(wanted, this.#page);
    this.#filters.show(this.#rows, this.#wanted);
    this.#table.show(part.rows, this.#wanted, this.#subject.title);
    this.#pager.show(part, wanted.length, this.#rows.size);
    this.#nothing.hidden = wanted.length > 0;
    setText(this.#nothing, this.#rows.size === 0 ? "Nothing was checked yet." : "No line is like that.");
    this.#pause = Math.max(betweenPaints, slowness * (performance.now() - started));
    this.#keep();
  }

  #want(change: Partial<Wanted>): void {
    this.#wanted = { ...this.#wanted, ...change };
    this.#page = 0;
    this.paint();
  }

  #keep(): void {
    const { text, outcomes, onlyAdministrators, sort } = this.#wanted;
    const state: KeptCheckPage = {
      key: this.#subject.key,
      text,
      outcomes,
      onlyAdministrators,
      sort,
      page: this.#page,
    };
    this.#editor.keep(state);
  }

  #exports(): HTMLDetailsElement {
    const names: Readonly<Record<ExportFormat, string>> = { csv: "CSV", json: "JSON" };
    const buttons = exportFormats.map((format) =>
      button(names[format], () => {
        save.open = false;
        const wanted = this.#rows.list(this.#wanted).map(({ mailbox }) => mailbox);
        const isAll = wanted.length === this.#rows.size && !this.#wanted.sort;
        this.#editor.say({ type: "export", format, mailboxes: isAll ? undefined : wanted });
      }),
    );
    const save = menu("Export", "export", ...buttons);
    save.title = "Saves the lines that the filter shows, in their order";
    return save;
  }
}
