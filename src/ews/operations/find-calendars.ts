import type { CalendarInfo } from "../../calendar/source.js";
import { askForOne, type Asking } from "../ask.js";
import { unexpected } from "../call.js";
import { EwsError } from "../errors.js";
import { distinguishedFolder } from "../folders.js";
import { childOf, isTrue, textOf, type XmlNode } from "../xml/node.js";
import { xml } from "../xml/write.js";

const shape = xml`<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="folder:DisplayName"/><t:FieldURI FieldURI="folder:FolderClass"/><t:FieldURI FieldURI="folder:EffectiveRights"/></t:AdditionalProperties></m:FolderShape>`;

/** How many folders are asked for at a time; a server gives no more than 1,000. */
const pageSize = 500;

/**
 * The calendars of a mailbox, the default one first: it is found by its place and the others by their class, because names are in the
 * language of the mailbox.
 *
 * Whoever was given a single calendar of somebody else may not look through the mailbox, and sees that one alone.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/getfolder-operation
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/findfolder-operation
 */
export async function findCalendars(asking: Asking): Promise<readonly CalendarInfo[]> {
  const calendar = distinguishedFolder("calendar", asking.access);
  const answer = await askForOne(
    asking,
    "GetFolder",
    xml`<m:GetFolder>${shape}<m:FolderIds>${calendar}</m:FolderIds></m:GetFolder>`,
  );
  const [node] = childOf(answer, "Folders")?.children ?? [];
  const main = node && toCalendar(node, true);
  if (!main) {
    throw unexpected("The folder is missing.", { operation: "GetFolder", mailbox: asking.access.mailbox });
  }
  const others = await findOthers(asking);
  return [main, ...others.filter(({ id }) => id !== main.id)];
}

const unseen = new Set(["ErrorAccessDenied", "ErrorFolderNotFound", "ErrorItemNotFound"]);

async function findOthers(asking: Asking): Promise<readonly CalendarInfo[]> {
  try {
    return await findByClass(asking);
  } catch (error) {
    const { access } = asking;
    const isDelegate = access.impersonate?.toLowerCase() !== access.mailbox.toLowerCase();
    if (isDelegate && error instanceof EwsError && unseen.has(error.code ?? "")) {
      return [];
    }
    throw error;
  }
}

async function findByClass(asking: Asking): Promise<readonly CalendarInfo[]> {
  const root = distinguishedFolder("msgfolderroot", asking.access);
  const found: CalendarInfo[] = [];
  for (let offset = 0; ;) {
    const answer = await askForOne(
      asking,
      "FindFolder",
      xml`<m:FindFolder Traversal="Deep">${shape}<m:IndexedPageFolderView MaxEntriesReturned="${pageSize}" Offset="${offset}" BasePoint="Beginning"/><m:Restriction><t:IsEqualTo><t:FieldURI FieldURI="folder:FolderClass"/><t:FieldURIOrConstant><t:Constant Value="IPF.Appointment"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction><m:ParentFolderIds>${root}</m:ParentFolderIds></m:FindFolder>`,
    );
    const view = childOf(answer, "RootFolder");
    const nodes = childOf(view, "Folders")?.children ?? [];
    found.push(...nodes.flatMap((node) => toCalendar(node, false) ?? []));
    const next = Number(view?.attributes["IndexedPagingOffset"] ?? Number.NaN);
    if (view?.attributes["IncludesLastItemInRange"] !== "false") {
      return found;
    }
    if (nodes.length === 0 || !(next > offset)) {
      throw unexpected("The list of folders does not go on.", {
        operation: "FindFolder",
        mailbox: asking.access.mailbox,
      });
    }
    offset = next;
  }
}

/** `undefined` where it is a folder of something else, should a server not look at the class. */
function toCalendar(node: XmlNode, isDefault: boolean): CalendarInfo | undefined {
  const id = childOf(node, "FolderId")?.attributes["Id"];
  const folderClass = textOf(node, "FolderClass") ?? "IPF.Appointment";
  if (id === undefined || id === "" || (!isDefault && !/^IPF\.Appointment\b/i.test(folderClass))) {
    return undefined;
  }
  const rights = childOf(node, "EffectiveRights");
  return {
    id,
    name: textOf(node, "DisplayName") ?? "",
    isDefault,
    canEdit: rights && isTrue(rights, "CreateContents"),
    owner: undefined,
  };
}
