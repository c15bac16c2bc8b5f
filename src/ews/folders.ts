import { xml, type XmlText } from "./xml/write.js";

/** Whose folders are meant, and as whom they are read. */
export interface MailboxAccess {
  readonly mailbox: string;
  /** The mailbox as whose owner the server acts, where it does. */
  readonly impersonate: string | undefined;
}

/**
 * A folder that every mailbox has. Of another mailbox than the one that acts, it is named with its owner.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/distinguishedfolderid
 */
export function distinguishedFolder(
  id: "calendar" | "msgfolderroot",
  { mailbox, impersonate }: MailboxAccess,
): XmlText {
  return impersonate?.toLowerCase() === mailbox.toLowerCase()
    ? xml`<t:DistinguishedFolderId Id="${id}"/>`
    : xml`<t:DistinguishedFolderId Id="${id}"><t:Mailbox><t:EmailAddress>${mailbox}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`;
}

/** A calendar by its id, or the default one. */
export function calendarFolder(calendarId: string | undefined, access: MailboxAccess): XmlText {
  return calendarId === undefined
    ? distinguishedFolder("calendar", access)
    : xml`<t:FolderId Id="${calendarId}"/>`;
}
