import type { ListedCalendar } from "../../graph/calendars.js";
import type { ListedUser } from "../../graph/users.js";
import { plain } from "../input/plain.js";

/** Every member can be null in what Microsoft Graph gives, and a name can consist of what cannot be seen. */
export function nameMailbox({ displayName, mail, userPrincipalName, id }: ListedUser): string {
  return [displayName, mail, userPrincipalName].find(isSeen) ?? id;
}

/** The mail address, or whatever else stands for it. */
export function addressOf({ mail, userPrincipalName }: ListedUser): string {
  return [mail, userPrincipalName].find(isSeen) ?? "";
}

export function nameCalendar({ name }: Pick<ListedCalendar, "name">): string {
  return isSeen(name) ? name : "(no name)";
}

/** "Ada Lindqvist · can edit · default" */
export function describeCalendar({
  owner,
  canEdit,
  isDefaultCalendar,
}: Pick<ListedCalendar, "owner" | "canEdit" | "isDefaultCalendar">): string {
  const who = [owner?.name, owner?.address].find(isSeen);
  return [
    ...(who === undefined ? [] : [who]),
    canEdit ? "can edit" : "read only",
    ...(isDefaultCalendar ? ["default"] : []),
  ].join(" · ");
}

function isSeen(text: string | null | undefined): text is string {
  return plain(text ?? "") !== "";
}
