import type { EwsCall } from "../call.js";
import { EwsError } from "../errors.js";
import { renderFolder } from "../folder-xml.js";
import { listBelow, openFolder } from "../folders.js";
import { renderMessages } from "../messages.js";
import { readPage } from "../page.js";
import { childOf } from "../read-xml.js";
import { matchesRestriction } from "../restriction.js";
import { readShape } from "../shape.js";
import { xml, type Xml } from "../xml.js";

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/findfolder-operation */
export function findFolder(call: EwsCall): Xml {
  const { operation, company } = call;
  const shape = readShape(operation);
  const traversal = operation.attributes["Traversal"];
  const [restriction] = childOf(operation, "Restriction")?.children ?? [];
  return renderMessages("FindFolder", childOf(operation, "ParentFolderIds")?.children ?? [], (reference) => {
    const open = openFolder(call, reference);
    if (traversal === "SoftDeleted") {
      throw new EwsError("ErrorInvalidOperation", "Soft-deleted folders are not played by the demo tenant.");
    }
    const all = listBelow(company, open.folder, traversal === "Deep" ? "Deep" : "Shallow").filter(
      (folder) =>
        restriction === undefined ||
        matchesRestriction(restriction, {
          "folder:FolderClass": folder.folderClass,
          "folder:DisplayName": folder.name,
        }),
    );
    const { items, attributes } = readPage(childOf(operation, "IndexedPageFolderView"), all);
    return xml`<m:RootFolder ${attributes}><t:Folders>${items.map((folder) =>
      renderFolder(call, { ...open, folder }, shape),
    )}</t:Folders></m:RootFolder>`;
  });
}
