import type { PreviewSubject } from "../../ui/preview/protocol.js";
import { make } from "./dom.js";

/** In which time zone everything is shown: the likely ones first, then all that there are. */
export class ZoneSelect {
  readonly element: HTMLSelectElement;
  #known: string | undefined;

  constructor(choose: (zone: string) => void) {
    this.element = make("select", {
      ariaLabel: "Time zone",
      onchange: () => {
        choose(this.element.value);
      },
    });
  }

  show(zone: string, { mailboxZone, zone: first }: PreviewSubject): void {
    const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const key = [first, mailboxZone, zone].join(" ");
    if (this.#known !== key) {
      this.#known = key;
      const likely = new Map(
        [
          [mailboxZone, "the mailbox’s"],
          [local, "this machine’s"],
          ["UTC", ""],
          [first, ""],
          [zone, ""],
        ].reverse() as [string | undefined, string][],
      );
      const option = (value: string, note = "") =>
        make("option", { value }, note === "" ? value : `${value} (${note})`);
      this.element.replaceChildren(
        make(
          "optgroup",
          { label: "Likely" },
          ...[...likely].reverse().map(([value, note]) => value !== undefined && option(value, note)),
        ),
        make(
          "optgroup",
          { label: "All" },
          ...Intl.supportedValuesOf("timeZone")
            .filter((each) => !likely.has(each))
            .map((each) => option(each)),
        ),
      );
    }
    this.element.value = zone;
  }
}
