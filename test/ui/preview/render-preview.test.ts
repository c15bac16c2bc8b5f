import assert from "node:assert/strict";
import { GraphError } from "../../../src/graph/errors.js";
import type { ListedEvent } from "../../../src/graph/events.js";
import type { CalendarPreview } from "../../../src/ui/preview/read-preview.js";
import { renderPreview, renderRefusal } from "../../../src/ui/preview/render-preview.js";

const header = {
  subject: {
    connection: "contoso",
    mailbox: "1",
    mailboxName: "Ada Lindqvist",
    address: "ada@contoso.com",
    calendar: "2",
    calendarName: "Calendar",
  },
  connection: "Contoso",
  signedInAs: "the application 1111",
  start: "2026-11-21",
};

const at = (dateTime: string) => ({ dateTime: `${dateTime}:00.0000000`, timeZone: "UTC" });

const event = (more: Partial<ListedEvent>): ListedEvent =>
  ({
    subject: "Rate talks",
    start: at("2026-11-23T10:00"),
    end: at("2026-11-23T10:30"),
    isAllDay: false,
    isCancelled: false,
    showAs: "busy",
    sensitivity: "normal",
    ...more,
  }) as ListedEvent;

const preview = (events: readonly ListedEvent[], more: Partial<CalendarPreview> = {}): CalendarPreview => ({
  events,
  isCut: false,
  timeZone: "W. Europe Standard Time",
  isOwnZone: true,
  requests: 2,
  ...more,
});

/** The rows of the table, without the two that head it. */
function rows(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2);
}

const unescaped = (text: string) => text.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");

describe("the preview of a calendar", () => {
  it("says whose it is, through what it was read, and what stands in it", () => {
    const text = unescaped(
      renderPreview(
        header,
        preview([
          event({}),
          event({ subject: "Dentist", sensitivity: "private", showAs: "oof", isCancelled: true }),
          event({
            isAllDay: true,
            start: at("2026-11-24T00:00"),
            end: at("2026-11-25T00:00"),
            showAs: "free",
          }),
          event({ isAllDay: true, start: at("2026-11-24T00:00"), end: at("2026-11-27T00:00") }),
          event({ start: at("2026-11-24T22:00"), end: at("2026-11-25T01:00"), showAs: "workingElsewhere" }),
        ]),
      ),
    );
    assert.match(text, /^# Calendar of Ada Lindqvist$/m);
    assert.match(text, /^- Mailbox: Ada Lindqvist <ada@contoso\.com>$/m);
    assert.match(text, /^- Connection: Contoso$/m);
    assert.match(text, /^- Signed in as: the application 1111$/m);
    assert.match(text, /^- Days: 14 from Sat 21 November 2026$/m);
    assert.deepEqual(rows(text), [
      "| Mon 23 November 2026 | 10:00–10:30 | Rate talks | busy |  |",
      "|  | 10:00–10:30 | Dentist | out of office | private, cancelled |",
      "| Tue 24 November 2026 | all day | Rate talks | free |  |",
      "|  | all day, 3 days | Rate talks | busy |  |",
      "|  | 22:00–Wed 25 November 2026, 01:00 | Rate talks | working elsewhere |  |",
    ]);
    assert.match(
      text,
      /^5 events · 2 requests · times in W\. Europe Standard Time, the time zone of the mailbox$/m,
    );
  });

  it("shows what somebody wrote as text on one line", () => {
    const hostile =
      "](command:workbench.action.quit) | <img src=x onerror=alert(1)>\n# `x` $(zap) https://evil.example \u202Egnp";
    const text = renderPreview(
      { ...header, subject: { ...header.subject, mailboxName: hostile, calendarName: hostile } },
      preview([event({ subject: hostile })]),
    );
    assert.equal(rows(text).length, 1);
    // Every mark of Markdown and of HTML that was written has a backslash before it.
    const written = text.replaceAll(/\\[!-/:-@[-`{-~]/g, "");
    assert.doesNotMatch(written, /[<>`[\]()$]|https:|\u202E/u);
    assert.equal(rows(written)[0]?.split("|").length, 7);
  });

  it("survives everything that may be absent", () => {
    const nothing = event({
      subject: null,
      start: null,
      end: null,
      isAllDay: null,
      isCancelled: null,
      showAs: null,
      sensitivity: null,
    });
    const text = unescaped(
      renderPreview(header, preview([nothing, event({ subject: " \u200B", end: null })])),
    );
    assert.deepEqual(rows(text), [
      "| (no time) |  | (no subject) | unknown |  |",
      "| Mon 23 November 2026 | 10:00 | (no subject) | busy |  |",
    ]);
  });

  it("says that there is nothing, that there is more, and that the time zone is not known", () => {
    assert.match(renderPreview(header, preview([])), /Nothing happens in these days/);
    const text = unescaped(
      renderPreview(
        header,
        preview([event({})], { isCut: true, isOwnZone: false, timeZone: "Europe/Paris" }),
      ),
    );
    assert.match(
      text,
      /the first 1 event · 2 requests · times in Europe\/Paris, the time zone of this machine/,
    );
  });
});

describe("the preview of a calendar that is refused", () => {
  const error = (code: string, status: number) =>
    new GraphError(`GET /users/1/calendars/2/calendarView: says (${code}).`, {
      failure: "forbidden",
      status,
      code,
      clientRequestId: "ours",
      requestId: "theirs",
      request: "GET /users/1/calendars/2/calendarView",
      remedy: "Try again.",
    });

  it("says what was asked, answered, what it means and what helps", () => {
    const text = renderRefusal(header, error("ErrorAccessDenied", 403), "app");
    assert.match(text, /^## Exchange keeps this application out$/m);
    assert.match(text, /^\*\*Asked:\*\* `GET \/users\/1\/calendars\/2\/calendarView`$/m);
    assert.match(text, /^\*\*Answered:\*\* `403 ErrorAccessDenied`$/m);
    assert.match(unescaped(text), /What it means:.*application access policy/);
    assert.match(unescaped(text), /What helps:.*Test-ServicePrincipalAuthorization/);
    assert.match(text, /`theirs`/);
  });

  it("says something else to a person", () => {
    const app = renderRefusal(header, error("ErrorItemNotFound", 404), "app");
    const user = renderRefusal(header, error("ErrorItemNotFound", 404), "user");
    assert.match(app, /no such calendar/);
    assert.match(user, /shared with you/);
  });

  it("says of what is not known here as much as the error says", () => {
    const text = unescaped(renderRefusal(header, error("ErrorSomethingNew", 400), "app"));
    assert.match(text, /The calendar could not be read/);
    assert.match(text, /says \(ErrorSomethingNew\)/);
    assert.match(text, /What helps:\*\* Try again\./);
    assert.doesNotMatch(text, /What it means/);
  });
});
