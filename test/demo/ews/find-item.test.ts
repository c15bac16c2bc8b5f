import assert from "node:assert/strict";
import { address } from "../support/company.js";
import { calendar, findAll, findItem, shape, startEws, type EwsService } from "../support/ews.js";

describe("events in a window, through EWS", () => {
  let ews: EwsService;
  before(async () => {
    ews = await startEws();
  });
  after(() => ews.stop());

  const itemsOf = async (view: Parameters<typeof findItem>[0], alias = "willem.degroot", header = "") => {
    const { text, codes } = await ews.ask(findItem(view), { impersonate: address(alias), header });
    assert.deepEqual(codes, ["NoError"]);
    return findAll(text, "CalendarItem");
  };

  it("are every time that something repeats, with where it stood before it was moved", async () => {
    const items = await itemsOf({ from: "2026-11-16T00:00:00Z", to: "2026-11-28T00:00:00Z" });
    const meetings = items.filter(({ Subject }) => Subject === "Management meeting");
    assert.deepEqual(
      meetings.map((item) => [
        item["CalendarItemType"],
        item["Start"],
        item["OriginalStart"],
        item["Location"],
      ]),
      [
        ["Exception", "2026-11-16T08:30:00Z", "2026-11-16T08:00:00Z", "Room Maas (12)"],
        ["Exception", "2026-11-24T09:00:00Z", "2026-11-23T08:00:00Z", "Room Rijn (4)"],
      ],
    );
    assert.equal(new Set(meetings.map((item) => item["UID"])).size, 1);
    assert.match(meetings[0]?.["UID"] ?? "", /^040000008200E00074C5B7101A82E00800000000[0-9A-F]{72}$/);
  });

  it("are in the zone that the request names", async () => {
    const header = `<t:TimeZoneContext><t:TimeZoneDefinition Id="Eastern Standard Time"/></t:TimeZoneContext>`;
    const view = { from: "2026-11-16T00:00:00", to: "2026-11-17T00:00:00", shape: shape("Default") };
    const items = await itemsOf(view, "willem.degroot", header);
    const meeting = items.find(({ Subject }) => Subject === "Management meeting");
    assert.equal(meeting?.["Start"], "2026-11-16T03:30:00-05:00");
  });

  it("say what zone they were made in by its name in Windows", async () => {
    const uris = ["calendar:StartTimeZone", "calendar:StartTimeZoneId"];
    const view = { to: "2026-11-28T00:00:00Z", shape: shape("Default", ...uris) };
    const items = await itemsOf(view, "svenja.lorenz");
    const zoneOf = (subject: string) =>
      items.find(({ Subject }) => Subject?.startsWith(subject))?.["StartTimeZoneId"];
    assert.equal(zoneOf("Quarterly review"), "tzone://Microsoft/Custom");
    assert.ok(items.some((item) => item["StartTimeZone"]?.["@Id"] === "W. Europe Standard Time"));
  });

  it("last whole days from midnight to midnight where the mailbox is", async () => {
    const items = await itemsOf({ to: "2026-11-28T00:00:00Z" }, "noor.jansen");
    const audit = items.find(({ Subject }) => Subject === "Customs audit");
    assert.deepEqual(
      [audit?.["IsAllDayEvent"], audit?.["Start"], audit?.["End"]],
      ["true", "2026-11-22T23:00:00Z", "2026-11-24T23:00:00Z"],
    );
  });

  it("leave out of a list what only GetItem tells", async () => {
    const [item] = await itemsOf({ shape: shape("AllProperties") });
    assert.deepEqual(Object.keys(item?.["Organizer"]?.["Mailbox"] ?? {}), ["Name"]);
    assert.equal(item?.["RequiredAttendees"], undefined);
    assert.equal(item?.["Body"], undefined);
    for (const uri of ["item:Body", "calendar:RequiredAttendees", "calendar:JoinOnlineMeetingUrl"]) {
      const { codes } = await ews.ask(findItem({ shape: shape("IdOnly", uri) }));
      assert.deepEqual(codes, ["ErrorInvalidPropertyRequest"], uri);
    }
  });

  const long = { from: "2025-06-09T00:00:00Z", to: "2027-06-09T00:00:00Z", shape: shape("IdOnly") };

  it("are a thousand at the most", async () => {
    const all = await ews.ask(findItem(long));
    assert.deepEqual(all.codes, ["ErrorExceededFindCountLimit"]);
    const first = await ews.ask(findItem({ ...long, most: 1000 }));
    const [root] = findAll(first.text, "RootFolder");
    assert.equal(root?.["@IncludesLastItemInRange"], "false");
    assert.equal(root["@TotalItemsInView"], "1000");
    assert.equal(findAll(first.text, "CalendarItem").length, 1000);
    assert.deepEqual((await ews.ask(findItem({ ...long, most: 2000 }))).codes, [
      "ErrorExceededFindCountLimit",
    ]);
  });

  const bad: readonly (readonly [what: string, view: Parameters<typeof findItem>[0], code: string])[] = [
    ["more than two years", { ...long, to: "2027-06-09T00:00:01Z" }, "ErrorCalendarViewRangeTooBig"],
    [
      "an end before the beginning",
      { from: "2026-11-17T00:00:00Z", to: "2026-11-16T00:00:00Z" },
      "ErrorCalendarEndDateIsEarlierThanStartDate",
    ],
    [
      "a folder that is no calendar",
      { folders: `<t:DistinguishedFolderId Id="inbox"/>` },
      "ErrorCalendarFolderIsInvalidForCalendarView",
    ],
    ["a time that is none", { from: "soon" }, "ErrorSchemaValidation"],
    ["no entries at all", { most: 0 }, "ErrorSchemaValidation"],
    ["a property that is none", { shape: shape("IdOnly", "calendar:Nonsense") }, "ErrorSchemaValidation"],
  ];
  for (const [what, view, code] of bad) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual((await ews.ask(findItem(view))).codes, [code]);
    });
  }

  it("answers each folder for itself", async () => {
    const folders = `${calendar("willem.degroot")}${calendar("nobody")}${calendar()}`;
    const { codes } = await ews.ask(findItem({ folders }), { impersonate: address("saskia.vermeulen") });
    assert.deepEqual(codes, ["NoError", "ErrorNonExistentMailbox", "NoError"]);
  });

  it("lists series as such where there is no window", async () => {
    const { text } = await ews.ask(
      `<m:FindItem Traversal="Shallow"><m:ItemShape>${shape("AllProperties")}</m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="5" Offset="0" BasePoint="Beginning"/><m:ParentFolderIds>${calendar()}</m:ParentFolderIds></m:FindItem>`,
    );
    const items = findAll(text, "CalendarItem");
    assert.equal(items.length, 5);
    assert.ok(items.some((item) => item["CalendarItemType"] === "RecurringMaster"));
  });
});
