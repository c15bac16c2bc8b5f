import assert from "node:assert/strict";
import { address } from "../support/company.js";
import { findAll, startEws, type EwsService, type Xml } from "../support/ews.js";

const amsterdam = `<t:TimeZone><t:Bias>-60</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>03:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>-60</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone>`;

interface Question {
  readonly zone?: string;
  readonly mailboxes?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly interval?: number;
  readonly view?: string;
}

const question = ({
  zone = amsterdam,
  mailboxes = [address("willem.degroot")],
  from = "2026-11-24T08:00:00",
  to = "2026-11-24T18:00:00",
  interval = 60,
  view = "DetailedMerged",
}: Question = {}) =>
  `<m:GetUserAvailabilityRequest>${zone}<m:MailboxDataArray>${mailboxes
    .map(
      (mailbox) =>
        `<t:MailboxData><t:Email><t:Address>${mailbox}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>`,
    )
    .join(
      "",
    )}</m:MailboxDataArray><t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>${from}</t:StartTime><t:EndTime>${to}</t:EndTime></t:TimeWindow><t:MergedFreeBusyIntervalInMinutes>${String(interval)}</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>${view}</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>`;

describe("free/busy times through EWS", () => {
  let ews: EwsService;
  before(async () => {
    ews = await startEws();
  });
  after(() => ews.stop());

  const eventsOf = async (asked: Question, impersonate = address("joost.bakker")): Promise<Xml[]> => {
    const { text, codes } = await ews.ask(question(asked), { impersonate });
    assert.deepEqual(codes, ["NoError"]);
    return findAll(text, "CalendarEvent");
  };

  it("say when, in the zone of the request, and no more where no more is shared", async () => {
    const { text } = await ews.ask(question(), { impersonate: address("joost.bakker") });
    const [event] = findAll(text, "CalendarEvent").filter(
      (candidate) => candidate["StartTime"] === "2026-11-24T10:00:00",
    );
    assert.deepEqual(event, {
      StartTime: "2026-11-24T10:00:00",
      EndTime: "2026-11-24T11:30:00",
      BusyType: "Busy",
    });
    assert.equal(findAll(text, "FreeBusyViewType")[0], "FreeBusyMerged");
    assert.match(findAll(text, "MergedFreeBusy")[0] ?? "", /^[0-3]{2}2[0-3]{7}$/);
  });

  it("say what for, to oneself and where it is shared", async () => {
    const own = await eventsOf({}, address("willem.degroot"));
    assert.ok(own.some((event) => event["CalendarEventDetails"]?.["Subject"] === "Management meeting"));
    const room = {
      mailboxes: [address("room.maas")],
      from: "2026-11-30T00:00:00",
      to: "2026-12-01T00:00:00",
    };
    const [booked] = await eventsOf(room);
    assert.equal(booked?.["CalendarEventDetails"]?.["Subject"], "Willem de Groot");
  });

  it("have no events where only the line is asked for", async () => {
    assert.deepEqual(await eventsOf({ view: "MergedOnly" }), []);
  });

  it("say of each mailbox for itself what is wrong", async () => {
    const mailboxes = [address("ada.lindqvist"), address("nobody"), "nonsense", address("birgit.sommer")];
    const { codes } = await ews.ask(question({ mailboxes }));
    assert.deepEqual(codes, [
      "NoError",
      "ErrorMailRecipientNotFound",
      "ErrorInvalidSmtpAddress",
      "ErrorProxyRequestProcessingFailed",
    ]);
  });

  it("are told to nobody to whom they are not given", async () => {
    const { exchange, users } = ews.company;
    const [joost, isla] = [users.find(address("joost.bakker")), users.find(address("isla.mckinnon"))];
    assert.ok(joost && isla);
    exchange.setRight(joost.id, isla, { right: "None", seesPrivate: false });
    const { codes } = await ews.ask(question({ mailboxes: [address("isla.mckinnon")] }), {
      impersonate: address("joost.bakker"),
    });
    assert.deepEqual(codes, ["ErrorNoFreeBusyAccess"]);
  });

  it("take 100 mailboxes and 42 days, over a change of the clocks, too", async () => {
    const mailboxes = Array.from({ length: 100 }, () => address("ada.lindqvist"));
    assert.equal((await ews.ask(question({ mailboxes }))).status, 200);
    const autumn = { from: "2026-09-28T00:00:00", to: "2026-11-09T00:00:00" };
    assert.equal((await ews.ask(question(autumn))).status, 200);
  });

  const bad: readonly (readonly [what: string, asked: Question, code: string])[] = [
    ["a request without a time zone", { zone: "" }, "ErrorTimeZone"],
    [
      "101 mailboxes",
      { mailboxes: Array.from({ length: 101 }, () => address("ada.lindqvist")) },
      "ErrorMailboxDataArrayTooBig",
    ],
    ["43 days", { from: "2026-11-01T00:00:00", to: "2026-12-14T00:00:00" }, "ErrorTimeIntervalTooBig"],
    ["an end before the beginning", { to: "2026-11-24T07:00:00" }, "ErrorInvalidTimeInterval"],
    ["slots of four minutes", { interval: 4 }, "ErrorInvalidMergedFreeBusyInterval"],
    ["a view that is none", { view: "Everything" }, "ErrorInvalidFreeBusyViewType"],
  ];
  for (const [what, asked, code] of bad) {
    it(`refuses ${what}`, async () => {
      const { status, codes } = await ews.ask(question(asked));
      assert.deepEqual([status, codes], [500, [code]]);
    });
  }
});
