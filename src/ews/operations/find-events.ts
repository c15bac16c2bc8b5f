import type { CalendarEvent } from "../../calendar/event.js";
import type { Window } from "../../calendar/source.js";
import { askForOne, type Asking } from "../ask.js";
import { unexpected } from "../call.js";
import { EwsError } from "../errors.js";
import { calendarFolder } from "../folders.js";
import { toText } from "../times.js";
import { childOf } from "../xml/node.js";
import { xml } from "../xml/write.js";
import { fieldUris, plainFields, readEvents } from "./get-items.js";

/** What a server gives in one answer where nobody set EWSFindCountLimit. */
const mostEntries = 1000;

/** A server refuses two years and more. */
const longestSlice = 365 * 24 * 60 * 60 * 1000;

/** Where even this is too much, nothing helps. */
const shortestSlice = 60 * 1000;

/** Part of a window, in milliseconds. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

/**
 * The events of a calendar in a window, as FindItem with a CalendarView tells them: occurrences expanded, each event once, page by
 * page. What it leaves out, `getItems` gives.
 *
 * The window is cut into years, and halved wherever the server has more than it gives at once. What lasts over a cut comes with
 * both sides and is told with the first.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendarview
 */
export async function* findEvents(
  asking: Asking,
  calendarId: string | undefined,
  window: Window,
): AsyncGenerator<readonly CalendarEvent[]> {
  const left = sliceWindow(
    { from: wholeSeconds(window.start, Math.floor), to: wholeSeconds(window.end, Math.ceil) },
    longestSlice,
  ).reverse();
  const lasting = new Set<string>();

  for (let slice = left.pop(); slice; slice = left.pop()) {
    const events = await findInSlice(asking, calendarId, slice);
    if (events) {
      const edge = toText(slice.to);
      yield events.filter(({ itemId }) => !lasting.has(itemId));
      for (const { itemId, end, allDay } of events) {
        // The day of an event of whole days lies up to a day beside its instant.
        if (allDay || end >= edge) {
          lasting.add(itemId);
        }
      }
    } else {
      left.push(...halve(slice, asking).reverse());
    }
  }
}

/** EWS takes nothing smaller. */
function wholeSeconds(moment: Date, round: (seconds: number) => number): number {
  return round(moment.getTime() / 1000) * 1000;
}

/** Of the same length but for the last, none longer than `longest`. Edges are whole seconds. */
export function sliceWindow({ from, to }: Slice, longest: number): Slice[] {
  const count = Math.max(1, Math.ceil((to - from) / longest));
  const step = Math.ceil((to - from) / count / 1000) * 1000;
  return Array.from({ length: count }, (_, index) => ({
    from: from + index * step,
    to: Math.min(to, from + (index + 1) * step),
  })).filter((slice) => slice.to > slice.from || count === 1);
}

function halve(slice: Slice, { access }: Asking): Slice[] {
  if (slice.to - slice.from <= shortestSlice) {
    throw new EwsError("The calendar has more events within a minute than the server gives in one answer.", {
      code: "ErrorExceededFindCountLimit",
      status: 200,
      operation: "FindItem",
      mailbox: access.mailbox,
      remedy:
        "Look into the calendar for what fills that minute, or read it through Microsoft Graph, which gives pages.",
    });
  }
  return sliceWindow(slice, Math.ceil((slice.to - slice.from) / 2));
}

const tooMuch = new Set([
  "ErrorExceededFindCountLimit",
  "ErrorResultSetTooBig",
  "ErrorCalendarViewRangeTooBig",
]);

/** `undefined` where there is more than one answer holds. */
async function findInSlice(
  asking: Asking,
  calendarId: string | undefined,
  { from, to }: Slice,
): Promise<readonly CalendarEvent[] | undefined> {
  const folder = calendarFolder(calendarId, asking.access);
  const body = xml`<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${fieldUris(plainFields)}</t:AdditionalProperties></m:ItemShape><m:CalendarView MaxEntriesReturned="${mostEntries}" StartDate="${toText(from)}" EndDate="${toText(to)}"/><m:ParentFolderIds>${folder}</m:ParentFolderIds></m:FindItem>`;
  try {
    const view = childOf(await askForOne(asking, "FindItem", body), "RootFolder");
    if (!view) {
      throw unexpected("The list of events is missing.", {
        operation: "FindItem",
        mailbox: asking.access.mailbox,
      });
    }
    const count = childOf(view, "Items")?.children.length ?? 0;
    const isAll = view.attributes["IncludesLastItemInRange"] !== "false" && count < mostEntries;
    return isAll ? readEvents(view, "FindItem", asking) : undefined;
  } catch (error) {
    if (error instanceof EwsError && tooMuch.has(error.code ?? "")) {
      return undefined;
    }
    throw error;
  }
}
