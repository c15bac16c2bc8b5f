import { readableDay } from "../base/days.js";
import { counted } from "../base/words.js";
import { plain } from "../profiles/sheet-text.js";
import {
  byUrgency,
  currentCredentials,
  describeCredential,
  describePermissions,
  endsSoon,
} from "./report-words.js";
import type { Report, ReportLine } from "./report.js";

/** A document for people: what there is in numbers, and a table of all. */
export function renderReportAsMarkdown(report: Report, tenant: string): string {
  const { lines, asOf, looked } = report;
  return [
    `# Calendar, mailbox and EWS applications of ${text(tenant)}`,
    `Read on ${readableDay(asOf)} from ${counted(looked, "application and service principal", "applications and service principals")}.`,
    lines.length === 0
      ? "None of them holds or asks for permissions to calendars, mailboxes or EWS."
      : [summary(report), table(report), notes].join("\n\n"),
  ]
    .join("\n\n")
    .concat("\n");
}

function summary({ lines, asOf }: Report): string {
  const say = (isCounted: (line: ReportLine) => boolean, one: string, many: string) => {
    const count = lines.filter(isCounted).length;
    return `- ${counted(count, "application")} ${count === 1 ? one : many}.`;
  };
  return [
    say(
      () => true,
      "holds or asks for permissions to calendars, mailboxes or EWS",
      "hold or ask for permissions to calendars, mailboxes or EWS",
    ),
    say(
      ({ lost }) => lost.length > 0,
      "loses permissions when EWS in Exchange Online ends, on 1 April 2027",
      "lose permissions when EWS in Exchange Online ends, on 1 April 2027",
    ),
    say(({ reach }) => reach === "every mailbox", "reaches every mailbox", "reach every mailbox"),
    say(
      (line) => endsSoon(line, asOf),
      "has no credential that lasts longer than 30 days",
      "have no credential that lasts longer than 30 days",
    ),
    say(
      ({ publisher }) => publisher !== "this tenant",
      "is registered in another tenant",
      "are registered in another tenant",
    ),
  ].join("\n");
}

const heads = ["Application", "Publisher", "Reach", "Permissions", "Stops", "Credentials"];

function table(report: Report): string {
  const rows = byUrgency(report).map((line) => [
    `${text(line.name) || "(without a name)"}${line.enabled === false ? ", disabled" : ""}<br>\`${line.appId}\``,
    line.publisher,
    line.reach,
    describePermissions(line).map(text).join("<br>"),
    line.lost.map(text).join(" "),
    currentCredentials(line, report.asOf)
      .map((credential) => describeCredential(credential, report.asOf))
      .join("<br>"),
  ]);
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const notes = [
  "“Every mailbox” is what Microsoft Graph tells. A role or an access policy in Exchange Online may limit an application to some mailboxes, which only Exchange tells.",
  "Credentials of applications that are registered in another tenant are kept there and cannot be seen from here.",
].join("\n\n");

/** Text from a tenant as it is: neither marks, nor HTML, nor a link that follows from an address alone. */
function text(value: string): string {
  return plain(value).replaceAll(/(?<=\b(?:https?|ftp|mailto)):|(?<=\bwww)\.|@/gi, "\\$&");
}
