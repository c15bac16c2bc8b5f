import { renderCsv } from "../base/csv.js";
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
  return renderCsv([columns.map(([title]) => title), ...rows]);
}

function firstEnd(permissions: ReportLine["permissions"]): string {
  return (
    permissions.flatMap(({ state, endsOn }) => (state === "declared" ? [] : (endsOn ?? []))).sort()[0] ?? ""
  );
}
