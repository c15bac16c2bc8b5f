import type { EwsCall } from "../call.js";
import { renderFolder } from "../folder-xml.js";
import { openFolder } from "../folders.js";
import { renderMessages } from "../messages.js";
import { childOf } from "../read-xml.js";
import { readShape } from "../shape.js";
import { xml, type Xml } from "../xml.js";

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/getfolder-operation */
export function getFolder(call: EwsCall): Xml {
  const shape = readShape(call.operation);
  return renderMessages(
    "GetFolder",
    childOf(call.operation, "FolderIds")?.children ?? [],
    (reference) => xml`<m:Folders>${renderFolder(call, openFolder(call, reference), shape)}</m:Folders>`,
    "<m:Folders/>",
  );
}
