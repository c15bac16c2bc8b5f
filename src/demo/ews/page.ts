import { EwsError } from "./errors.js";
import type { XmlElement } from "./read-xml.js";
import { xml, type Xml } from "./xml.js";

/** What a throttling policy lets a request find where nothing else was arranged. */
export const findCountLimit = 1000;

interface Page<Item> {
  readonly items: readonly Item[];
  /** Of the root folder that they stand in. */
  readonly attributes: Xml;
}

/**
 * A page by number, or all. A page that is asked for larger than may be is cut; all at once are refused.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-perform-paged-searches-by-using-ews-in-exchange
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 */
export function readPage<Item>(view: XmlElement | undefined, all: readonly Item[]): Page<Item> {
  if (!view) {
    if (all.length > findCountLimit) {
      throw tooManyFound();
    }
    return { items: all, attributes: xml`TotalItemsInView="${all.length}" IncludesLastItemInRange="true"` };
  }
  const { Offset, BasePoint, MaxEntriesReturned } = view.attributes;
  const offset = Number(Offset);
  const most = Math.min(findCountLimit, Number(MaxEntriesReturned ?? findCountLimit));
  const first = BasePoint === "End" ? Math.max(0, all.length - offset - most) : offset;
  const items = all.slice(first, first + most);
  const next = first + items.length;
  return {
    items,
    attributes: xml`IndexedPagingOffset="${next}" TotalItemsInView="${all.length}" IncludesLastItemInRange="${next >= all.length}"`,
  };
}

export const tooManyFound = () =>
  new EwsError(
    "ErrorExceededFindCountLimit",
    "You have exceeded the maximum number of objects that can be returned for the find operation. Use paging to reduce the result size and try your request again.",
  );
