import type { Day } from "../base/days.js";
import type { EventDifference } from "../calendar/compare.js";
import type { VendorView } from "../calendar/vendor-view.js";
import type { PreviewSubject, Refusal, SourceChoice, Via, View } from "../ui/preview/protocol.js";
import { Coverage } from "./model/coverage.js";
import type { Customs } from "./model/customs.js";
import type { Clockface } from "./model/describe.js";
import { EventStore } from "./model/event-store.js";
import type { Marks } from "./model/marks.js";
import { zoneClock } from "./model/zone-clock.js";

/** What the editor has told about the reading that goes on, or went on last. */
export interface Reading {
  readonly number: number;
  readonly isOver: boolean;
  readonly isCancelled: boolean;
  readonly requests: number;
  readonly milliseconds: number;
}

export interface RefusedMailbox {
  readonly via: Via;
  readonly mailbox: string;
  readonly refusal: Refusal;
}

/** Everything that the page knows and shows. */
export interface State {
  subject: PreviewSubject;
  customs: Customs;
  face: Clockface;
  view: View;
  day: Day;
  source: SourceChoice;
  redacted: boolean;
  vendor: VendorView | undefined;
  /** What the vendor's view was last, for when it is turned on again. */
  lastVendor: VendorView;
  /** Which of many mailboxes stand side by side. */
  firstRow: number;
  readonly store: EventStore;
  readonly coverage: Coverage;
  readonly doors: Set<Via>;
  reading: Reading | undefined;
  refused: readonly RefusedMailbox[];
  verdict: string | undefined;
  isPartial: boolean;
  differences: readonly EventDifference[];
  marks: Marks;
}

/** As ClearCompany's settings stand before anybody changes them. */
export const usualVendor: VendorView = { freeBusyOnly: true, showFree: false, hidePrivate: true };

export function newStore(zone: string): Pick<State, "store" | "coverage"> {
  return { store: new EventStore(zoneClock(zone)), coverage: new Coverage() };
}

/** What a part of the page may ask to happen. */
export interface Actions {
  setView(view: View): void;
  setSource(source: SourceChoice): void;
  setZone(zone: string): void;
  setRedacted(redacted: boolean): void;
  setVendor(vendor: VendorView | undefined): void;
  setCalendar(calendarId: string): void;
  go(by: 1 | -1): void;
  goTo(day: Day, view?: View): void;
  today(): void;
  turnRows(by: 1 | -1): void;
  choose(what: "mailbox" | "account"): void;
  refresh(): void;
  cancel(): void;
  export(format: "ics" | "csv" | "json"): void;
  copyRequests(): void;
  help(id: string): void;
}
