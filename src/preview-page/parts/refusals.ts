import { doorName } from "../model/marks.js";
import type { Actions, RefusedMailbox, State } from "../state.js";
import { button, make } from "./dom.js";

/** In the place of the calendar where nothing can be read, and above it where one of several cannot. */
export class Refusals {
  readonly element = make("section", { className: "refusals", hidden: true, ariaLabel: "What was refused" });
  readonly #actions: Actions;
  #shown: unknown;

  constructor(actions: Actions) {
    this.#actions = actions;
  }

  /** Whether they take the whole page. */
  show({ refused, redacted, source, subject }: State): boolean {
    const seen = refused.filter(({ via }) => source === "both" || source === via);
    const doors = source === "both" ? 2 : 1;
    const isAll = seen.length > 0 && seen.length >= subject.mailboxes.length * doors;
    this.element.hidden = seen.length === 0;
    this.element.classList.toggle("whole", isAll);
    // In the place of the calendar, which is not shown then.
    this.element.role = isAll ? "main" : null;
    const key = JSON.stringify([seen, redacted, isAll]);
    if (this.#shown !== key) {
      this.#shown = key;
      const isSame =
        new Set(seen.map(({ refusal }) => JSON.stringify(refusal))).size === 1 && seen.length > 1;
      const parts = (isSame ? seen.slice(0, 1) : seen.slice(0, 20)).map((each) =>
        isAll && (seen.length === 1 || isSame) ? this.#page(each, redacted) : this.#banner(each, redacted),
      );
      this.element.replaceChildren(...parts);
    }
    return isAll;
  }

  #banner(each: RefusedMailbox, redacted: boolean): HTMLElement {
    const whose = redacted ? doorName(each.via) : `${doorName(each.via)}, ${each.mailbox}`;
    return make(
      "details",
      { className: "banner" },
      make("summary", {}, `${whose}: ${each.refusal.title}`),
      ...this.#parts(each, redacted),
    );
  }

  #page(each: RefusedMailbox, redacted: boolean): HTMLElement {
    return make(
      "div",
      { className: "refusal", role: "alert" },
      make("h3", {}, each.refusal.title),
      ...this.#parts(each, redacted),
    );
  }

  #parts({ refusal }: RefusedMailbox, redacted: boolean): HTMLElement[] {
    const { asked, answered, means, helps, requestId, actions } = refusal;
    const rows: readonly (readonly [string, HTMLElement | string | undefined])[] = [
      ["Asked", redacted || asked === "" ? undefined : make("code", {}, asked)],
      ["Answered", answered === "" ? undefined : make("code", {}, answered)],
      ["What it means", means],
      ["What helps", helps],
      ["For Microsoft’s support", requestId === undefined ? undefined : make("code", {}, requestId)],
    ];
    return [
      make(
        "dl",
        {},
        ...rows.flatMap(([name, value]) =>
          value === undefined ? [] : [make("dt", {}, name), make("dd", {}, value)],
        ),
      ),
      make(
        "div",
        { className: "buttons" },
        ...actions.map(({ id, label }, index) =>
          button(
            label,
            () => {
              this.#actions.help(id);
            },
            index === 0 ? "primary" : "",
          ),
        ),
      ),
    ];
  }
}
