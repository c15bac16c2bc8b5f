import type { CalendarEvent } from "./event.js";

/** What a vendor's product is set to take over, as ClearCompany's settings have it. */
export interface VendorView {
  readonly freeBusyOnly: boolean;
  readonly showFree: boolean;
  readonly hidePrivate: boolean;
}

/** What the vendor's product sees of these events. */
export function seenByVendor(events: readonly CalendarEvent[], view: VendorView): readonly CalendarEvent[] {
  throw new Error(`not built: ${String([events.length, view.showFree])}`);
}

/** The same events without anything that names people, places or matters: for screenshots and tickets. Times stay. */
export function redactEvents(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  throw new Error(`not built: ${String(events.length)}`);
}
