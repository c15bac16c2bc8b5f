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
import { isWhole, type Boxes, type Candidate, type Row } from "../model/boxes.js";
import type { Customs } from "../model/customs.js";
import { dayLength, dayOfNumber, type DayNumber } from "../model/days.js";
import { notesOf, titleOf, type Clockface } from "../model/describe.js";
import { make } from "./dom.js";

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
  readonly boxes: Boxes;
  readonly rows: readonly Row[];
  readonly customs: Customs;
  readonly face: Clockface;
  /** "+01:00", by which the component knows what is today. */
  readonly offset: string;
}

export interface Opening {
  open(candidate: Candidate, from: HTMLElement): void;
  more(day: DayNumber, row: string | undefined, from: HTMLElement): void;
}

interface Extra {
  readonly candidate?: Candidate;
  readonly more?: { readonly day: DayNumber; readonly row: string | undefined; readonly count: number };
}

/** The calendar component. It paints what it is given, and is given what can be seen. */
export class CalendarPart {
  readonly element = make("div", { className: "calendar", role: "region", ariaLabel: "Calendar" });
  readonly #opening: Opening;
  #calendar: Calendar | undefined;
  #madeFor: string | undefined;
  #shown: Picture | undefined;
  #empty: { readonly element: HTMLElement; readonly extra: Extra; readonly view: string }[] = [];

  constructor(opening: Opening) {
    this.#opening = opening;
  }

  show(picture: Picture): void {
    const { view, day, boxes, rows, customs, offset } = picture;
    const was = this.#shown;
    this.#shown = picture;
    const events = eventsOf(picture, boxes);
    const resources = rows.map(({ id, name }) => ({ id, title: name }));
    const madeFor = JSON.stringify([customs, offset]);
    if (!this.#calendar || this.#madeFor !== madeFor) {
      this.#discard();
      this.#madeFor = madeFor;
      this.#calendar = createCalendar(this.element, [DayGrid, TimeGrid, List, ResourceTimeline], {
        ...this.#options(picture),
        view: componentViews[view],
        date: day,
        events,
        resources,
      });
      return;
    }
    if (was?.view !== view || was.day !== day) {
      // What stood in the old view is nothing to lay out in the new one.
      this.#calendar.setOption("events", []);
      if (was?.view !== view) {
        this.#calendar.setOption("view", componentViews[view]);
      }
      this.#calendar.setOption("date", day);
    }
    if (JSON.stringify(was?.rows) !== JSON.stringify(rows)) {
      this.#calendar.setOption("resources", resources);
    }
    this.#calendar.setOption("events", events);
  }

  /**
   * Fills a box after all boxes stand. The component measures between one and the next, so that with something written in
   * each the browser would lay out everything once for each. Boxes have heights that do not depend on what is in them.
   */
  #fillSoon(element: HTMLElement, extra: Extra, view: string): void {
    if (this.#empty.length === 0) {
      queueMicrotask(() => {
        const { face } = this.#shown ?? {};
        const empty = this.#empty;
        this.#empty = [];
        for (const each of face ? empty : []) {
          each.element
            .querySelector(".ec-event-body")
            ?.append(...(face ? contentOf(each.extra, face, each.view) : []));
        }
      });
    }
    this.#empty.push({ element, extra, view });
  }

  #discard(): void {
    if (this.#calendar) {
      void destroyCalendar(this.#calendar);
      this.#calendar = undefined;
    }
  }

  #options({ customs, offset }: Picture): Calendar.Options {
    const { locale, firstDay, weekend, hour12 } = customs;
    const clock = { hour: "numeric", minute: "2-digit", hour12 } as const;
    return {
      headerToolbar: { start: "", center: "", end: "" },
      height: "100%",
      locale,
      firstDay: firstDay as Calendar.dayOfWeek,
      timeZone: offset,
      nowIndicator: true,
      scrollTime: "07:30:00",
      slotEventOverlap: false,
      slotLabelFormat: clock,
      eventTimeFormat: clock,
      allDayContent: "all day",
      noEventsContent: "Nothing happens in these days.",
      listDayFormat: { weekday: "long", day: "numeric", month: "long" },
      listDaySideFormat: () => "",
      eventOrder: orderOf,
      eventClassNames: ({ event }) => classesOf(event.extendedProps),
      eventContent: { domNodes: [] },
      eventDidMount: ({ el, event, view }) => {
        this.#fillSoon(el, event.extendedProps, view.type);
      },
      eventClick: ({ event, el }) => {
        const { candidate, more } = event.extendedProps as Extra;
        if (candidate) {
          this.#opening.open(candidate, el);
        } else if (more) {
          this.#opening.more(more.day, more.row, el);
        }
      },
      views: {
        workWeek: { type: "timeGridWeek", hiddenDays: weekend as Calendar.dayOfWeek[] },
        timeGridDay: { dayHeaderFormat: { weekday: "long", day: "numeric" } },
        resourceTimelineDay: { slotDuration: "00:30:00", slotLabelInterval: "01:00:00", slotWidth: 28 },
      },
    };
  }
}

function eventsOf({ view }: Picture, { events, more }: Boxes): Calendar.EventInput[] {
  const hasGrid = view !== "agenda" && view !== "month" && view !== "sideBySide";
  return [
    ...events.map(({ candidate, row }): Calendar.EventInput => {
      const isLong = hasGrid ? isWhole(candidate) : candidate.entry.event.allDay;
      const end = isLong ? Math.ceil(candidate.end / dayLength) * dayLength : candidate.end;
      return {
        id: candidate.key,
        start: floating(isLong ? candidate.firstDay * dayLength : candidate.start),
        end: floating(end),
        allDay: isLong,
        ...(row === undefined ? {} : { resourceId: row }),
        extendedProps: { candidate } satisfies Extra,
      };
    }),
    ...more.map(({ day, row, count }): Calendar.EventInput => ({
      id: `more ${String(day)} ${row ?? ""}`,
      start: `${dayOfNumber(day)}T00:00:00`,
      end: `${dayOfNumber(day + 1)}T00:00:00`,
      allDay: true,
      ...(row === undefined ? {} : { resourceId: row }),
      extendedProps: { more: { day, row, count } } satisfies Extra,
    })),
  ];
}

function floating(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19);
}

/** What is folded stands last. */
function orderOf(a: Calendar.Event, b: Calendar.Event): number {
  const isMore = ({ extendedProps }: Calendar.Event) => Number((extendedProps as Extra).more !== undefined);
  return (
    isMore(a) - isMore(b) ||
    Number(b.allDay) - Number(a.allDay) ||
    a.start.getTime() - b.start.getTime() ||
    b.end.getTime() - a.end.getTime()
  );
}

function classesOf(extra: Extra): string[] {
  const { candidate } = extra;
  if (!candidate) {
    return ["more"];
  }
  const { event, via } = candidate.entry;
  return [
    `is-${event.status}`,
    `via-${via}`,
    ...(event.cancelled ? ["is-cancelled"] : []),
    ...(event.sensitivity === "normal" ? [] : ["is-private"]),
    ...(candidate.difference === undefined ? [] : ["differs"]),
  ];
}

function contentOf({ candidate, more }: Extra, face: Clockface, view: string): (Node | string)[] {
  if (!candidate) {
    const count = String(more?.count ?? 0);
    const day = face.day((more?.day ?? 0) * dayLength);
    return [make("span", { className: "title" }, `${count} more`), unseen(`on ${day}`)];
  }
  const { event, isBusyOnly } = candidate.entry;
  const title = make("span", { className: "title" }, titleOf(event, isBusyOnly));
  const hours = view.startsWith("dayGrid") ? face.time(candidate.start) : face.hours(candidate);
  const time = event.allDay ? undefined : make("time", {}, hours);
  const difference = candidate.difference === undefined ? [] : [candidate.difference];
  if (view.startsWith("list")) {
    const notes = [...notesOf(event), ...difference].join(" · ");
    const when = make("time", {}, face.hours(candidate));
    return [when, title, make("span", { className: "notes" }, notes)];
  }
  const notes = [face.day(candidate.start), ...notesOf(event), ...difference].join(", ");
  // A narrow column has room for one of both, which should tell what it is; in a month the time is what sorts a day.
  const seen = !time ? [title] : view.startsWith("dayGrid") ? [time, " ", title] : [title, " ", time];
  return [...seen, unseen(notes)];
}

function unseen(words: string): HTMLElement {
  return make("span", { className: "unseen" }, `, ${words}`);
}
