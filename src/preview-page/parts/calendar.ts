import {
  createCalendar,
  DayGrid,
  destroyCalendar,
  List,
  ResourceTimeline,
  TimeGrid,
  type Calendar,
} from "@event-calendar/core";
import type { Day } from "../../base/days.js";
import type { View } from "../../ui/preview/protocol.js";
import type { Row } from "../model/boxes.js";
import type { Told } from "../model/candidates.js";
import type { Customs } from "../model/customs.js";
import type { DayNumber } from "../model/days.js";
import type { Clockface } from "../model/describe.js";
import { classesOf, contentOf } from "./box-content.js";
import { inputsOf, type Extra, type ToldBoxes } from "./box-input.js";
import { BoxPainter } from "./box-painter.js";
import { make } from "./dom.js";
import { mendRoles } from "./roles.js";

const componentViews: Readonly<Record<View, string>> = {
  day: "timeGridDay",
  workWeek: "workWeek",
  week: "timeGridWeek",
  month: "dayGridMonth",
  agenda: "listMonth",
  sideBySide: "resourceTimelineDay",
};

export interface Picture {
  readonly view: View;
  readonly day: Day;
  readonly boxes: ToldBoxes;
  readonly rows: readonly Row[];
  readonly customs: Customs;
  readonly face: Clockface;
  /** "+01:00", by which the component knows what is today. */
  readonly offset: string;
}

/** What is to be opened, and where the reader comes back to afterwards. */
export interface Opening {
  open(told: Told, from: () => HTMLElement | undefined): void;
  more(day: DayNumber, row: string | undefined, from: () => HTMLElement | undefined): void;
}

/** The calendar component. It paints what it is given, and is given what can be seen. */
export class CalendarPart {
  readonly element = make("div", {
    className: "calendar",
    role: "region",
    ariaLabel: "Calendar",
    tabIndex: -1,
  });
  readonly #opening: Opening;
  #calendar: Calendar | undefined;
  #painter: BoxPainter | undefined;
  #madeFor: string | undefined;
  #shown: Picture | undefined;
  #empty: { readonly element: HTMLElement; readonly extra: Extra; readonly view: string }[] = [];
  /** The box that has the focus, or had it before it was painted anew. */
  #focused: string | undefined;

  constructor(opening: Opening) {
    this.#opening = opening;
    this.element.addEventListener("click", ({ target }) => {
      const box = target instanceof Element ? target.closest<HTMLElement>(".ec-event") : null;
      this.#open(box?.dataset["key"]);
    });
    this.element.addEventListener("focusin", ({ target }) => {
      const box = target instanceof Element ? target.closest<HTMLElement>(".ec-event") : null;
      this.#focused = box?.dataset["key"];
    });
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      // Where the focus goes nowhere, its box may have been taken away.
      this.#focused = relatedTarget === null ? this.#focused : undefined;
    });
  }

  show(picture: Picture): void {
    const { view, day, boxes, rows, customs, offset } = picture;
    const was = this.#shown;
    this.#shown = picture;
    const resources = rows.map(({ id, name }) => ({ id, title: name }));
    const madeFor = JSON.stringify([customs, offset]);
    const isMoved = was?.view !== view || was.day !== day;
    const hasOtherRows = JSON.stringify(was?.rows) !== JSON.stringify(rows);
    if (!this.#calendar || !this.#painter || this.#madeFor !== madeFor) {
      this.#discard();
      this.#madeFor = madeFor;
      this.#calendar = createCalendar(this.element, [DayGrid, TimeGrid, List, ResourceTimeline], {
        ...this.#options(picture),
        view: componentViews[view],
        date: day,
        resources,
      });
      this.#painter = new BoxPainter(this.#calendar, (isAll) => {
        this.#fill();
        mendRoles(this.element, this.#shown?.customs.locale ?? "en");
        this.#keepFocus();
        this.element.ariaBusy = String(!isAll);
      });
    } else {
      if (isMoved) {
        this.#painter.clear();
        if (was?.view !== view) {
          this.#calendar.setOption("view", componentViews[view]);
        }
        this.#calendar.setOption("date", day);
      }
      if (hasOtherRows) {
        this.#calendar.setOption("resources", resources);
      }
    }
    this.element.ariaBusy = "true";
    this.#painter.show(inputsOf(view, boxes));
  }

  /** The button of a box, wherever it stands by now. */
  buttonOf(key: string): HTMLElement | undefined {
    const box = this.element.querySelector<HTMLElement>(`.ec-event[data-key="${CSS.escape(key)}"] .box`);
    return box ?? undefined;
  }

  #open(key: string | undefined): void {
    const { told, more } = (key === undefined ? undefined : this.#painter?.extraOf(key)) ?? {};
    const from = () => (key === undefined ? undefined : this.buttonOf(key)) ?? this.element;
    if (told) {
      this.#opening.open(told, from);
    } else if (more) {
      this.#opening.more(more.day, more.row, from);
    }
  }

  /** Somebody who walks from box to box while more of them come stays where they are. */
  #keepFocus(): void {
    const { activeElement } = document;
    if (this.#focused !== undefined && (activeElement === null || activeElement === document.body)) {
      (this.buttonOf(this.#focused) ?? this.element).focus({ preventScroll: true });
    }
  }

  /**
   * Boxes are filled after all of them stand. The component measures between one and the next, so that with something
   * written in each the browser would lay out everything once for each. Their heights do not depend on what is in them.
   */
  #fill(): void {
    const { face } = this.#shown ?? {};
    const empty = this.#empty;
    this.#empty = [];
    for (const { element, extra, view } of face ? empty : []) {
      const body = element.querySelector(".ec-event-body");
      if (face && body) {
        body.replaceChildren(contentOf(extra, face, view));
      }
    }
  }

  #discard(): void {
    this.#painter?.stop();
    if (this.#calendar) {
      void destroyCalendar(this.#calendar);
      this.#calendar = undefined;
    }
  }

  #options({ customs, offset }: Picture): Calendar.Options {
    const { locale, firstDay, weekend } = customs;
    return {
      headerToolbar: { start: "", center: "", end: "" },
      height: "100%",
      locale,
      firstDay: firstDay as Calendar.dayOfWeek,
      timeZone: offset,
      nowIndicator: true,
      scrollTime: "07:30:00",
      slotEventOverlap: false,
      slotLabelFormat: { timeStyle: "short" },
      // What the component would write in a box is not looked at, and costs.
      eventTimeFormat: () => "",
      // Neither nodes nor words: what we write in a box stays there when the component looks at it again.
      eventContent: {} as Calendar.Content,
      allDayContent: "all day",
      noEventsContent: "",
      listDayFormat: { weekday: "long", day: "numeric", month: "long" },
      listDaySideFormat: () => "",
      eventClassNames: ({ event }) => classesOf(event.extendedProps),
      eventDidMount: ({ el, event, view }) => {
        el.dataset["key"] = String(event.id);
        el.setAttribute("role", "none");
        this.#empty.push({ element: el, extra: event.extendedProps, view: view.type });
      },
      views: {
        workWeek: { type: "timeGridWeek", hiddenDays: weekend as Calendar.dayOfWeek[] },
        timeGridDay: { dayHeaderFormat: { weekday: "long", day: "numeric" } },
        resourceTimelineDay: {
          slotDuration: "00:30:00",
          slotLabelInterval: "01:00:00",
          slotWidth: 28,
          eventOrder: orderOf,
        },
      },
    };
  }
}

/** What is folded stands last in its row, although it begins with the day. */
function orderOf(a: Calendar.Event, b: Calendar.Event): number {
  const isMore = ({ extendedProps }: Calendar.Event) => Number((extendedProps as Extra).more !== undefined);
  return isMore(a) - isMore(b) || a.start.getTime() - b.start.getTime() || b.end.getTime() - a.end.getTime();
}
