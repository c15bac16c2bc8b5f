import type { CalendarEvent } from "../../calendar/event.js";
import { ask, refused, type Asking } from "../ask.js";
import { unexpected } from "../call.js";
import { readMessages } from "../messages.js";
import { readEvent, UnreadableEvent } from "../read-event.js";
import { childOf, type XmlNode } from "../xml/node.js";
import { xml, type XmlText } from "../xml/write.js";

/** What FindItem gives as well, and what only GetItem gives: UID, the original start, the zone, attendees. */
export const plainFields: readonly string[] = [
  "item:Subject",
  "item:Sensitivity",
  "item:Categories",
  "calendar:Start",
  "calendar:End",
  "calendar:IsAllDayEvent",
  "calendar:LegacyFreeBusyStatus",
  "calendar:Location",
  "calendar:IsCancelled",
  "calendar:CalendarItemType",
  "calendar:Organizer",
];
const detailFields: readonly string[] = [
  ...plainFields,
  "calendar:UID",
  "calendar:RecurrenceId",
  "calendar:OriginalStart",
  "calendar:StartTimeZone",
  "calendar:RequiredAttendees",
  "calendar:OptionalAttendees",
  "calendar:Resources",
  "calendar:JoinOnlineMeetingUrl",
];

export function fieldUris(fields: readonly string[]): readonly XmlText[] {
  return fields.map((field) => xml`<t:FieldURI FieldURI="${field}"/>`);
}

/** How many events are asked for at a time. Smaller answers come sooner and stay below what throttling counts. */
export const batchSize = 100;

function renderGetItem(ids: readonly string[], { withBody }: { readonly withBody: boolean }): XmlText {
  const fields = withBody ? [...detailFields, "item:Body"] : detailFields;
  return xml`<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>${
    withBody ? xml`<t:BodyType>Text</t:BodyType>` : undefined
  }<t:AdditionalProperties>${fieldUris(fields)}</t:AdditionalProperties></m:ItemShape><m:ItemIds>${ids.map(
    (id) => xml`<t:ItemId Id="${id}"/>`,
  )}</m:ItemIds></m:GetItem>`;
}

/**
 * Events by their ids, with what FindItem leaves out. One that is gone, or that only its time may be seen of, is not among them.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/getitem-operation
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-get-appointments-and-meetings-by-using-ews-in-exchange
 */
export async function getItems(
  asking: Asking,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CalendarEvent>> {
  const answer = await ask(asking, "GetItem", renderGetItem(ids, { withBody: false }));
  const events = new Map<string, CalendarEvent>();
  for (const { error, node } of readMessages(answer)) {
    if (error && !mayMiss.has(error.code)) {
      throw refused(asking, "GetItem", error);
    }
    for (const event of error ? [] : readEvents(node, "GetItem", asking)) {
      events.set(event.itemId, event);
    }
  }
  return events;
}

/** With these codes, what FindItem said of an event is all that there is to see. */
const mayMiss = new Set(["ErrorItemNotFound", "ErrorAccessDenied", "ErrorItemCorrupt"]);

/** One event, with its body as plain text. */
export async function getItem(asking: Asking, id: string): Promise<CalendarEvent> {
  const answer = await ask(asking, "GetItem", renderGetItem([id], { withBody: true }));
  const [message] = readMessages(answer);
  if (message?.error) {
    throw refused(asking, "GetItem", message.error);
  }
  const [event] = readEvents(message?.node, "GetItem", asking);
  if (!event) {
    throw unexpected("There is no event in it.", { operation: "GetItem", mailbox: asking.access.mailbox });
  }
  return event;
}

/** The events in the `Items` of an element. */
export function readEvents(
  parent: XmlNode | undefined,
  operation: string,
  { access }: Asking,
): readonly CalendarEvent[] {
  try {
    return childOf(parent, "Items")?.children.flatMap((item) => readEvent(item) ?? []) ?? [];
  } catch (error) {
    if (error instanceof UnreadableEvent) {
      throw unexpected(error.message, { operation, mailbox: access.mailbox });
    }
    throw error;
  }
}
