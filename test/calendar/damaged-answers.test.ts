import assert from "node:assert/strict";
import fc from "fast-check";
import { UserError } from "../../src/base/errors.js";
import type { CalendarSource, FreeBusy } from "../../src/calendar/source.js";
import { envelope, findItemAnswer, getItemAnswer, itemXml } from "../support/ews-server.js";
import { all } from "../support/graph-client.js";
import { batchOf } from "../support/graph-server.js";
import { listFrom, useTwoDoors } from "../support/two-doors.js";

const window = { start: new Date("2026-11-01T00:00:00Z"), end: new Date("2026-12-01T00:00:00Z") };
const mailboxes = ["ada@quillhaven.example", "bob@quillhaven.example"];
const count = 60;
const places = Array.from({ length: count }, (_, place) => place);
const startOf = (place: number) => new Date(Date.UTC(2026, 10, 2, place)).toISOString().replace(".000", "");
const endOf = (place: number) => startOf(place + 1);

/** Everything that a server may say of an event, with characters of several bytes. */
const items = places.map((place) =>
  itemXml({
    id: `AAMkADFkZDlhMjgxLTQxMTktNGIyOC1iNWYwLWQzNGYzODA3NTc0ZQ${String(place)}`,
    start: startOf(place),
    end: endOf(place),
    subject: `Besprechung “Größe” ${String(place)} 🗓`,
    details: `<t:UID>uid-${String(place)}</t:UID><t:RequiredAttendees>${"<t:Attendee><t:Mailbox><t:Name>Jürgen Weiß</t:Name><t:EmailAddress>juergen@quillhaven.example</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType></t:Mailbox><t:ResponseType>Accept</t:ResponseType></t:Attendee>".repeat(3)}</t:RequiredAttendees>`,
  }),
);

const availability = envelope(
  `<m:GetUserAvailabilityResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:FreeBusyResponseArray>${mailboxes
    .map(
      () =>
        `<m:FreeBusyResponse><m:ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode></m:ResponseMessage><m:FreeBusyView><t:FreeBusyViewType>Detailed</t:FreeBusyViewType><t:CalendarEventArray>${places
          .map(
            (place) =>
              `<t:CalendarEvent><t:StartTime>${startOf(place).slice(0, -1)}</t:StartTime><t:EndTime>${endOf(place).slice(0, -1)}</t:EndTime><t:BusyType>Busy</t:BusyType><t:CalendarEventDetails><t:Subject>Größe</t:Subject><t:IsPrivate>false</t:IsPrivate></t:CalendarEventDetails></t:CalendarEvent>`,
          )
          .join("")}</t:CalendarEventArray></m:FreeBusyView></m:FreeBusyResponse>`,
    )
    .join("")}</m:FreeBusyResponseArray></m:GetUserAvailabilityResponse>`,
);

const time = (dateTime: string) => ({ dateTime: dateTime.replace("Z", ".0000000"), timeZone: "UTC" });
const view = JSON.stringify({
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users('ada')/calendarView",
  value: places.map((place) => ({
    "@odata.etag": 'W/"DwAAABYAAAB8"',
    id: `AAMkAGI${String(place)}`,
    iCalUId: `uid-${String(place)}`,
    type: "singleInstance",
    subject: `Besprechung “Größe” ${String(place)} 🗓`,
    start: time(startOf(place)),
    end: time(endOf(place)),
    isAllDay: false,
    isCancelled: false,
    showAs: "busy",
    sensitivity: "normal",
    location: { displayName: "Room 1", uniqueIdType: "unknown", address: {}, coordinates: {} },
    organizer: { emailAddress: { name: "Ada Lovelace", address: "ada@quillhaven.example" } },
    attendees: [
      { type: "required", emailAddress: { name: "Jürgen Weiß", address: "juergen@quillhaven.example" } },
    ],
    originalStartTimeZone: "W. Europe Standard Time",
  })),
});
const schedules = mailboxes.map((scheduleId) => ({
  scheduleId,
  availabilityView: "2".repeat(48),
  scheduleItems: places.map((place) => ({
    status: "busy",
    subject: "Größe",
    start: time(startOf(place)),
    end: time(endOf(place)),
  })),
}));

describe("an answer that is not whole", () => {
  const doors = useTwoDoors();

  interface Case {
    readonly via: "graph" | "ews";
    /** Answers with `body` where `operation` asks for it, and wholly otherwise. */
    readonly answer: (body: Uint8Array | string) => void;
    readonly whole: () => string;
    readonly ask: (source: CalendarSource) => Promise<number>;
  }

  const countEvents = async (source: CalendarSource) => (await listFrom(source, window)).length;
  const countPeriods = async (source: CalendarSource) =>
    sum(await all(source.readFreeBusy(mailboxes, window)));

  function answerEws(damaged: string): Case["answer"] {
    return (body) => {
      doors.ewsServer.answers(({ operation }) => {
        const whole = operation === "FindItem" ? findItemAnswer(items) : getItemAnswer(items);
        return { body: operation === damaged ? body : whole };
      });
    };
  }

  /** As if it were all: with a length that agrees. */
  function answerGraph(body: Uint8Array | string): void {
    const bytes = Buffer.from(body);
    doors.graphServer.answers(() => ({
      raw: Buffer.concat([
        Buffer.from(
          `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${String(bytes.length)}\r\nconnection: close\r\n\r\n`,
        ),
        bytes,
      ]),
    }));
  }

  const cases: Readonly<Record<string, Case>> = {
    "FindItem of EWS": {
      via: "ews",
      answer: answerEws("FindItem"),
      whole: () => findItemAnswer(items),
      ask: countEvents,
    },
    "GetItem of EWS": {
      via: "ews",
      answer: answerEws("GetItem"),
      whole: () => getItemAnswer(items),
      ask: countEvents,
    },
    "GetUserAvailability of EWS": {
      via: "ews",
      answer: answerEws("GetUserAvailability"),
      whole: () => availability,
      ask: countPeriods,
    },
    "calendarView of Microsoft Graph": {
      via: "graph",
      answer: answerGraph,
      whole: () => view,
      ask: countEvents,
    },
    "getSchedule of Microsoft Graph": {
      via: "graph",
      answer: answerGraph,
      whole: () =>
        JSON.stringify({ responses: [{ id: "0", status: 200, headers: {}, body: { value: schedules } }] }),
      ask: countPeriods,
    },
  };

  for (const [name, { via, answer, whole, ask }] of Object.entries(cases)) {
    it(`is an error and no shorter calendar, at every thousandth byte: ${name}`, async () => {
      const bytes = Buffer.from(whole());
      const { [via]: source } = doors.open();
      answer(bytes);
      const all = await ask(source);
      assert.equal(all, name.includes("chedule") || name.includes("Availability") ? 2 * count : count);
      assert.ok(bytes.length > 20_000, String(bytes.length));
      for (let length = 0; length < bytes.length; length += 1000) {
        answer(bytes.subarray(0, length));
        const told = await ask(source).catch((error: unknown) => error);
        assert.ok(told instanceof UserError, `after ${String(length)} bytes: ${String(told)}`);
        assert.match(told.message, /^[^\n]+\.(?: .*)?$/);
      }
    });

    it(`is an event or a clear error, whatever was damaged: ${name}`, async () => {
      const text = whole();
      const { [via]: source } = doors.open();
      const bits = [
        "<",
        ">",
        "&",
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        "null",
        "0",
        "</t:Items>",
        "]]>",
        "\\u0000",
        "\0",
      ];
      const accidents = fc.array(
        fc.record({
          at: fc.nat(text.length),
          lost: fc.nat(60),
          added: fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom(...bits)),
        }),
        { minLength: 1, maxLength: 3 },
      );
      await fc.assert(
        fc.asyncProperty(accidents, async (all) => {
          answer(
            all.reduce(
              (body, { at, lost, added }) => body.slice(0, at) + added + body.slice(at + lost),
              text,
            ),
          );
          const told = await ask(source).catch((error: unknown) => error);
          assert.ok(typeof told === "number" || told instanceof UserError, String(told));
        }),
        { numRuns: 60 },
      );
    });
  }

  it("says so of each mailbox where a batch says nothing of them", async () => {
    doors.graphServer.answers((seen) => ({
      body: { responses: batchOf(seen).map(({ id }) => ({ id, status: 200, body: { value: [] } })) },
    }));
    const told = await all(doors.open().graph.readFreeBusy(mailboxes, window));
    assert.ok(told.length === 2 && told.every((each) => "error" in each));
  });
});

/** How many stretches of time are told. Throws what one mailbox says instead. */
function sum(told: readonly FreeBusy[]): number {
  return told.reduce((total, each) => {
    if ("error" in each) {
      throw each.error;
    }
    return total + each.periods.length;
  }, 0);
}
