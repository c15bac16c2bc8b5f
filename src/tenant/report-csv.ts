import { replaceUnseen } from "../base/unseen.js";
import { byUrgency, describePermissions, lastEnd } from "./report-words.js";
import type { Report, ReportLine } from "./report.js";

const columns: readonly (readonly [title: string, read: (line: ReportLine, asOf: string) => string])[] = [
  ["Application", ({ name }) => name],
  ["Client ID", ({ appId }) => appId],
  ["Object ID", ({ objectId }) => objectId ?? ""],
  ["Service principal", ({ servicePrincipalId }) => servicePrincipalId ?? ""],
  ["Enabled", ({ enabled }) => (enabled === undefined ? "" : enabled ? "yes" : "no")],
  ["Publisher", ({ publisher }) => publisher],
  ["Reach", ({ reach }) => reach],
  ["Permissions", (line) => describePermissions(line).join("; ")],
  ["Stops", ({ lost }) => lost.join(" ")],
  ["Permissions end", ({ permissions }) => firstEnd(permissions)],
  ["Credentials end", (line, asOf) => lastEnd(line, asOf) ?? ""],
];

/** One application a line, as RFC 4180 has it. Days are "YYYY-MM-DD", which spreadsheets take for days. */
export function renderReportAsCsv(report: Report): string {
  const rows = byUrgency(report).map((line) => columns.map(([, read]) => read(line, report.asOf)));
  return [columns.map(([title]) => title), ...rows]
    .map((row) => `${row.map(renderCell).join(",")}\r\n`)
    .join("");
}

function firstEnd(permissions: ReportLine["permissions"]): string {
  return (
    permissions.flatMap(({ state, endsOn }) => (state === "declared" ? [] : (endsOn ?? []))).sort()[0] ?? ""
  );
}

/**
 * What makes a spreadsheet calculate, behind any spaces, in the wide forms of East Asian writing, too.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

function renderCell(text: string): string {
  const line = replaceUnseen(text, " ").replaceAll(/\s+/g, " ").trim();
  const safe = formula.test(line) ? `'${line}` : line;
  return /[",;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
