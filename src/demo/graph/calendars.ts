import type * as graph from "@microsoft/microsoft-graph-types";
import type { Calendar } from "../data/calendars.js";
import type { Company } from "../data/company.js";
import { hashText } from "../data/hash.js";
import { decodeItemId, encodeItemId } from "../data/item-ids.js";
import { contextOf, type Answer, type Call } from "./call.js";
import { openCalendars, type MailboxView } from "./mailbox.js";
import { answerEntity, answerItems } from "./outlook-list.js";
import { invalidId, unknownItem } from "./refusal.js";

export function toCalendar(
  { exchange }: Company,
  calendar: Calendar,
): graph.Calendar & { readonly id: string } {
  const { key, name, kind, owner, mailbox } = calendar;
  const entry = exchange.rightOf(mailbox.id, owner);
  const isOwn = owner.id === mailbox.id;
  return {
    id: encodeItemId(mailbox.id, `calendar ${key}`),
    name,
    color: kind === "shared" ? "lightBlue" : "auto",
    hexColor: kind === "shared" ? "#a6d1f5" : "",
    isDefaultCalendar: kind === "default",
    changeKey: Buffer.from(`${key}${String(hashText(mailbox.id))}`).toString("base64"),
    canShare: isOwn && kind === "default",
    canViewPrivateItems: isOwn || entry.seesPrivate,
    canEdit: isOwn ? kind === "default" : entry.right === "Editor",
    allowedOnlineMeetingProviders: ["teamsForBusiness"],
    defaultOnlineMeetingProvider: "teamsForBusiness",
    isTallyingResponses: kind === "default",
    isRemovable: kind === "holidays" || kind === "shared",
    owner: { name: owner.displayName, address: owner.mail ?? owner.userPrincipalName },
  };
}

export function listCalendars(call: Call): Answer {
  const { mailbox } = openCalendars(call);
  const { company } = call;
  const calendars = visibleCalendars(call, mailbox.id);
  return answerItems(call, {
    set: `users('${encodeURIComponent(mailbox.id)}')/calendars`,
    type: "calendar",
    items: calendars.map((calendar) => ({ ...toCalendar(company, calendar) })),
  });
}

/** An application sees what is in the mailbox; what others shared is for people. */
function visibleCalendars({ company, principal }: Call, userId: string): Calendar[] {
  const mailbox = company.users.find(userId);
  const all = mailbox ? company.calendars.listCalendars(mailbox) : [];
  return all.filter(
    ({ kind }) => kind !== "shared" || (principal.kind === "user" && principal.userId === userId),
  );
}

export function readCalendar(call: Call): Answer {
  const view = openCalendars(call);
  const calendar = calendarOf(call, view);
  const set = `users('${view.mailbox.id}')/${call.params["calendar"] === undefined ? "calendar" : "calendars"}`;
  return answerEntity(call, {
    context: contextOf(call, `${set}/$entity`),
    type: "calendar",
    entity: { ...toCalendar(call.company, calendar) },
  });
}

/** The calendar of the path, or the default one. */
export function calendarOf(call: Call, { mailbox }: MailboxView): Calendar {
  const { company, params } = call;
  const id = params["calendar"];
  if (id === undefined) {
    return company.calendars.defaultCalendar(mailbox);
  }
  const decoded = decodeItemId(mailbox.id, id);
  if (decoded === "malformed") {
    throw invalidId();
  }
  const calendar =
    decoded === "foreign"
      ? undefined
      : visibleCalendars(call, mailbox.id).find(({ key }) => decoded.text === `calendar ${key}`);
  if (!calendar) {
    throw unknownItem();
  }
  return calendar;
}
