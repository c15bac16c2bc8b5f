import assert from "node:assert/strict";
import { address } from "../support/company.js";
import { calendar, findAll, findItem, getItem, shape, startEws, type EwsService } from "../support/ews.js";

describe("items through EWS", () => {
  let ews: EwsService;
  before(async () => {
    ews = await startEws();
  });
  after(() => ews.stop());

  const willem = address("willem.degroot");
  const idsOf = async (subject: string, impersonate = willem, folders = calendar()) => {
    const view = { to: "2026-12-24T00:00:00Z", shape: shape("Default"), folders };
    const { text } = await ews.ask(findItem(view), { impersonate });
    return findAll(text, "CalendarItem")
      .filter(({ Subject }) => Subject === subject)
      .map((item) => item["ItemId"]?.["@Id"] ?? "");
  };

  it("tell what a list leaves out", async () => {
    const [id = ""] = await idsOf("Management meeting");
    const asked = shape("AllProperties", "item:TextBody", "calendar:JoinOnlineMeetingUrl");
    const { text } = await ews.ask(getItem([id], asked, "Text"), { impersonate: willem });
    assert.equal(findAll(text, "Organizer")[0]?.["Mailbox"]?.["EmailAddress"], willem);
    const body = findAll(text, "Body").at(-1);
    assert.equal(body?.["@BodyType"], "Text");
    assert.match(body["#text"] ?? "", /^Figures of the week/);
    assert.equal(findAll(text, "TextBody")[0]?.["#text"], body["#text"]);
    assert.match(findAll(text, "JoinOnlineMeetingUrl")[0] ?? "", /^https:\/\/teams\.microsoft\.com\//);
    const guests = findAll(text, "Attendee");
    assert.ok(guests.some((guest) => guest["ResponseType"] === "Accept"));
    assert.equal(findAll(text, "Resources").length, 1);
  });

  it("have their body as HTML where nothing else is said", async () => {
    const [id = ""] = await idsOf("Management meeting");
    const { text } = await ews.ask(getItem([id]), { impersonate: willem });
    assert.match(findAll(text, "Body").at(-1)?.["#text"] ?? "", /<html>/);
  });

  it("are answered each for itself", async () => {
    const ids = await idsOf("Management meeting");
    const wrong = `${ids[0]?.slice(0, -8) ?? ""}AAAAAAA=`;
    const { codes } = await ews.ask(getItem([...ids, wrong, "x y"], shape("IdOnly")), {
      impersonate: willem,
    });
    assert.deepEqual(codes, [...ids.map(() => "NoError"), "ErrorItemNotFound", "ErrorInvalidIdMalformed"]);
  });

  it("have a pattern where they are the series", async () => {
    const [id = ""] = await idsOf("Management meeting");
    const { text } = await ews.ask(
      `<m:GetItem><m:ItemShape>${shape("AllProperties")}</m:ItemShape><m:ItemIds><t:RecurringMasterItemId OccurrenceId="${id}"/></m:ItemIds></m:GetItem>`,
      { impersonate: willem },
    );
    const [pattern] = findAll(text, "WeeklyRecurrence");
    assert.deepEqual([pattern?.["Interval"], pattern?.["DaysOfWeek"]], ["1", "Monday"]);
    assert.equal(findAll(text, "NoEndRecurrence").length, 1);
  });

  it("hide what is private from somebody who may look but not see that", async () => {
    const lotte = address("lotte.visser");
    const [id = ""] = await idsOf("Payroll review", lotte);
    const monitor = ews.user("monitor");
    const { text, codes } = await ews.ask(getItem([id]), { as: monitor });
    assert.deepEqual(codes, ["NoError"]);
    const [item] = findAll(text, "CalendarItem");
    assert.deepEqual([item?.["Subject"], item?.["Sensitivity"]], ["Private Appointment", "Private"]);
    assert.equal(item?.["RequiredAttendees"], undefined);
    assert.doesNotMatch(text, /Payroll/);
  });
});
