import type { Item } from "../../data/calendars.js";
import { asEwsShows, listEwsItems } from "../../data/ews-differences.js";
import type { EwsCall } from "../call.js";
import { EwsError, invalidRequest, schemaFault } from "../errors.js";
import { openFolder, type OpenFolder } from "../folders.js";
import { itemProperties, renderItem } from "../item-properties.js";
import { renderMessages } from "../messages.js";
import { findCountLimit, readPage, tooManyFound } from "../page.js";
import { checkProperties } from "../property.js";
import { childOf, type XmlElement } from "../read-xml.js";
import { readShape, type Shape } from "../shape.js";
import { showItem } from "../shown-item.js";
import { readTime } from "../times.js";
import { xml, type Xml } from "../xml.js";

/**
 * What lies in folders. With a `CalendarView`, every time that something repeats; without one, single items and series.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendarview
 */
export function findItem(call: EwsCall): Xml {
  const { operation } = call;
  const shape = readShape(operation);
  const view = childOf(operation, "CalendarView");
  const window = view && readWindow(view, call.zone);
  if (["Restriction", "SortOrder", "GroupBy", "QueryString"].some((name) => childOf(operation, name))) {
    throw invalidRequest(
      view
        ? "A calendar view takes neither restriction nor order."
        : "Restrictions of items are not played by the demo tenant.",
    );
  }
  return renderMessages("FindItem", childOf(operation, "ParentFolderIds")?.children ?? [], (reference) => {
    const open = openFolder(call, reference);
    checkProperties(itemProperties, shape, "find");
    if (window) {
      return renderWindow(call, open, shape, window);
    }
    const all = open.folder.calendar ? call.company.calendars.listMasters(open.folder.calendar) : [];
    const shown = all.map((item) => asEwsShows(call.company, item)).filter((item) => item !== undefined);
    const { items, attributes } = readPage(childOf(operation, "IndexedPageItemView"), shown);
    return renderRoot(call, open, shape, items, attributes);
  });
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly most: number | undefined;
}

function readWindow({ attributes }: XmlElement, zone: string | undefined): Window {
  const { StartDate = "", EndDate = "", MaxEntriesReturned } = attributes;
  if (MaxEntriesReturned !== undefined && !/^[1-9]\d{0,9}$/.test(MaxEntriesReturned)) {
    throw schemaFault(`The value '${MaxEntriesReturned}' of 'MaxEntriesReturned' is invalid.`);
  }
  return {
    from: readTime(StartDate, zone),
    to: readTime(EndDate, zone),
    most: MaxEntriesReturned === undefined ? undefined : Number(MaxEntriesReturned),
  };
}

function renderWindow(call: EwsCall, open: OpenFolder, shape: Shape, { from, to, most }: Window): Xml {
  const { calendar } = open.folder;
  if (!calendar) {
    throw new EwsError(
      "ErrorCalendarFolderIsInvalidForCalendarView",
      "The folder for a calendar view is not a calendar folder.",
    );
  }
  if (to < from) {
    throw new EwsError("ErrorCalendarEndDateIsEarlierThanStartDate", "EndDate is earlier than StartDate.");
  }
  if (to > twoYearsAfter(from)) {
    throw new EwsError(
      "ErrorCalendarViewRangeTooBig",
      "The specified view range exceeds the maximum range of two years.",
    );
  }
  const all = listEwsItems(call.company, calendar, from, to);
  const items = all.slice(0, most);
  if (items.length > findCountLimit) {
    throw tooManyFound();
  }
  return renderRoot(
    call,
    open,
    shape,
    items,
    xml`TotalItemsInView="${items.length}" IncludesLastItemInRange="${items.length === all.length}"`,
  );
}

function twoYearsAfter(instant: number): number {
  const date = new Date(instant);
  return date.setUTCFullYear(date.getUTCFullYear() + 2);
}

function renderRoot(
  call: EwsCall,
  open: OpenFolder,
  shape: Shape,
  items: readonly Item[],
  attributes: Xml,
): Xml {
  const view = { ...call, ...open, bodyType: shape.bodyType };
  const rendered = items.map((item) => renderItem(showItem(item, view), shape, "find"));
  return xml`<m:RootFolder ${attributes}><t:Items>${rendered}</t:Items></m:RootFolder>`;
}
