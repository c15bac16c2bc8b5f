import assert from "node:assert/strict";
import fc from "fast-check";
import type { CalendarEvent } from "../../src/calendar/event.js";
import { UserError } from "../../src/base/errors.js";
import { createEwsSource } from "../../src/ews/source.js";
import {
  answerTo,
  connectEws,
  envelope,
  faultOf,
  findItemAnswer,
  getItemAnswer,
  itemXml,
  useEwsServer,
  type EwsReply,
  type EwsSeen,
  type ItemParts,
} from "../support/ews-server.js";
import { all } from "../support/graph-client.js";

const mailbox = "ada@example.com";
const week = { start: new Date("2026-11-16T00:00:00Z"), end: new Date("2026-11-23T00:00:00Z") };
const berlin = '<t:StartTimeZone Name="(UTC+01:00) Berlin" Id="W. Europe Standard Time"/>';

describe("calendars through EWS", () => {
  const server = useEwsServer();
  const connect = (access = { impersonates: true } as Parameters<typeof createEwsSource>[1]) =>
    createEwsSource(connectEws(server.address).client, access);

  /** Plays FindItem over these events, and GetItem with their details. */
  function hold(
    items: readonly ItemParts[],
    find: (found: readonly string[]) => EwsReply = (found) => ({ body: findItemAnswer(found) }),
  ): void {
    server.answers((seen) => {
      if (seen.operation === "FindItem") {
        const [from, to] = sliceOf(seen);
        const found = items.filter(({ start, end }) => start < to && (end > from || end === start));
        return find(found.map((item) => itemXml({ ...item, details: "" })));
      }
      const ids = [...seen.body.matchAll(/<t:ItemId Id="([^"]+)"/g)].map(([, id]) => id);
      return {
        body: getItemAnswer(ids.map((id) => itemXml(items.find((item) => item.id === id) ?? assert.fail()))),
      };
    });
  }

  async function listEvents(window = week): Promise<readonly CalendarEvent[]> {
    return (await all(connect().listEvents({ mailbox, window }))).flat();
  }

  describe("lists calendars", () => {
    const folder = (id: string, name: string, folderClass = "IPF.Appointment") =>
      `<t:CalendarFolder><t:FolderId Id="${id}" ChangeKey="AgAA"/><t:FolderClass>${folderClass}</t:FolderClass><t:DisplayName>${name}</t:DisplayName><t:EffectiveRights><t:CreateAssociated>false</t:CreateAssociated><t:CreateContents>true</t:CreateContents></t:EffectiveRights></t:CalendarFolder>`;
    const found = (folders: string, rest = 'IncludesLastItemInRange="true"') =>
      answerTo(
        "FindFolder",
        `<m:RootFolder IndexedPagingOffset="1" TotalItemsInView="3" ${rest}><t:Folders>${folders}</t:Folders></m:RootFolder>`,
      );
    const main = { body: answerTo("GetFolder", `<m:Folders>${folder("main", "Kalender")}</m:Folders>`) };

    it("by their class, page by page, the default one first", async () => {
      server.replies(
        main,
        {
          body: found(
            folder("other", "Team &amp; Co") + folder("main", "Kalender"),
            'IncludesLastItemInRange="false"',
          ),
        },
        { body: found(folder("third", "Urlaub") + folder("mail", "Inbox", "IPF.Note")) },
      );
      const calendars = await connect().listCalendars(mailbox);
      assert.deepEqual(
        calendars.map(({ id, name, isDefault, canEdit }) => [id, name, isDefault, canEdit]),
        [
          ["main", "Kalender", true, true],
          ["other", "Team & Co", false, true],
          ["third", "Urlaub", false, true],
        ],
      );
      assert.match(server.seen[0]?.body ?? "", /<t:DistinguishedFolderId Id="calendar"\/>/);
      assert.match(
        server.seen[1]?.body ?? "",
        /Traversal="Deep".*Offset="0".*IPF\.Appointment.*"msgfolderroot"/,
      );
      assert.match(server.seen[2]?.body ?? "", /Offset="1"/);
    });

    it("of somebody else by the owner's name, and one alone where no more was given", async () => {
      server.replies(main, { body: answerTo("FindFolder", "ErrorAccessDenied") });
      const calendars = await connect({ impersonates: false }).listCalendars(mailbox);
      assert.deepEqual(
        calendars.map(({ id }) => id),
        ["main"],
      );
      const [seen] = server.seen;
      assert.match(
        seen?.body ?? "",
        /<t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>ada@example\.com</,
      );
      assert.ok(!seen?.body.includes("ExchangeImpersonation"));
      assert.equal(seen?.headers["x-anchormailbox"], mailbox);
    });

    it("as another mailbox that is impersonated", async () => {
      server.replies(main, { body: found("") });
      await connect({ impersonates: true, impersonate: "svc@example.com" }).listCalendars(mailbox);
      assert.match(server.seen[0]?.body ?? "", /<t:PrimarySmtpAddress>svc@example\.com</);
      assert.match(server.seen[0]?.body ?? "", /<t:EmailAddress>ada@example\.com</);
      assert.equal(server.seen[0]?.headers["x-anchormailbox"], "svc@example.com");
    });

    it("unless the default one may not be seen, or the list does not go on", async () => {
      server.replies({ body: answerTo("GetFolder", "ErrorAccessDenied") });
      await assert.rejects(connect().listCalendars(mailbox), { code: "ErrorAccessDenied" });
      server.answers(({ operation }) =>
        operation === "GetFolder"
          ? main
          : { body: found(folder("a", "A"), 'IncludesLastItemInRange="false"') },
      );
      await assert.rejects(connect().listCalendars(mailbox), /does not go on/);
    });
  });

  describe("lists events", () => {
    it("with what only GetItem tells", async () => {
      hold([
        {
          id: "one",
          start: "2026-11-17T09:00:00Z",
          end: "2026-11-17T10:00:00Z",
          subject: "R&amp;D",
          type: "Exception",
          details: `<t:UID>0400</t:UID><t:RecurrenceId>2026-11-16T09:00:00Z</t:RecurrenceId>${berlin}<t:Unknown><t:Deep/></t:Unknown><t:RequiredAttendees><t:Attendee><t:Mailbox><t:Name>Bob</t:Name><t:EmailAddress>bob@example.com</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType></t:Mailbox><t:ResponseType>Accept</t:ResponseType></t:Attendee></t:RequiredAttendees><t:Categories><t:String>Red</t:String></t:Categories><t:JoinOnlineMeetingUrl>https://teams.example.com/1</t:JoinOnlineMeetingUrl>`,
        },
      ]);
      assert.deepEqual(await listEvents(), [
        {
          itemId: "one",
          uid: "0400",
          originalStart: "2026-11-16T09:00:00Z",
          start: "2026-11-17T09:00:00Z",
          end: "2026-11-17T10:00:00Z",
          allDay: false,
          zone: "Europe/Berlin",
          subject: "R&D",
          status: "busy",
          sensitivity: "normal",
          kind: "exception",
          organizer: { name: "Ada Lovelace", address: undefined },
          attendees: [{ name: "Bob", address: "bob@example.com", role: "required", response: "accepted" }],
          location: "Room 1",
          categories: ["Red"],
          onlineMeeting: "https://teams.example.com/1",
          cancelled: false,
          body: undefined,
        },
      ]);
      assert.match(
        server.seen[0]?.body ?? "",
        /<m:CalendarView MaxEntriesReturned="1000" StartDate="2026-11-16T00:00:00Z" EndDate="2026-11-23T00:00:00Z"\/>/,
      );
    });

    it("of whole days as days, in the zone that they were made in", async () => {
      const allDay = { isAllDay: true, type: "Occurrence" as const };
      const honolulu = '<t:StartTimeZone Id="Hawaiian Standard Time"/>';
      const tonga = '<t:StartTimeZone Id="Tonga Standard Time"/>';
      hold([
        { id: "a", start: "2026-11-16T23:00:00Z", end: "2026-11-17T23:00:00Z", ...allDay, details: berlin },
        { id: "b", start: "2026-11-17T10:00:00Z", end: "2026-11-19T10:00:00Z", ...allDay, details: honolulu },
        { id: "c", start: "2026-11-16T11:00:00Z", end: "2026-11-17T11:00:00Z", ...allDay, details: tonga },
        { id: "d", start: "2026-11-17T23:00:00Z", end: "2026-11-17T23:00:00Z", ...allDay },
        {
          id: "e",
          start: "2026-11-17T05:00:00Z",
          end: "2026-11-18T05:00:00Z",
          ...allDay,
          details: '<t:StartTimeZone Id="Customized Time Zone"/>',
        },
      ]);
      assert.deepEqual(
        (await listEvents()).map(({ itemId, start, end, originalStart, zone }) => [
          itemId,
          start,
          end,
          originalStart,
          zone,
        ]),
        [
          ["a", "2026-11-17", "2026-11-18", "2026-11-17", "Europe/Berlin"],
          ["b", "2026-11-17", "2026-11-19", "2026-11-17", "Pacific/Honolulu"],
          ["c", "2026-11-17", "2026-11-18", "2026-11-17", "Pacific/Tongatapu"],
          ["d", "2026-11-18", "2026-11-19", "2026-11-18", undefined],
          ["e", "2026-11-17", "2026-11-18", "2026-11-17", "Customized Time Zone"],
        ],
      );
    });

    it("without series, and with times that have an offset or none", async () => {
      hold([
        { id: "master", start: "2026-11-17T09:00:00Z", end: "2026-11-17T10:00:00Z", type: "RecurringMaster" },
        { id: "offset", start: "2026-11-17T09:00:00.000+01:00", end: "2026-11-17T10:00:00+01:00" },
        { id: "none", start: "2026-11-17T09:00:00", end: "2026-11-17T10:00:00" },
      ]);
      assert.deepEqual(
        (await listEvents()).map(({ itemId, start }) => [itemId, start]),
        [
          ["offset", "2026-11-17T08:00:00Z"],
          ["none", "2026-11-17T09:00:00Z"],
        ],
      );
    });

    it("in slices that are halved where a server has more than it gives, each event once", async () => {
      const hour = 3_600_000;
      const from = Date.parse("2024-01-01T00:00:00Z");
      // One event each sixty hours, and one that lasts over all cuts.
      const items = [
        { id: "long", start: "2024-01-01T00:00:00Z", end: "2027-01-01T00:00:00Z" },
        ...Array.from({ length: 400 }, (_, index) => ({
          id: `e${String(index)}`,
          start: new Date(from + index * 60 * hour).toISOString(),
          end: new Date(from + index * 60 * hour + hour).toISOString(),
        })),
      ];
      hold(items, (found) =>
        found.length <= 30
          ? { body: findItemAnswer(found) }
          : found.length % 2 === 0
            ? { body: answerTo("FindItem", "ErrorExceededFindCountLimit") }
            : { body: findItemAnswer(found.slice(0, 30), false) },
      );
      const events = await listEvents({ start: new Date(from), end: new Date("2027-01-01T00:00:00Z") });
      const ids = events.map(({ itemId }) => itemId);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(new Set(ids), new Set(items.map(({ id }) => id)));
      for (const seen of server.seen.filter(({ operation }) => operation === "FindItem")) {
        const [start, end] = sliceOf(seen);
        assert.ok(Date.parse(end) - Date.parse(start) < 2 * 365 * 24 * hour);
      }
    });

    it("and says so where a minute has more than a server gives", async () => {
      server.replies({ body: findItemAnswer([], false) });
      await assert.rejects(listEvents(), /within a minute/);
    });

    it("with what FindItem tells alone where an event may not be opened", async () => {
      const item = { id: "one", start: "2026-11-17T09:00:00Z", end: "2026-11-17T10:00:00Z" };
      server.answers(({ operation }) =>
        operation === "FindItem"
          ? { body: findItemAnswer([itemXml(item)]) }
          : { body: getItemAnswer(["ErrorAccessDenied"]) },
      );
      assert.deepEqual(
        (await listEvents()).map(({ itemId, uid }) => [itemId, uid]),
        [["one", undefined]],
      );
      server.answers(({ operation }) =>
        operation === "FindItem"
          ? { body: findItemAnswer([itemXml(item)]) }
          : { body: getItemAnswer(["ErrorMailboxMoveInProgress"]) },
      );
      await assert.rejects(listEvents(), { code: "ErrorMailboxMoveInProgress" });
    });

    it("whatever their prefixes and order are", async () => {
      const plain =
        '<FindItemResponse><ResponseMessages><FindItemResponseMessage ResponseClass="Success"><RootFolder><Items><q:CalendarItem><End>2026-11-17T10:00:00Z</End><UID>u</UID><Start>2026-11-17T09:00:00Z</Start><z:ItemId Id="x"/></q:CalendarItem></Items></RootFolder></FindItemResponseMessage></ResponseMessages></FindItemResponse>';
      server.answers(({ operation }) => ({
        body: operation === "FindItem" ? envelope(plain) : getItemAnswer(["ErrorItemNotFound"]),
      }));
      assert.deepEqual(
        (await listEvents()).map(({ itemId, uid, status, kind }) => [itemId, uid, status, kind]),
        [["x", "u", "unknown", "single"]],
      );
    });

    it("or fails, where an event cannot be understood", async () => {
      for (const [start, end] of [
        ["", "2026-11-17T10:00:00Z"],
        ["2026-02-31T09:00:00Z", "2026-11-17T10:00:00Z"],
        ["2026-11-17T09:00:00Z", "2026-11-16T10:00:00Z"],
      ] as const) {
        server.replies({ body: findItemAnswer([itemXml({ id: "x", start, end })]) });
        await assert.rejects(listEvents(), /no start and end that make sense/);
      }
    });

    it("or fails, where an answer breaks off or was damaged, or says something", async () => {
      const whole = findItemAnswer([
        itemXml({
          id: "x",
          start: "2026-11-17T09:00:00Z",
          end: "2026-11-17T10:00:00Z",
          details: "<t:UID>0400</t:UID>",
        }),
        itemXml({ id: "y", start: "2026-11-18T09:00:00Z", end: "2026-11-18T10:00:00Z" }),
      ]);
      const cut = fc.nat(whole.length - 1).map((at) => whole.slice(0, at));
      const damage = fc.tuple(
        fc.nat(whole.length),
        fc.nat(30),
        fc.oneof(fc.string(), fc.constantFrom("<a>", "</a>", "&", '"')),
      );
      await fc.assert(
        fc.asyncProperty(fc.oneof(cut, damage), async (how) => {
          const isCut = typeof how === "string";
          const body = isCut ? how : whole.slice(0, how[0]) + how[2] + whole.slice(how[0] + how[1]);
          server.answers(({ operation }) => ({
            body: operation === "FindItem" ? body : getItemAnswer(["ErrorItemNotFound"]),
          }));
          const events = await listEvents().catch((error: unknown) => error);
          assert.ok(
            isCut ? events instanceof UserError : events instanceof UserError || Array.isArray(events),
            String(events),
          );
        }),
        { numRuns: 150 },
      );
    });
  });

  it("reads one event with its body as text", async () => {
    const item = { id: "one", start: "2026-11-17T09:00:00Z", end: "2026-11-17T10:00:00Z" };
    server.replies({
      body: getItemAnswer([
        itemXml({ ...item, details: '<t:Body BodyType="Text">Line 1\nLine &lt;2&gt;</t:Body>' }),
      ]),
    });
    assert.equal((await connect().readEvent(mailbox, "one")).body, "Line 1\nLine <2>");
    assert.match(
      server.seen[0]?.body ?? "",
      /<t:BodyType>Text<\/t:BodyType>.*"item:Body".*<t:ItemId Id="one"\/>/,
    );
    server.replies({ body: getItemAnswer(["ErrorItemNotFound"]) });
    await assert.rejects(connect().readEvent(mailbox, "one"), { code: "ErrorItemNotFound" });
  });

  describe("tells when mailboxes are free or busy", () => {
    const response = (inside: string) =>
      `<FreeBusyResponse><ResponseMessage ResponseClass="Success"><ResponseCode>NoError</ResponseCode></ResponseMessage><FreeBusyView>${inside}</FreeBusyView></FreeBusyResponse>`;
    const failed = (code: string) =>
      `<FreeBusyResponse><ResponseMessage ResponseClass="Error"><MessageText>Said by the server.</MessageText><ResponseCode>${code}</ResponseCode></ResponseMessage><FreeBusyView><FreeBusyViewType>None</FreeBusyViewType></FreeBusyView></FreeBusyResponse>`;
    const answer = (...responses: readonly string[]) =>
      envelope(
        `<GetUserAvailabilityResponse xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"><FreeBusyResponseArray>${responses.join("")}</FreeBusyResponseArray></GetUserAvailabilityResponse>`,
      );
    const busy = (start: string, end: string, details = "") =>
      response(
        `<FreeBusyViewType>Detailed</FreeBusyViewType><CalendarEventArray><CalendarEvent><StartTime>${start}</StartTime><EndTime>${end}</EndTime><BusyType>OOF</BusyType>${details}</CalendarEvent></CalendarEventArray>`,
      );

    it("with a zone, and a failed mailbox as a value", async () => {
      server.replies({
        body: answer(
          busy(
            "2026-11-17T09:00:00",
            "2026-11-17T10:00:00",
            "<CalendarEventDetails><Subject>Away</Subject><Location>Home</Location><IsPrivate>true</IsPrivate></CalendarEventDetails>",
          ),
          failed("ErrorMailRecipientNotFound"),
          response(
            "<FreeBusyViewType>MergedOnly</FreeBusyViewType><MergedFreeBusy>00220010</MergedFreeBusy>",
          ),
          response("<FreeBusyViewType>None</FreeBusyViewType>"),
        ),
      });
      const told = await all(connect().readFreeBusy(["a@x.com", "b@x.com", "c@x.com", "d@x.com"], week));
      assert.deepEqual(told[0], {
        mailbox: "a@x.com",
        periods: [
          {
            start: "2026-11-17T09:00:00Z",
            end: "2026-11-17T10:00:00Z",
            status: "outOfOffice",
            subject: "Away",
            location: "Home",
            isPrivate: true,
          },
        ],
      });
      assert.match(
        "error" in (told[1] ?? {}) ? String((told[1] as { error: Error }).error) : "",
        /Nobody with the address b@x\.com/,
      );
      assert.deepEqual(
        (told[2] as unknown as { periods: { start: string; end: string; status: string }[] }).periods.map(
          ({ start, end, status }) => [start, end, status],
        ),
        [
          ["2026-11-16T01:00:00Z", "2026-11-16T02:00:00Z", "busy"],
          ["2026-11-16T03:00:00Z", "2026-11-16T03:30:00Z", "tentative"],
        ],
      );
      assert.ok("error" in (told[3] ?? {}));
      assert.match(
        server.seen[0]?.body ?? "",
        /<t:TimeZone><t:Bias>0<.*<t:StartTime>2026-11-16T00:00:00<\/t:StartTime>/,
      );
    });

    it("a hundred at a time and 42 days at a time, what lasts over an edge once", async () => {
      server.answers(({ body }) => ({
        body: answer(
          ...Array.from(body.matchAll(/<t:MailboxData>/g), () =>
            busy("2026-01-10T00:00:00", "2026-12-10T00:00:00"),
          ),
        ),
      }));
      const mailboxes = Array.from({ length: 150 }, (_, index) => `m${String(index)}@x.com`);
      const told = await all(
        connect().readFreeBusy(mailboxes, {
          start: new Date("2026-02-01T00:00:00Z"),
          end: new Date("2026-04-20T00:00:00Z"),
        }),
      );
      assert.deepEqual(
        told.map((each) => each.mailbox),
        mailboxes,
      );
      assert.ok(told.every((each) => "periods" in each && each.periods.length === 1));
      assert.deepEqual(
        server.seen.map(({ body }) => [...body.matchAll(/<t:MailboxData>/g)].length),
        [100, 100, 50, 50],
      );
    });

    it("as the owner of the first mailbox that lets itself be used for it", async () => {
      const owners: string[] = [];
      server.answers(({ body }) => {
        const [, owner = ""] = /<t:PrimarySmtpAddress>([^<]+)/.exec(body) ?? [];
        owners.push(owner);
        return owner === "a@x.com"
          ? { status: 500, body: faultOf("ErrorNonExistentMailbox") }
          : owner === "b@x.com"
            ? { status: 403, headers: { "X-EWS-Policy-Reason": "EWS is disabled for this user or tenant" } }
            : {
                body: answer(
                  failed("ErrorMailRecipientNotFound"),
                  ...[1, 2, 3].map(() => busy("2026-01-10T00:00:00", "2026-12-10T00:00:00")),
                ),
              };
      });
      const mailboxes = ["a@x.com", "b@x.com", "c@x.com", "d@x.com"];
      const long = { start: week.start, end: new Date("2027-01-31T00:00:00Z") };
      const told = await all(connect().readFreeBusy(mailboxes, long));
      assert.deepEqual(
        told.map((each) => [each.mailbox, "periods" in each]),
        mailboxes.map((each) => [each, each !== "a@x.com"]),
      );
      assert.deepEqual(owners, ["a@x.com", "b@x.com", "c@x.com", "c@x.com"], "Once tried, it is known.");

      const refused = await all(connect().readFreeBusy(["a@x.com", "b@x.com"], week));
      assert.deepEqual(
        refused.map((each) => "error" in each && each.error.message.includes(each.mailbox)),
        [true, true],
      );
      // Somebody who is named is not somebody else.
      const named = connect({ impersonates: true, impersonate: "a@x.com" });
      await assert.rejects(all(named.readFreeBusy(mailboxes, week)), { code: "ErrorNonExistentMailbox" });
    });

    it("and fails as a whole where the answer is not about all of them", async () => {
      server.replies({ body: answer(busy("2026-11-17T09:00:00", "2026-11-17T10:00:00")) });
      await assert.rejects(
        all(connect().readFreeBusy(["a@x.com", "b@x.com"], week)),
        /1 mailboxes instead of 2/,
      );
      server.replies({ status: 500, body: faultOf("ErrorTimeZone") });
      await assert.rejects(all(connect().readFreeBusy(["a@x.com"], week)), { code: "ErrorTimeZone" });
    });
  });
});

function sliceOf({ body }: EwsSeen): readonly [string, string] {
  const [, from = "", to = ""] = /StartDate="([^"]+)" EndDate="([^"]+)"/.exec(body) ?? [];
  return [from, to];
}
