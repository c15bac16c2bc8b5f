import type { Calendar } from "../data/calendars.js";
import type { Company } from "../data/company.js";
import type { Account } from "../data/users.js";
import { hasMailbox, type EwsCall } from "./call.js";
import { accessDenied, EwsError, EwsFault, itemNotFound } from "./errors.js";
import { decodeEwsId } from "./ids.js";
import { childOf, textOf, type XmlElement } from "./read-xml.js";

/** A folder of a mailbox. */
export interface Folder {
  readonly mailbox: Account;
  /** What its id is made of. */
  readonly key: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly folderClass: string | undefined;
  readonly element: "Folder" | "CalendarFolder" | "ContactsFolder" | "TasksFolder";
  /** The name by which it is found in every mailbox. */
  readonly distinguished: string | undefined;
  readonly calendar: Calendar | undefined;
}

/** A folder that somebody may look into, and how far. */
export interface OpenFolder {
  readonly folder: Folder;
  readonly isOwn: boolean;
  readonly seesPrivate: boolean;
  readonly mayWrite: boolean;
}

const root = "folder root";
const top = "folder msgfolderroot";

/** Distinguished name, class and what Outlook calls it. */
const plainFolders = [
  ["inbox", "IPF.Note", "Inbox", "Postvak IN", "Posteingang"],
  ["drafts", "IPF.Note", "Drafts", "Concepten", "Entwürfe"],
  ["sentitems", "IPF.Note", "Sent Items", "Verzonden items", "Gesendete Elemente"],
  ["deleteditems", "IPF.Note", "Deleted Items", "Verwijderde items", "Gelöschte Elemente"],
  ["outbox", "IPF.Note", "Outbox", "Postvak UIT", "Postausgang"],
  ["junkemail", "IPF.Note", "Junk Email", "Ongewenste e-mail", "Junk-E-Mail"],
  ["contacts", "IPF.Contact", "Contacts", "Contactpersonen", "Kontakte"],
  ["tasks", "IPF.Task", "Tasks", "Taken", "Aufgaben"],
] as const;

const elements = {
  "IPF.Note": "Folder",
  "IPF.Contact": "ContactsFolder",
  "IPF.Task": "TasksFolder",
} as const;

/**
 * The folders of a mailbox, a parent before its children. Calendars of others, which Graph lists among the own, are none.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/distinguishedfolderid
 */
export function listFolders({ calendars }: Company, mailbox: Account): Folder[] {
  const language = ["nl-NL", "de-DE"].indexOf(mailbox.office.language);
  const plain = { mailbox, element: "Folder", calendar: undefined } as const;
  return [
    { ...plain, key: root, parent: undefined, name: "Root", folderClass: undefined, distinguished: "root" },
    {
      ...plain,
      key: top,
      parent: root,
      name: "Top of Information Store",
      folderClass: "IPF.Note",
      distinguished: "msgfolderroot",
    },
    ...plainFolders.map(([distinguished, folderClass, ...names]): Folder => ({
      ...plain,
      key: `folder ${distinguished}`,
      parent: top,
      name: names[language + 1] ?? names[0],
      folderClass,
      element: elements[folderClass],
      distinguished,
    })),
    ...calendars
      .listCalendars(mailbox)
      .filter(({ kind }) => kind !== "shared")
      .map((calendar): Folder => toFolder(mailbox, calendar)),
  ];
}

function toFolder(mailbox: Account, calendar: Calendar): Folder {
  const isDefault = calendar.kind === "default";
  return {
    mailbox,
    key: `calendar ${calendar.key}`,
    parent: isDefault ? top : "calendar default",
    name: calendar.name,
    folderClass: calendar.kind === "birthdays" ? "IPF.Appointment.Birthday" : "IPF.Appointment",
    element: "CalendarFolder",
    distinguished: isDefault ? "calendar" : undefined,
    calendar,
  };
}

/** Everything below a folder. */
export function listBelow(company: Company, folder: Folder, traversal: "Shallow" | "Deep"): Folder[] {
  const all = listFolders(company, folder.mailbox);
  const inside = new Set([folder.key]);
  return all.filter(({ key, parent }) => {
    if (parent === undefined || !inside.has(parent)) {
      return false;
    }
    if (traversal === "Deep") {
      inside.add(key);
    }
    return true;
  });
}

/** The folder that a `FolderId` or `DistinguishedFolderId` means, if it may be read. Throws an `EwsError` otherwise. */
export function openFolder(call: EwsCall, reference: XmlElement): OpenFolder {
  const { company, actor } = call;
  const id = reference.attributes["Id"] ?? "";
  if (reference.name === "FolderId") {
    const { mailbox, text } = decodeEwsId(company.users, id);
    const folder = listFolders(company, mailbox).find(({ key }) => key === text);
    return enter(call, folder);
  }
  const address = textOf(childOf(reference, "Mailbox"), "EmailAddress");
  const mailbox = address === undefined ? actor : company.users.find(address);
  if (address === undefined && !hasMailbox(call.door, actor)) {
    throw new EwsFault(
      "ErrorMissingEmailAddress",
      "When making a request as an account that does not have a mailbox, you must specify the mailbox primary SMTP address for any distinguished folder Ids.",
    );
  }
  if (!mailbox || !hasMailbox(call.door, mailbox)) {
    throw new EwsError("ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it.");
  }
  const folder = listFolders(company, mailbox).find(({ distinguished }) => distinguished === id);
  if (!folder && mailbox.id === actor.id) {
    throw new EwsError("ErrorFolderNotFound", "The specified folder could not be found in the store.");
  }
  return enter(call, folder);
}

/** What lies in a calendar is read with the rights on the calendar. */
export function openCalendarOf(call: EwsCall, calendar: Calendar): OpenFolder {
  return enter(call, toFolder(calendar.mailbox, calendar));
}

function enter({ company, actor, door }: EwsCall, folder: Folder | undefined): OpenFolder {
  if (!folder || !hasMailbox(door, folder.mailbox)) {
    throw itemNotFound();
  }
  if (folder.mailbox.id === actor.id) {
    return { folder, isOwn: true, seesPrivate: true, mayWrite: true };
  }
  const { right, seesPrivate } = company.exchange.rightOf(actor.id, folder.mailbox);
  if (right === "None") {
    throw itemNotFound();
  }
  if (folder.distinguished !== "calendar" || (right !== "Reviewer" && right !== "Editor")) {
    throw accessDenied();
  }
  return { folder, isOwn: false, seesPrivate, mayWrite: right === "Editor" };
}
