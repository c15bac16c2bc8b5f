import { hashText } from "../data/hash.js";
import type { EwsCall } from "./call.js";
import { listBelow, type Folder, type OpenFolder } from "./folders.js";
import { encodeEwsId } from "./ids.js";
import { effectiveRights } from "./item-properties.js";
import type { Shape } from "./shape.js";
import { nothing, type, xml, type Xml } from "./xml.js";

interface FolderProperty {
  readonly uri: string;
  readonly isDefault?: boolean;
  readonly render: (call: EwsCall, open: OpenFolder) => Xml;
}

/** In the order of the schema. */
const properties: readonly FolderProperty[] = [
  {
    uri: "folder:ParentFolderId",
    render: (_call, { folder, isOwn }) =>
      folder.parent === undefined || !isOwn
        ? nothing
        : xml`<t:ParentFolderId ${idAttributes({ ...folder, key: folder.parent })}/>`,
  },
  {
    uri: "folder:FolderClass",
    isDefault: true,
    render: (_call, { folder }) => type("FolderClass", folder.folderClass),
  },
  {
    uri: "folder:DisplayName",
    isDefault: true,
    render: (_call, { folder }) => type("DisplayName", folder.name),
  },
  {
    uri: "folder:TotalCount",
    isDefault: true,
    render: ({ company }, { folder }) =>
      type("TotalCount", folder.calendar ? company.calendars.listMasters(folder.calendar).length : 0),
  },
  {
    uri: "folder:ChildFolderCount",
    isDefault: true,
    render: ({ company }, { folder }) =>
      type("ChildFolderCount", listBelow(company, folder, "Shallow").length),
  },
  { uri: "folder:EffectiveRights", render: (_call, open) => type("EffectiveRights", effectiveRights(open)) },
  {
    uri: "folder:DistinguishedFolderId",
    render: (_call, { folder }) => type("DistinguishedFolderId", folder.distinguished),
  },
];

const unreadCount = "folder:UnreadCount";

/**
 * A folder with what `shape` asks for.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendarfolder
 */
export function renderFolder(call: EwsCall, open: OpenFolder, shape: Shape): Xml {
  const { folder } = open;
  const asked = (uri: string, isDefault = false) =>
    shape.base === "AllProperties" || (shape.base === "Default" && isDefault) || shape.additional.has(uri);
  const element = { xml: `t:${folder.element}` };
  return xml`<${element}><t:FolderId ${idAttributes(folder)}/>${properties
    .filter(({ uri, isDefault }) => asked(uri, isDefault))
    .map(({ render }) => render(call, open))}${
    (folder.element === "Folder" || folder.element === "TasksFolder") && asked(unreadCount, true)
      ? type("UnreadCount", 0)
      : undefined
  }</${element}>`;
}

function idAttributes({ mailbox, key }: Folder): Xml {
  const id = encodeEwsId(mailbox, key);
  const changeKey = Buffer.alloc(16, hashText(`${mailbox.id}${key}`) & 0xff).toString("base64");
  return xml`Id="${id}" ChangeKey="${changeKey}"`;
}
