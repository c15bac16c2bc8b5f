import { UserError } from "../../base/errors.js";
import { listed, quoted } from "../../base/words.js";
import type { CalendarEvent } from "../../calendar/event.js";
import { redactEvents, seenByVendor, type VendorView } from "../../calendar/vendor-view.js";

/** What is held back of events. */
export interface ShownOptions {
  /** `true`: nothing but free entries. */
  readonly vendorView?: string | true;
  readonly redact?: boolean;
}

const settings = ["free-busy-only", "show-free", "hide-private"] as const;

/** What a vendor's product is set to, as it is typed. Throws a `UserError`. */
export function readVendorView(text: string | true | undefined): VendorView | undefined {
  if (text === undefined) {
    return undefined;
  }
  const given = text === true ? [] : text.split(",").map((each) => each.trim());
  const unknown = given.find((each) => !settings.some((setting) => setting === each));
  if (unknown !== undefined) {
    throw new UserError(`--vendor-view does not know ${quoted(unknown)}.`, {
      remedy: `It takes ${listed(settings, "or")}, or several of them with commas between.`,
    });
  }
  return {
    freeBusyOnly: given.includes("free-busy-only"),
    showFree: given.includes("show-free"),
    hidePrivate: given.includes("hide-private"),
  };
}

/** Events of one calendar as each door tells them, without what is not to be shown. What is the same in both stays so. */
export function shownEvents(
  calendars: readonly (readonly CalendarEvent[])[],
  { vendorView, redact }: ShownOptions,
): readonly (readonly CalendarEvent[])[] {
  const view = readVendorView(vendorView);
  const redacted = redact ? redactTogether(calendars) : calendars;
  return view ? redacted.map((events) => seenByVendor(events, view)) : redacted;
}

function redactTogether(
  calendars: readonly (readonly CalendarEvent[])[],
): readonly (readonly CalendarEvent[])[] {
  const left = redactEvents(calendars.flat()).values();
  return calendars.map((events) => events.map(() => left.next().value).filter((each) => each !== undefined));
}
