import type { SourceChoice, View } from "../../ui/preview/protocol.js";
import type { Actions, State } from "../state.js";
import { button, Choice, make, menu, setText, Tick } from "./dom.js";
import { ZoneSelect } from "./zone-select.js";

const viewNames: readonly (readonly [View, string])[] = [
  ["day", "Day"],
  ["workWeek", "Work week"],
  ["week", "Week"],
  ["month", "Month"],
  ["agenda", "Agenda"],
  ["sideBySide", "Side by side"],
];

const sourceNames: readonly (readonly [SourceChoice, string])[] = [
  ["graph", "Graph"],
  ["ews", "EWS"],
  ["both", "Both"],
];

/** Whose calendar it is, and everything that can be chosen. */
export class Header {
  readonly element = make("header");
  readonly #title = make("h1");
  readonly #facts = make("p", { className: "facts" });
  readonly #period = make("h2");
  readonly #source: Choice<SourceChoice>;
  readonly #view: Choice<View>;
  readonly #calendar: HTMLSelectElement;
  readonly #zone: ZoneSelect;
  readonly #vendorMenu: HTMLDetailsElement;
  readonly #vendor: Tick;
  readonly #freeBusyOnly: Tick;
  readonly #showFree: Tick;
  readonly #hidePrivate: Tick;
  readonly #redacted: Tick;
  readonly #refresh: HTMLButtonElement;
  #isReading = false;
  #shownCalendars: readonly unknown[] = [];
  #state: State | undefined;

  constructor(actions: Actions) {
    this.#source = new Choice("Source", sourceNames, (source) => {
      actions.setSource(source);
    });
    this.#view = new Choice("View", viewNames, (view) => {
      actions.setView(view);
    });
    this.#calendar = make("select", {
      ariaLabel: "Calendar",
      onchange: () => {
        actions.setCalendar(this.#calendar.value);
      },
    });
    this.#zone = new ZoneSelect((zone) => {
      actions.setZone(zone);
    });
    this.#vendor = new Tick("Show what the vendor sees", (on) => {
      actions.setVendor(on ? this.#state?.lastVendor : undefined);
    });
    const part = (label: string, key: "freeBusyOnly" | "showFree" | "hidePrivate") =>
      new Tick(label, (on) => {
        const { vendor } = this.#state ?? {};
        actions.setVendor(vendor && { ...vendor, [key]: on });
      });
    this.#freeBusyOnly = part("Free/busy only", "freeBusyOnly");
    this.#showFree = part("Show free entries", "showFree");
    this.#hidePrivate = part("Hide private entries", "hidePrivate");
    this.#vendorMenu = menu(
      "What the vendor sees",
      "vendor",
      this.#vendor.element,
      make("hr"),
      this.#freeBusyOnly.element,
      this.#showFree.element,
      this.#hidePrivate.element,
    );
    this.#redacted = new Tick("Redacted", (on) => {
      actions.setRedacted(on);
    });
    this.#redacted.element.title =
      "Leaves out whatever names people, places or matters, for pictures and tickets";
    this.#refresh = button("Refresh", () => {
      if (this.#isReading) {
        actions.cancel();
      } else {
        actions.refresh();
      }
    });
    const save = menu(
      "Export",
      "export",
      button("iCalendar (.ics)", () => {
        actions.export("ics");
      }),
      button("CSV", () => {
        actions.export("csv");
      }),
      button("JSON", () => {
        actions.export("json");
      }),
    );
    save.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLButtonElement) {
        save.open = false;
      }
    });
    const back = button("‹", () => {
      actions.go(-1);
    });
    const on = button("›", () => {
      actions.go(1);
    });
    back.ariaLabel = back.title = "Earlier";
    on.ariaLabel = on.title = "Later";
    const today = button("Today", () => {
      actions.today();
    });
    const change = (label: string, what: "mailbox" | "account") =>
      button(
        label,
        () => {
          actions.choose(what);
        },
        "link",
      );
    this.element.append(
      make(
        "div",
        { className: "line" },
        this.#title,
        this.#facts,
        change("Other mailbox…", "mailbox"),
        change("Sign in as…", "account"),
      ),
      make(
        "div",
        { className: "line", role: "toolbar", ariaLabel: "What is shown" },
        this.#source.element,
        this.#view.element,
        this.#calendar,
        make("span", { className: "gap" }),
        this.#vendorMenu,
        this.#redacted.element,
      ),
      make(
        "div",
        { className: "line" },
        make("span", { className: "moves" }, back, today, on),
        this.#period,
        make("span", { className: "gap" }),
        this.#zone.element,
        this.#refresh,
        save,
      ),
    );
  }

  show(state: State, period: string): void {
    this.#state = state;
    const { subject, source, view, vendor, redacted, reading } = state;
    setText(this.#title, redacted ? "A calendar" : subject.title);
    const { connection, signedInAs, mailboxes } = subject;
    const [only] = mailboxes.length === 1 ? mailboxes : [];
    const facts = redacted
      ? ["redacted"]
      : [
          only ? only.address : `${String(mailboxes.length)} mailboxes`,
          only?.note,
          connection,
          `signed in as ${signedInAs}`,
        ];
    setText(this.#facts, facts.filter((each) => each !== undefined && each !== "").join(" · "));
    setText(this.#period, period);
    this.#period.lang = state.customs.locale;
    const doors = new Set<SourceChoice>(subject.doors);
    this.#source.show(source, subject.doors.length > 1 ? new Set([...doors, "both"]) : doors);
    this.#view.show(view);
    this.#showCalendars(state);
    this.#zone.show(state.store.clock.zone, subject);
    this.#vendor.show(vendor !== undefined);
    this.#vendorMenu.classList.toggle("on", vendor !== undefined);
    this.#freeBusyOnly.show(state.lastVendor.freeBusyOnly, vendor !== undefined);
    this.#showFree.show(state.lastVendor.showFree, vendor !== undefined);
    this.#hidePrivate.show(state.lastVendor.hidePrivate, vendor !== undefined);
    this.#redacted.show(redacted);
    this.#isReading = reading !== undefined && !reading.isOver;
    setText(this.#refresh, this.#isReading ? "Cancel" : "Refresh");
  }

  #showCalendars({ subject, redacted }: State): void {
    const { calendars, calendarId } = subject;
    this.#calendar.hidden = calendars.length < 2;
    const shown = [calendars, redacted];
    if (shown.some((each, index) => each !== this.#shownCalendars[index])) {
      this.#shownCalendars = shown;
      this.#calendar.replaceChildren(
        ...calendars.map(({ id, name }, index) =>
          make("option", { value: id }, redacted ? `Calendar ${String(index + 1)}` : name),
        ),
      );
    }
    this.#calendar.value = calendarId ?? "";
  }
}
