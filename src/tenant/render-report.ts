import type { Report } from "./report.js";

export type ReportFormat = "md" | "csv" | "json";

/** The report as a document. Cells that a spreadsheet would take for a formula are kept from it. */
export function renderReport(report: Report, format: ReportFormat, tenant: string): string {
  throw new Error(`not built: ${String([report, format, tenant])}`);
}
