import type { Calendar, Event, MailboxSettings } from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import type { Principal } from "../../../src/demo/parts.js";
import {
  address,
  asAdministrator,
  asApp,
  asUser,
  ask,
  entityOf,
  refusalOf,
  testCompany,
  valuesOf,
} from "../support/company.js";

const company = testCompany({ mailboxes: 400 });
const administrator = asAdministrator(company);
const rotterdam = { prefer: 'outlook.timezone="W. Europe Standard Time"' };
const view = (alias: string, from: string, to: string, more = "&$top=1000") =>
  `/users/${address(alias)}/calendarView?startDateTime=${from}&endDateTime=${to}${more}`;
const get = (path: string, headers = {}, principal: Principal = administrator) =>
  ask(company, principal, "GET", path, { headers });
const eventsOf = (
  alias: string,
  from: string,
  to: string,
  headers = {},
  principal: Principal = administrator,
) => valuesOf<Event>(get(view(alias, from, to), headers, principal));

describe("a calendar view", () => {
  it("shows every time that something repeats, as an occurrence or as an exception", () => {
    const meetings = eventsOf("willem.degroot", "2026-11-09", "2026-12-01", rotterdam).filter(
      ({ subject }) => subject === "Management meeting",
    );
    assert.deepEqual(
      meetings.map(({ start, type, originalStart, location }) => [
        start?.dateTime,
        type,
        originalStart,
        location?.displayName,
      ]),
      [
        ["2026-11-09T09:00:00.0000000", "occurrence", "2026-11-09T08:00:00Z", "Room Maas (12)"],
        ["2026-11-16T09:30:00.0000000", "exception", "2026-11-16T08:00:00Z", "Room Maas (12)"],
        ["2026-11-24T10:00:00.0000000", "exception", "2026-11-23T08:00:00Z", "Room Rijn (4)"],
        ["2026-11-30T09:00:00.0000000", "occurrence", "2026-11-30T08:00:00Z", "Room Maas (12)"],
      ],
    );
    assert.equal(new Set(meetings.map(({ seriesMasterId }) => seriesMasterId)).size, 1);
    assert.equal(new Set(meetings.map(({ iCalUId }) => iCalUId)).size, meetings.length);
    assert.equal(
      new Set(meetings.map(({ iCalUId }) => `${iCalUId?.slice(0, 32) ?? ""}${iCalUId?.slice(40) ?? ""}`))
        .size,
      1,
    );
  });

  it("writes times in the zone that is preferred, by its name of Windows or of IANA", () => {
    const starts = (headers: Record<string, string>) =>
      eventsOf("marcus.delaney", "2026-11-19T14:00:00Z", "2026-11-19T16:00:00Z", headers)
        .filter(({ subject }) => subject?.startsWith("Transatlantic"))
        .map(({ start, originalStartTimeZone }) => [
          start?.dateTime?.slice(0, 16),
          start?.timeZone,
          originalStartTimeZone,
        ]);
    const zone = "Eastern Standard Time";
    assert.deepEqual(starts({}), [["2026-11-19T15:30", "UTC", zone]]);
    assert.deepEqual(starts(rotterdam), [["2026-11-19T16:30", "W. Europe Standard Time", zone]]);
    assert.deepEqual(starts({ prefer: 'outlook.timezone="Asia/Kolkata"' }), [
      ["2026-11-19T21:00", "Asia/Kolkata", zone],
    ]);
  });

  it("moves a meeting of New York by an hour in the week in which only Europe has changed its clocks", () => {
    const starts = eventsOf("joost.bakker", "2026-10-20", "2026-11-07", rotterdam)
      .filter(({ subject }) => subject === "Transatlantic call")
      .map(({ start }) => start?.dateTime?.slice(0, 16));
    assert.deepEqual(starts, ["2026-10-22T16:00", "2026-10-29T15:00", "2026-11-05T16:00"]);
  });

  it("shows a time that does not exist an hour later", () => {
    const starts = eventsOf("ruben.mulder", "2027-03-27", "2027-03-29", rotterdam)
      .filter(({ subject }) => subject === "Maintenance window")
      .map(({ start }) => start?.dateTime?.slice(0, 16));
    assert.deepEqual(starts, ["2027-03-28T03:30"]);
  });

  it("shows days as days, whatever zone is preferred", () => {
    for (const prefer of [
      "",
      'outlook.timezone="Asia/Kolkata"',
      'outlook.timezone="Pacific Standard Time"',
    ]) {
      const [fair] = eventsOf(
        "svenja.lorenz",
        "2026-11-30",
        "2026-12-05",
        prefer === "" ? {} : { prefer },
      ).filter(({ subject }) => subject === "Hafenmesse Hamburg");
      assert.equal(fair?.isAllDay, true);
      assert.deepEqual(
        [fair.start?.dateTime, fair.end?.dateTime],
        ["2026-12-01T00:00:00.0000000", "2026-12-04T00:00:00.0000000"],
      );
    }
  });

  it("says which preferences were heeded", () => {
    const headers = { prefer: 'outlook.timezone="Europe/London", outlook.body-content-type="text"' };
    assert.equal(
      get(view("ada.lindqvist", "2026-11-16", "2026-11-17"), headers).headers["preference-applied"],
      'outlook.timezone="Europe/London", outlook.body-content-type="text"',
    );
  });

  it("has bodies as HTML, or as text where it is preferred", () => {
    const body = (headers: Record<string, string>) =>
      eventsOf("willem.degroot", "2026-11-09", "2026-11-10", headers).find(
        ({ subject }) => subject === "Management meeting",
      )?.body;
    assert.equal(body({})?.contentType, "html");
    assert.match(body({})?.content ?? "", /^<html>/);
    const text = body({ prefer: 'outlook.body-content-type="text"' });
    assert.equal(text?.contentType, "text");
    assert.match(text.content ?? "", /^Figures of the week/);
  });

  it("comes ten at a time, and a thousand at the most", () => {
    const answer = get(view("joost.bakker", "2026-11-02", "2026-11-30", ""));
    assert.equal(valuesOf(answer).length, 10);
    const ids = new Set<string>();
    let next: string | undefined = view(
      "joost.bakker",
      "2026-11-02",
      "2026-11-30",
      "&$top=7&$select=subject",
    );
    while (next !== undefined) {
      const page = get(next);
      for (const { id } of valuesOf<Event>(page)) {
        ids.add(id ?? "");
      }
      next = page.body["@odata.nextLink"] as unknown as string | undefined;
    }
    assert.equal(ids.size, eventsOf("joost.bakker", "2026-11-02", "2026-11-30").length);
    assert.equal(
      refusalOf(get(view("joost.bakker", "2026-11-02", "2026-11-30", "&$top=1001"))),
      "400 BadRequest",
    );
    assert.equal(
      refusalOf(get(view("joost.bakker", "2026-11-02", "2026-11-30", "&$top=0"))),
      "400 BadRequest",
    );
  });

  it("takes offsets, and a plus that was not escaped", () => {
    const count = (from: string, to: string) => eventsOf("joost.bakker", from, to).length;
    const expected = count("2026-11-16T23:00:00Z", "2026-11-17T23:00:00Z");
    assert.ok(expected > 0);
    assert.equal(count("2026-11-17T00:00:00%2B01:00", "2026-11-18T00:00:00%2B01:00"), expected);
    assert.equal(count("2026-11-17T00:00:00+01:00", "2026-11-18T00:00:00+01:00"), expected);
    assert.equal(count("2026-11-16T23:00:00", "2026-11-17T23:00:00.000"), expected);
  });

  it("is filtered, sorted and narrowed", () => {
    const path = view(
      "joost.bakker",
      "2026-11-02",
      "2026-11-30",
      "&$filter=isAllDay eq false&$orderby=start/dateTime desc&$select=subject,start&$top=1000",
    );
    const events = valuesOf<Event>(get(path));
    const starts = events.map(({ start }) => start?.dateTime ?? "");
    assert.deepEqual(starts, [...starts].sort().reverse());
    assert.deepEqual(Object.keys(events[0] ?? {}).sort(), ["@odata.etag", "id", "start", "subject"]);
  });

  const bad: readonly (readonly [query: string, refusal: string])[] = [
    ["", "400 ErrorInvalidParameter"],
    ["?startDateTime=2026-11-16", "400 ErrorInvalidParameter"],
    ["?startDateTime=tomorrow&endDateTime=2026-11-17", "400 ErrorInvalidParameter"],
    ["?startDateTime=2026-11-17&endDateTime=2026-11-16", "400 ErrorInvalidParameter"],
    ["?startDateTime=2021-11-16&endDateTime=2026-11-16", "400 ErrorInvalidRequest"],
    ["?startDateTime=2026-11-16&endDateTime=2026-11-17&$select=shoeSize", "400 BadRequest"],
  ];
  for (const [query, refusal] of bad) {
    it(`refuses ${query || "no window"}`, () => {
      assert.equal(refusalOf(get(`/users/${address("joost.bakker")}/calendarView${query}`)), refusal);
    });
  }

  it("refuses a time zone that nobody knows", () => {
    const answer = get(view("joost.bakker", "2026-11-16", "2026-11-17"), {
      prefer: 'outlook.timezone="Greenwich Mean Time"',
    });
    assert.equal(refusalOf(answer), "400 TimeZoneNotSupportedException");
  });
});

describe("events", () => {
  it("are one for each series, with how it repeats", () => {
    const events = valuesOf<Event>(get(`/users/${address("ruben.mulder")}/events?$top=1000`));
    const maintenance = events.find(({ subject }) => subject === "Maintenance window");
    assert.equal(maintenance?.type, "seriesMaster");
    const { pattern, range } = maintenance.recurrence ?? {};
    assert.deepEqual(pattern?.daysOfWeek, ["sunday"]);
    assert.equal(range?.type, "noEnd");
    assert.equal(range.recurrenceTimeZone, "W. Europe Standard Time");
    assert.ok(events.every(({ type }) => type === "seriesMaster" || type === "singleInstance"));
  });

  it("are each read by their id, below the mailbox and below the calendar", () => {
    for (const event of eventsOf("ada.lindqvist", "2026-11-16", "2026-11-30")) {
      const read = entityOf<Event>(
        get(`/users/${address("ada.lindqvist")}/events/${encodeURIComponent(event.id ?? "")}`),
      );
      assert.deepEqual(
        Object.fromEntries(Object.entries(read).filter(([name]) => name !== "@odata.context")),
        event,
      );
    }
  });

  it("tell the times of their series", () => {
    const [meeting] = eventsOf("willem.degroot", "2026-11-09", "2026-11-10").filter(
      ({ subject }) => subject === "Management meeting",
    );
    const id = encodeURIComponent(meeting?.seriesMasterId ?? "");
    const base = `/users/${address("willem.degroot")}/events/${id}`;
    assert.equal(entityOf<Event>(get(base)).type, "seriesMaster");
    const instances = valuesOf<Event>(
      get(`${base}/instances?startDateTime=2026-11-09&endDateTime=2026-12-01`),
    );
    assert.deepEqual(
      instances.map(({ type }) => type),
      ["occurrence", "exception", "exception", "occurrence"],
    );
    const once = eventsOf("willem.degroot", "2026-11-01", "2026-11-30").find(
      ({ type }) => type === "singleInstance",
    );
    const path = `/users/${address("willem.degroot")}/events/${encodeURIComponent(once?.id ?? "")}/instances?startDateTime=2026-11-09&endDateTime=2026-12-01`;
    assert.equal(refusalOf(get(path)), "400 ErrorInvalidRequest");
  });

  it("are not found by the ids of others, or by what is no id", () => {
    const [event] = eventsOf("willem.degroot", "2026-11-16", "2026-11-30");
    const id = encodeURIComponent(event?.id ?? "");
    assert.equal(refusalOf(get(`/users/${address("ada.lindqvist")}/events/${id}`)), "404 ErrorItemNotFound");
    assert.equal(
      refusalOf(get(`/users/${address("ada.lindqvist")}/events/x`)),
      "400 ErrorInvalidIdMalformed",
    );
  });

  it("know who organizes and who answered what", () => {
    const board = (alias: string) =>
      eventsOf(alias, "2026-11-16", "2026-12-18").find(({ subject }) => subject === "IT change board");
    const own = board("ada.lindqvist");
    assert.equal(own?.isOrganizer, true);
    assert.equal(own.responseStatus?.response, "organizer");
    const answers = new Map(
      (own.attendees ?? []).map(({ emailAddress, type, status }) => [
        emailAddress?.name,
        `${type ?? ""} ${status?.response ?? ""}`,
      ]),
    );
    assert.equal(answers.get("Ruben Mulder"), "required accepted");
    assert.equal(answers.get("Kevin Tran"), "required declined");
    assert.equal(answers.get("Room Rijn (4)"), "resource accepted");
    const guest = board("ruben.mulder");
    assert.equal(guest?.isOrganizer, false);
    assert.equal(guest.organizer?.emailAddress?.address, address("ada.lindqvist"));
    assert.equal(guest.responseStatus?.response, "accepted");
    assert.equal(board("kevin.tran"), undefined);
  });

  it("may be of an organizer elsewhere, in a zone that is none", () => {
    const [review] = eventsOf("oliver.pembroke", "2026-11-23", "2026-11-30").filter(({ subject }) =>
      subject?.includes("Oostzee"),
    );
    assert.equal(review?.organizer?.emailAddress?.address, "mika.koskela@oostzee-lines.example");
    assert.equal(review.originalStartTimeZone, "tzone://Microsoft/Custom");
    assert.equal(review.onlineMeetingProvider, "teamsForBusiness");
    assert.match(review.onlineMeeting?.joinUrl ?? "", /^https:/);
  });
});

describe("calendars", () => {
  it("are listed and read by their id", () => {
    const calendars = valuesOf<Calendar>(get(`/users/${address("uwe.ahrens")}/calendars`));
    assert.deepEqual(
      calendars.map(({ name, isDefaultCalendar }) => [name, isDefaultCalendar]),
      [
        ["Kalender", true],
        ["Feiertage in Deutschland", false],
        ["Birthdays", false],
      ],
    );
    const [own, holidays] = calendars;
    assert.deepEqual(
      { ...get(`/users/${address("uwe.ahrens")}/calendar`).body, "@odata.context": undefined },
      { ...own, "@odata.context": undefined },
    );
    const base = `/users/${address("uwe.ahrens")}/calendars/${encodeURIComponent(holidays?.id ?? "")}`;
    assert.equal(entityOf<Calendar>(get(base)).name, "Feiertage in Deutschland");
    const days = valuesOf<Event>(get(`${base}/calendarView?startDateTime=2026-12-01&endDateTime=2027-01-02`));
    assert.deepEqual(
      days.map(({ subject }) => subject),
      ["1. Weihnachtstag", "Neujahr"],
    );
    assert.equal(
      refusalOf(
        get(`/users/${address("ada.lindqvist")}/calendars/${encodeURIComponent(holidays?.id ?? "")}`),
      ),
      "404 ErrorItemNotFound",
    );
  });

  it("of others are among one's own where one is a delegate", () => {
    const saskia = asUser(company, "saskia.vermeulen");
    const shared = valuesOf<Calendar>(get("/me/calendars", {}, saskia)).find(
      ({ name }) => name === "Willem de Groot",
    );
    assert.equal(shared?.owner?.address, address("willem.degroot"));
    assert.equal(shared.canEdit, true);
    const path = `/me/calendars/${encodeURIComponent(shared.id ?? "")}/calendarView?startDateTime=2026-11-16&endDateTime=2026-11-23&$top=100`;
    const events = valuesOf<Event>(get(path, {}, saskia));
    assert.equal(events.length, eventsOf("willem.degroot", "2026-11-16", "2026-11-23").length);
    const [first] = events;
    assert.equal(
      entityOf<Event>(get(`/me/events/${encodeURIComponent(first?.id ?? "")}`, {}, saskia)).subject,
      first?.subject,
    );
  });
});

describe("whose calendars one may read", () => {
  const all = "/calendars";
  const refusal = (principal: Principal, alias: string, path = all) => {
    const answer = get(`/users/${address(alias)}${path}`, {}, principal);
    return answer.status === 200 ? "200" : refusalOf(answer);
  };

  it("is nobody's without a permission", () => {
    const bare = asApp(company, "ClockWork", ["User.Read.All"]);
    assert.equal(refusal(bare, "joost.bakker"), "403 ErrorAccessDenied");
    assert.equal(refusal(bare, "nobody"), "403 ErrorAccessDenied");
  });

  it("is everybody's for an application that nothing limits", () => {
    const connector = asApp(company, "Exchange calendar");
    for (const alias of ["joost.bakker", "grace.okafor", "room.maas", "planning", "monitor"]) {
      assert.equal(refusal(connector, alias), "200", alias);
    }
  });

  it("is the members' for an application with an access policy", () => {
    const clockwork = asApp(company, "ClockWork");
    assert.equal(refusal(clockwork, "clockwork"), "200");
    assert.equal(refusal(clockwork, "joost.bakker"), "200");
    const answer = get(`/users/${address("grace.okafor")}/calendars`, {}, clockwork);
    assert.equal(refusalOf(answer), "403 ErrorAccessDenied");
    assert.equal(answer.body["error"]?.["message"], "Access to OData is disabled.");
  });

  it("is nobody's where there is no mailbox, or none that can be reached", () => {
    for (const alias of ["piet.wassenaar", "birgit.sommer", "gerrit.molenaar", company.users.at(249).alias]) {
      assert.equal(refusal(administrator, alias), "404 MailboxNotEnabledForRESTAPI", alias);
    }
    assert.equal(refusal(administrator, "nobody"), "404 ErrorInvalidUser");
  });

  it("is for a person the own one, and with one more permission what was shared", () => {
    const leonie = asUser(company, "leonie.vogt", ["Calendars.Read"]);
    assert.equal(refusal(leonie, "leonie.vogt"), "200");
    assert.equal(refusal(leonie, "katharina.brandt"), "403 ErrorAccessDenied");
    const sharing = asUser(company, "leonie.vogt", ["Calendars.Read.Shared"]);
    assert.equal(refusal(sharing, "katharina.brandt"), "200");
    assert.equal(refusal(sharing, "willem.degroot"), "403 ErrorAccessDenied");
  });

  it("does not include what is private, but for whoever may see it", () => {
    const subjects = (principal: Principal, alias: string) =>
      eventsOf(alias, "2026-11-01", "2026-12-31", {}, principal)
        .filter(({ sensitivity }) => sensitivity === "private")
        .map(({ subject, attendees }) => `${subject ?? ""} ${String(attendees?.length)}`);
    const monitor = asUser(company, "monitor", ["Calendars.Read.Shared"]);
    const { users, exchange } = company;
    const readable = [...users]
      .slice(0, 40)
      .filter(
        (owner) =>
          exchange.rightOf(monitor.kind === "user" ? monitor.userId : "", owner).right === "Reviewer" &&
          subjects(administrator, owner.alias).length > 0,
      );
    assert.ok(readable.length > 3);
    for (const { alias } of readable) {
      assert.deepEqual([...new Set(subjects(monitor, alias))], ["Private Appointment 0"]);
      assert.ok(!subjects(administrator, alias).includes("Private Appointment 0"));
    }
  });

  it("does not include bodies with the most basic permission", () => {
    const basic = asApp(company, "ClockWork", ["Calendars.ReadBasic.All"]);
    const [event] = eventsOf("grace.okafor", "2026-11-16", "2026-11-23", {}, basic);
    assert.ok(event?.subject);
    assert.equal("body" in event || "bodyPreview" in event, false);
  });
});

describe("mailbox settings", () => {
  it("tell zone, language, working hours and what the mailbox is for", () => {
    const settings = (alias: string) =>
      entityOf<MailboxSettings>(get(`/users/${address(alias)}/mailboxSettings`));
    assert.equal(settings("isla.mckinnon").timeZone, "Cen. Australia Standard Time");
    assert.equal(settings("uwe.ahrens").language?.locale, "de-DE");
    assert.equal(settings("isla.mckinnon").workingHours?.startTime, "08:30:00.0000000");
    assert.equal(settings("room.maas").userPurpose, "room");
    assert.equal(settings("planning").userPurpose, "shared");
  });

  it("have a permission of their own", () => {
    const connector = asApp(company, "Exchange calendar");
    assert.equal(
      refusalOf(get(`/users/${address("uwe.ahrens")}/mailboxSettings`, {}, connector)),
      "403 ErrorAccessDenied",
    );
  });
});
