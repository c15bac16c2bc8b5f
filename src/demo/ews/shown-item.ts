import type { Item } from "../data/calendars.js";
import type { Company } from "../data/company.js";
import { occurrenceOn, type Occurrence, type Series } from "../data/series.js";

/** A calendar item as whoever asks may see it. */
export interface ShownItem {
  readonly company: Company;
  readonly item: Item;
  readonly series: Series;
  /** When it happens. Of a series as a whole, the first time. */
  readonly times: Occurrence;
  /** Somebody else's private one, of which nothing is told but when it is. */
  readonly isHidden: boolean;
  readonly mayWrite: boolean;
  readonly kind: "Single" | "Occurrence" | "Exception" | "RecurringMaster";
  readonly location: string | undefined;
  readonly zone: string | undefined;
  readonly bodyType: "html" | "text";
}

interface View {
  readonly company: Company;
  readonly seesPrivate: boolean;
  readonly mayWrite: boolean;
  readonly zone: string | undefined;
  readonly bodyType: "html" | "text";
}

export function showItem(item: Item, { company, seesPrivate, mayWrite, zone, bodyType }: View): ShownItem {
  const { series, occurrence, calendar } = item;
  const isHidden = series.sensitivity === "private" && !seesPrivate;
  const moved = occurrence?.exception?.kind === "moved" ? occurrence.exception : undefined;
  return {
    company,
    item,
    series,
    times: occurrence ?? occurrenceOn(series, series.first, calendar.owner.office.zone),
    isHidden,
    mayWrite,
    kind: !series.pattern
      ? "Single"
      : !occurrence
        ? "RecurringMaster"
        : occurrence.exception
          ? "Exception"
          : "Occurrence",
    location: isHidden ? undefined : (moved?.location ?? series.location),
    zone,
    bodyType,
  };
}

export const isMeeting = ({ series, item }: ShownItem) => series.guests.length > 0 || !item.isOrganizer;

/** Where an occurrence stood before anybody moved it. */
export function originalStart({ series, times, item }: ShownItem): number {
  const unmoved = { ...series, exceptionOn: () => undefined };
  return occurrenceOn(unmoved, times.day, item.calendar.owner.office.zone).start;
}
