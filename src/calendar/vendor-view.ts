import type { CalendarEvent } from "./event.js";
import { statusTitle } from "./status-words.js";

export { redactEvents } from "./redact-events.js";

/** What a vendor's product is set to take over, as ClearCompany's settings have it. */
export interface VendorView {
  /** "Restrict data sent to Cronofy": only that there is an entry, and whether it is busy or free. */
  readonly freeBusyOnly: boolean;
  /** Whether entries are shown that do not make anybody busy. */
  readonly showFree: boolean;
  /** Whether private entries are shown without what they are about. Their time stays, because it is taken. */
  readonly hidePrivate: boolean;
}

/** What is gone where details are held back. */
const withoutDetails = {
  organizer: undefined,
  attendees: [],
  location: undefined,
  categories: [],
  onlineMeeting: undefined,
  body: undefined,
} as const satisfies Partial<CalendarEvent>;

/**
 * What the vendor's product sees of these events.
 *
 * Private is what Exchange holds back from others, too: the sensitivity "private" and no other one.
 */
export function seenByVendor(events: readonly CalendarEvent[], vendor: VendorView): readonly CalendarEvent[] {
  const { freeBusyOnly, hidePrivate } = vendor;
  return events
    .filter((event) => isSeenByVendor(event, vendor))
    .map((event) => {
      if (freeBusyOnly) {
        const subject = statusTitle(event.status);
        return { ...event, ...withoutDetails, subject, sensitivity: "normal" };
      }
      return hidePrivate && event.sensitivity === "private"
        ? { ...event, ...withoutDetails, subject: "Private" }
        : event;
    });
}

/** Whether the vendor's product sees that there is anything. */
export function isSeenByVendor({ status }: CalendarEvent, { showFree }: VendorView): boolean {
  return showFree || status !== "free";
}
