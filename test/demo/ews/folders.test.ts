import assert from "node:assert/strict";
import { address } from "../support/company.js";
import { calendar, findAll, shape, startEws, type EwsService } from "../support/ews.js";

const getFolder = (ids: string, asked = shape("Default")) =>
  `<m:GetFolder><m:FolderShape>${asked}</m:FolderShape><m:FolderIds>${ids}</m:FolderIds></m:GetFolder>`;

const findFolder = (restriction = "", traversal = "Deep", view = "") =>
  `<m:FindFolder Traversal="${traversal}"><m:FolderShape>${shape("Default", "folder:ParentFolderId")}</m:FolderShape>${view}${restriction}<m:ParentFolderIds><t:DistinguishedFolderId Id="msgfolderroot"/></m:ParentFolderIds></m:FindFolder>`;

const where = (inside: string) => `<m:Restriction>${inside}</m:Restriction>`;
const classIs = (value: string) =>
  `<t:IsEqualTo><t:FieldURI FieldURI="folder:FolderClass"/><t:FieldURIOrConstant><t:Constant Value="${value}"/></t:FieldURIOrConstant></t:IsEqualTo>`;

describe("folders through EWS", () => {
  let ews: EwsService;
  before(async () => {
    ews = await startEws();
  });
  after(() => ews.stop());

  const names = async (body: string, impersonate = address("uwe.ahrens")) => {
    const { text } = await ews.ask(body, { impersonate });
    return findAll(text, "DisplayName");
  };

  it("are found by their distinguished names, and named as Outlook names them there", async () => {
    const [german] = await names(getFolder(calendar()));
    assert.equal(german, "Kalender");
    const [dutch] = await names(getFolder(`<t:DistinguishedFolderId Id="inbox"/>`), address("joost.bakker"));
    assert.equal(dutch, "Postvak IN");
  });

  it("are calendars by their class, below other folders, too", async () => {
    assert.deepEqual(await names(findFolder(where(classIs("IPF.Appointment")))), [
      "Kalender",
      "Feiertage in Deutschland",
    ]);
    const prefixed = `<t:Contains ContainmentMode="Prefixed" ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="folder:FolderClass"/><t:Constant Value="ipf.appointment"/></t:Contains>`;
    assert.equal((await names(findFolder(where(prefixed)))).length, 3);
    assert.deepEqual(await names(findFolder(where(classIs("IPF.Appointment")), "Shallow")), ["Kalender"]);
  });

  it("are found by what is put together, and by what is not", async () => {
    const both = `<t:And>${classIs("IPF.Appointment")}<t:Not>${classIs("IPF.Note")}</t:Not></t:And>`;
    assert.equal((await names(findFolder(where(both)))).length, 2);
    const either = `<t:Or>${classIs("IPF.Task")}${classIs("IPF.Contact")}</t:Or>`;
    assert.deepEqual(await names(findFolder(where(either))), ["Kontakte", "Aufgaben"]);
  });

  it("come in pages", async () => {
    const page = `<m:IndexedPageFolderView MaxEntriesReturned="4" Offset="2" BasePoint="Beginning"/>`;
    const { text } = await ews.ask(findFolder("", "Deep", page));
    const [root] = findAll(text, "RootFolder");
    assert.equal(root?.["@IndexedPagingOffset"], "6");
    assert.equal(root["@IncludesLastItemInRange"], "false");
  });

  it("are found again by their ids, which are those of Graph written otherwise", async () => {
    const { text } = await ews.ask(findFolder(where(classIs("IPF.Appointment"))));
    const [, id = ""] = /<t:FolderId Id="([^"]+)"/.exec(text) ?? [];
    const again = await ews.ask(getFolder(`<t:FolderId Id="${id}"/><t:FolderId Id="AAMkxyz"/>`));
    assert.deepEqual(again.codes, ["NoError", "ErrorInvalidIdMalformed"]);
  });

  it("are not there where they are not", async () => {
    const { codes } = await ews.ask(
      getFolder(
        `<t:DistinguishedFolderId Id="publicfoldersroot"/>${calendar("nobody")}${calendar("birgit.sommer")}`,
      ),
    );
    assert.deepEqual(codes, ["ErrorFolderNotFound", "ErrorNonExistentMailbox", "ErrorNonExistentMailbox"]);
  });
});
