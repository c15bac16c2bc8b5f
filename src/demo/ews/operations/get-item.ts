import type { Item } from "../../data/calendars.js";
import { asEwsShows } from "../../data/ews-differences.js";
import type { EwsCall } from "../call.js";
import { EwsError, itemNotFound } from "../errors.js";
import { openCalendarOf } from "../folders.js";
import { decodeEwsId } from "../ids.js";
import { itemProperties, renderItem } from "../item-properties.js";
import { renderMessages } from "../messages.js";
import { checkProperties } from "../property.js";
import { childOf, type XmlElement } from "../read-xml.js";
import { readShape } from "../shape.js";
import { showItem } from "../shown-item.js";
import { xml, type Xml } from "../xml.js";

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/getitem-operation */
export function getItem(call: EwsCall): Xml {
  const shape = readShape(call.operation);
  return renderMessages(
    "GetItem",
    childOf(call.operation, "ItemIds")?.children ?? [],
    (reference) => {
      checkProperties(itemProperties, shape, "get");
      const item = findItem(call, reference);
      const open = openCalendarOf(call, item.calendar);
      const shown = showItem(item, { ...call, ...open, bodyType: shape.bodyType });
      return xml`<m:Items>${renderItem(shown, shape, "get")}</m:Items>`;
    },
    "<m:Items/>",
  );
}

function findItem({ company }: EwsCall, { name, attributes }: XmlElement): Item {
  const id = attributes["Id"] ?? attributes["OccurrenceId"];
  if (id === undefined || (name !== "ItemId" && name !== "RecurringMasterItemId")) {
    throw new EwsError("ErrorInvalidOperation", "Ids of this kind are not played by the demo tenant.");
  }
  const { mailbox, text } = decodeEwsId(company.users, id);
  const found = company.calendars.findItem(
    mailbox,
    name === "ItemId" ? text : text.replace(/ \S+$/, " master"),
  );
  const item = found && asEwsShows(company, found);
  // What somebody else shared is read in the mailbox that it is of.
  if (!item || item.calendar.kind === "shared") {
    throw itemNotFound();
  }
  return item;
}
