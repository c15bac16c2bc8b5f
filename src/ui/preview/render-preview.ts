import { daysBetween, readableDay, type Day } from "../../base/days.js";
import { counted } from "../../base/words.js";
import type { GraphError } from "../../graph/errors.js";
import type { ListedEvent } from "../../graph/events.js";
import { explainMailboxRefusal } from "../../graph/mailbox-refusal.js";
import type { Account } from "../../identity/tokens.js";
import { escapeMarkdown } from "../../manifest/markdown.js";
import { code } from "../../profiles/sheet-text.js";
import type { PreviewSubject } from "./preview-uri.js";
import { previewDays, type CalendarPreview } from "./read-preview.js";

/** What stands above a preview. */
export interface PreviewHeader {
  readonly subject: PreviewSubject;
  /** Its name. */
  readonly connection: string;
  /** As in "the application …". */
  readonly signedInAs: string;
  readonly start: Day;
}

/** A calendar as a Markdown document. */
export function renderPreview(header: PreviewHeader, preview: CalendarPreview): string {
  const { events, isCut, timeZone, isOwnZone, requests } = preview;
  const footer = [
    `${isCut ? "the first " : ""}${counted(events.length, "event")}`,
    counted(requests, "request"),
    `times in ${timeZone}, ${isOwnZone ? "the time zone of the mailbox" : "the time zone of this machine, because that of the mailbox is not known"}`,
  ];
  return paragraphs(
    renderHeader(header),
    events.length === 0 ? "Nothing happens in these days." : renderTable(events),
    "---",
    escapeMarkdown(footer.join(" · ")),
  );
}

/** The document in the place of a calendar that was refused. */
export function renderRefusal(header: PreviewHeader, error: GraphError, as: Account["kind"]): string {
  const { message, request, status, code: name, requestId, remedy } = error;
  const explained = explainMailboxRefusal(error, as);
  const answer = [status, name].filter((each) => each !== undefined).join(" ");
  return paragraphs(
    renderHeader(header),
    `## ${escapeMarkdown(explained?.words ?? "The calendar could not be read")}`,
    `**Asked:** ${code(request)}`,
    `**Answered:** ${answer === "" ? "nothing" : code(answer)}`,
    // What was asked stands above.
    escapeMarkdown(message.replace(`${request}: `, "")),
    explained && `**What it means:** ${escapeMarkdown(explained.meaning)}`,
    (explained?.remedy ?? remedy) !== undefined &&
      `**What helps:** ${escapeMarkdown(explained?.remedy ?? remedy ?? "")}`,
    requestId !== undefined && `For Microsoft’s support, this was the request ${code(requestId)}.`,
  );
}

function renderHeader({ subject, connection, signedInAs, start }: PreviewHeader): string {
  const { mailboxName, address, calendarName } = subject;
  const lines = [
    ["Mailbox", address === "" ? mailboxName : `${mailboxName} <${address}>`],
    ["Calendar", calendarName],
    ["Connection", connection],
    ["Signed in as", signedInAs],
    ["Days", `${String(previewDays)} from ${dayWithWeekday(start)}`],
  ] as const;
  return paragraphs(
    `# ${escapeMarkdown(`${calendarName} of ${mailboxName}`)}`,
    lines.map(([name, value]) => `- ${name}: ${escapeMarkdown(value)}`).join("\n"),
  );
}

function renderTable(events: readonly ListedEvent[]): string {
  let shown = "";
  const rows = events.map((event) => {
    const { day, time } = describeTime(event);
    const isNew = day !== shown;
    shown = day;
    return [isNew ? day : "", time, event.subject?.trim() ?? "", busyWord(event.showAs), notes(event)];
  });
  return [
    "| Day | Time | Subject | Shown as | |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(([day = "", time = "", subject = "", ...rest]) =>
      row([day, time, escapeMarkdown(subject) === "" ? "(no subject)" : subject, ...rest]),
    ),
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(" | ")} |`;
}

/** As they stand in the answer, which is in the time zone that was asked for. */
function describeTime({ start, end, isAllDay }: ListedEvent): {
  readonly day: string;
  readonly time: string;
} {
  const from = split(start?.dateTime);
  const to = split(end?.dateTime);
  if (!from) {
    return { day: "(no time)", time: "" };
  }
  const day = dayWithWeekday(from.day);
  if (!to) {
    return { day, time: from.time };
  }
  if (isAllDay) {
    const days = daysBetween(from.day, to.day);
    return { day, time: days > 1 ? `all day, ${counted(days, "day")}` : "all day" };
  }
  const until = to.day === from.day ? to.time : `${dayWithWeekday(to.day)}, ${to.time}`;
  return { day, time: `${from.time}–${until}` };
}

function split(
  dateTime: string | null | undefined,
): { readonly day: Day; readonly time: string } | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(dateTime ?? "") ?? [];
  return day === undefined || time === undefined ? undefined : { day, time };
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** "Mon 23 November 2026" */
function dayWithWeekday(day: Day): string {
  return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ""} ${readableDay(day)}`.trim();
}

const busyWords: Readonly<Record<string, string>> = {
  free: "free",
  tentative: "tentative",
  busy: "busy",
  oof: "out of office",
  workingElsewhere: "working elsewhere",
};

function busyWord(showAs: ListedEvent["showAs"]): string {
  return busyWords[showAs ?? ""] ?? "unknown";
}

function notes({ sensitivity, isCancelled }: ListedEvent): string {
  return [
    ...(sensitivity && sensitivity !== "normal" ? [sensitivity] : []),
    ...(isCancelled ? ["cancelled"] : []),
  ].join(", ");
}

function paragraphs(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join("\n\n");
}
