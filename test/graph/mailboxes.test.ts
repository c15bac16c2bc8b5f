import assert from "node:assert/strict";
import { listCalendars, listCalendarsOf } from "../../src/graph/calendars.js";
import { listEvents } from "../../src/graph/events.js";
import { readMailboxSettings } from "../../src/graph/mailboxes.js";
import { readSchedules } from "../../src/graph/schedules.js";
import { all, connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { batchOf, inBatch, useGraphServer } from "../support/graph-server.js";

const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `user${String(index)}@contoso.com`);
const start = new Date("2026-11-23T00:00:00Z");
const end = new Date("2026-11-30T00:00:00Z");

describe("mailboxes", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("tell their settings, twenty a post, and one that fails says so beside the others", async () => {
    server.answers(
      inBatch(({ url }) =>
        url.includes("user3%40")
          ? { status: 404, body: { error: { code: "MailboxNotEnabledForRESTAPI", message: "No." } } }
          : { body: { timeZone: "W. Europe Standard Time" } },
      ),
    );
    const { client, asked } = connect(server.origin);
    const answers = await all(readMailboxSettings(client, addresses(45)));
    assert.equal(server.seen.length, 3);
    assert.equal(answers.length, 45);
    for (const answer of answers) {
      if (answer.mailbox === "user3@contoso.com") {
        assert.ok("error" in answer && answer.error.failure === "not-found");
      } else {
        assert.deepEqual("value" in answer && answer.value, { timeZone: "W. Europe Standard Time" });
      }
    }
    assert.deepEqual(asked[0]?.scopes, ["MailboxSettings.Read"]);
  });

  it("have calendars", async () => {
    const calendar = { id: "c", name: "Calendar", isDefaultCalendar: true };
    server.replies({ body: { value: [calendar] } });
    const [page] = await all(listCalendars(connect(server.origin).client, "ada@contoso.com"));
    assert.deepEqual(page?.items, [calendar]);
    assert.equal(server.seen[0]?.path, "/v1.0/users/ada%40contoso.com/calendars");
  });

  it("have calendars, which are listed for many at a time, to the last page", async () => {
    server.answers((seen, index) => {
      if (!seen.path.endsWith("$batch")) {
        return seen.query["$skip"] === "1" ? { body: { value: [{ id: "second" }] } } : { status: 403 };
      }
      return inBatch(({ url }) => {
        const [, user = ""] = /user(\d)/.exec(url) ?? [];
        const next = `${server.origin}/v1.0/users/user${user}/calendars?$skip=${user}`;
        return { body: { value: [{ id: "first" }], ...(user === "0" ? {} : { "@odata.nextLink": next }) } };
      })(seen, index);
    });
    const answers = await all(listCalendarsOf(connect(server.origin).client, addresses(3)));
    assert.deepEqual(
      answers.map((answer) => ("error" in answer ? answer.error.failure : answer.value.map(({ id }) => id))),
      [["first"], ["first", "second"], "forbidden"],
    );
  });

  it("show what happens, in the time zone that is wanted", async () => {
    const event = { id: "e", subject: "Stand-up" };
    server.replies({ body: { value: [event] } });
    const { client } = connect(server.origin);
    const [page] = await all(listEvents(client, "ada", { start, end, timeZone: "W. Europe Standard Time" }));
    assert.deepEqual(page?.items, [event]);
    await all(listEvents(client, "ada", { start, end, calendarId: "AAMk/+=" }));

    const [first, second] = server.seen;
    assert.equal(first?.path, "/v1.0/users/ada/calendarView");
    assert.equal(first.query["startDateTime"], "2026-11-23T00:00:00.000Z");
    assert.equal(first.headers["prefer"], 'outlook.timezone="W. Europe Standard Time"');
    assert.doesNotMatch(first.query["$select"] ?? "", /body|attachments/);
    assert.equal(second?.path, "/v1.0/users/ada/calendars/AAMk%2F%2B%3D/calendarView");
    assert.equal(second.headers["prefer"], 'outlook.timezone="UTC"');
  });

  it("take nothing for a time zone that could be more", () => {
    for (const timeZone of ['UTC", x="', "UTC\r\nX: y", "", "é"]) {
      assert.throws(() => listEvents(connect(server.origin).client, "ada", { start, end, timeZone }), {
        name: "UserError",
      });
    }
  });

  it("say when their owners are busy, twenty to a request, four requests a post", async () => {
    server.answers(
      inBatch(({ body }) => {
        const { schedules } = body as { schedules: string[] };
        return schedules.includes("user100@contoso.com")
          ? { status: 400, body: { error: { code: "ErrorTimeIntervalTooBig" } } }
          : {
              body: {
                value: schedules
                  .filter((address) => address !== "user7@contoso.com")
                  .map((address) => ({ scheduleId: address.toUpperCase(), availabilityView: "0120" })),
              },
            };
      }),
    );
    const { client } = connect(server.origin);
    const answers = await all(readSchedules(client, addresses(105), { from: "ada@contoso.com", start, end }));

    assert.deepEqual(
      server.seen.map((seen) => batchOf(seen).length),
      [4, 2],
    );
    const [request] = server.seen[0] ? batchOf(server.seen[0]) : [];
    assert.equal(request?.url, "/users/ada%40contoso.com/calendar/getSchedule");
    assert.deepEqual(request.body, {
      schedules: addresses(20),
      startTime: { dateTime: "2026-11-23T00:00:00", timeZone: "UTC" },
      endTime: { dateTime: "2026-11-30T00:00:00", timeZone: "UTC" },
      availabilityViewInterval: 30,
    });
    assert.deepEqual(answers.map(({ mailbox }) => mailbox).sort(), addresses(105).sort());
    const byMailbox = new Map(answers.map((answer) => [answer.mailbox, answer]));
    const of = (number: number) => byMailbox.get(`user${String(number)}@contoso.com`) ?? {};
    assert.deepEqual(of(0), {
      mailbox: "user0@contoso.com",
      value: { scheduleId: "USER0@CONTOSO.COM", availabilityView: "0120" },
    });
    assert.ok("error" in of(100) && "error" in of(104));
    assert.match(JSON.stringify(of(7)), /said nothing about this mailbox/);
  });
});
