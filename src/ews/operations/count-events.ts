import type { Window } from "../../calendar/source.js";
import { askForOne, type Asking } from "../ask.js";
import { unexpected } from "../call.js";
import { EwsError } from "../errors.js";
import { distinguishedFolder } from "../folders.js";
import { toText } from "../times.js";
import { childOf } from "../xml/node.js";
import { xml } from "../xml/write.js";

/** What a server gives in one answer where nobody set EWSFindCountLimit. */
const mostEvents = 1000;

/** How many events there are, as far as one answer tells. */
export interface CountedEvents {
  /** Absent where the server says only that there are too many. */
  readonly events: number | undefined;
  /** Whether there are more. */
  readonly isCut?: boolean;
}

/**
 * Counts what lies in a window of the default calendar, by the ids alone.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation
 */
export async function countEvents(asking: Asking, { start, end }: Window): Promise<CountedEvents> {
  const folder = distinguishedFolder("calendar", asking.access);
  const from = toText(Math.floor(start.getTime() / 1000) * 1000);
  const to = toText(Math.ceil(end.getTime() / 1000) * 1000);
  const body = xml`<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:CalendarView MaxEntriesReturned="${mostEvents}" StartDate="${from}" EndDate="${to}"/><m:ParentFolderIds>${folder}</m:ParentFolderIds></m:FindItem>`;
  try {
    const view = childOf(await askForOne(asking, "FindItem", body), "RootFolder");
    const items = childOf(view, "Items");
    if (!view || !items) {
      throw unexpected("The list of events is missing.", {
        operation: "FindItem",
        mailbox: asking.access.mailbox,
      });
    }
    const isAll = view.attributes["IncludesLastItemInRange"] !== "false";
    return { events: items.children.length, ...(isAll ? {} : { isCut: true }) };
  } catch (error) {
    if (error instanceof EwsError && tooMany.has(error.code ?? "")) {
      return { events: undefined, isCut: true };
    }
    throw error;
  }
}

const tooMany = new Set(["ErrorExceededFindCountLimit", "ErrorResultSetTooBig"]);
