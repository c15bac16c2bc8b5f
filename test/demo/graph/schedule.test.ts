import type { ScheduleInformation } from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import type { Principal } from "../../../src/demo/parts.js";
import {
  address,
  asAdministrator,
  asUser,
  ask,
  refusalOf,
  testCompany,
  valuesOf,
} from "../support/company.js";

const company = testCompany();
const administrator = asAdministrator(company);
const rotterdam = "W. Europe Standard Time";

function request(
  body: object,
  principal: Principal = administrator,
  path = `/users/${address("joost.bakker")}/calendar/getSchedule`,
) {
  return ask(company, principal, "POST", path, {
    headers: { prefer: `outlook.timezone="${rotterdam}"` },
    body: {
      schedules: [address("willem.degroot")],
      startTime: { dateTime: "2026-11-24T08:00:00", timeZone: rotterdam },
      endTime: { dateTime: "2026-11-24T18:00:00", timeZone: "Europe/Amsterdam" },
      ...body,
    },
  });
}

const schedulesOf = (...parts: Parameters<typeof request>) =>
  valuesOf<ScheduleInformation>(request(...parts));

describe("getSchedule", () => {
  it("says when people are busy, and little else where they do not share more", () => {
    const [schedule] = schedulesOf({});
    assert.equal(schedule?.scheduleId, address("willem.degroot"));
    const meeting = schedule.scheduleItems?.find(
      ({ start }) => start?.dateTime === "2026-11-24T10:00:00.0000000",
    );
    assert.deepEqual(meeting, {
      status: "busy",
      start: { dateTime: "2026-11-24T10:00:00.0000000", timeZone: rotterdam },
      end: { dateTime: "2026-11-24T11:30:00.0000000", timeZone: rotterdam },
    });
    assert.equal(schedule.workingHours?.timeZone?.name, rotterdam);
  });

  it("says what rooms are booked for", () => {
    const [schedule] = schedulesOf({
      schedules: [address("room.maas")],
      startTime: { dateTime: "2026-11-30T00:00:00", timeZone: rotterdam },
      endTime: { dateTime: "2026-12-01T00:00:00", timeZone: rotterdam },
    });
    assert.equal(schedule?.scheduleItems?.[0]?.subject, "Willem de Groot");
  });

  it("shows oneself everything of oneself", () => {
    const willem = asUser(company, "willem.degroot", ["Calendars.Read"]);
    const [schedule] = schedulesOf({}, willem, "/me/calendar/getSchedule");
    assert.ok(schedule?.scheduleItems?.some(({ subject }) => subject === "Management meeting"));
  });

  it("draws a line of digits, one for each slot", () => {
    const [schedule] = schedulesOf({ availabilityViewInterval: 60 });
    const view = schedule?.availabilityView ?? "";
    assert.match(view, /^[0-3]{10}$/);
    assert.equal(view[2], "2");
    const items = schedule?.scheduleItems ?? [];
    for (const [place, digit] of Array.from(view).entries()) {
      const begin = `2026-11-24T${String(8 + place).padStart(2, "0")}:00`;
      const end = `2026-11-24T${String(9 + place).padStart(2, "0")}:00`;
      const touched = items.some(
        ({ status, start, end: last }) =>
          status !== "workingElsewhere" &&
          (start?.dateTime ?? "") < end &&
          (last?.dateTime ?? "") > `${begin}:00.0000000`,
      );
      assert.equal(digit !== "0", touched, begin);
    }
  });

  it("says of each address for itself what is wrong", () => {
    const found = schedulesOf({
      schedules: ["x@y.example", address("birgit.sommer"), address("ada.lindqvist")],
    });
    assert.deepEqual(
      found.map(({ error }) => error?.responseCode),
      ["ErrorMailRecipientNotFound", "ErrorProxyRequestProcessingFailed", undefined],
    );
  });

  const day = (text: string) => ({ dateTime: text, timeZone: "UTC" });
  const bad: readonly (readonly [what: string, body: object, refusal: string])[] = [
    [
      "21 addresses",
      { schedules: Array.from({ length: 21 }, () => "a@b.example") },
      "400 ErrorMailboxDataArrayTooBig",
    ],
    ["63 days", { startTime: day("2026-11-01"), endTime: day("2027-01-03") }, "400 ErrorTimeIntervalTooBig"],
    [
      "an end before the beginning",
      { startTime: day("2026-11-02"), endTime: day("2026-11-01") },
      "400 ErrorInvalidTimeInterval",
    ],
    ["slots of four minutes", { availabilityViewInterval: 4 }, "400 ErrorInvalidMergedFreeBusyInterval"],
    ["slots of two days", { availabilityViewInterval: 2880 }, "400 ErrorInvalidMergedFreeBusyInterval"],
    ["no addresses", { schedules: undefined }, "400 ErrorInvalidParameter"],
    ["a time that is none", { startTime: day("soon") }, "400 ErrorInvalidParameter"],
    [
      "a zone that is none",
      { startTime: { dateTime: "2026-11-24T08:00:00", timeZone: "Nowhere" } },
      "400 TimeZoneNotSupportedException",
    ],
  ];
  for (const [what, body, refusal] of bad) {
    it(`refuses ${what}`, () => {
      assert.equal(refusalOf(request(body)), refusal);
    });
  }

  it("takes 20 addresses and 62 days", () => {
    const schedules = [...company.users].slice(0, 20).map(({ userPrincipalName }) => userPrincipalName);
    assert.equal(
      schedulesOf({ schedules, startTime: day("2026-11-01"), endTime: day("2027-01-02") }).length,
      20,
    );
  });
});
