import { renderReportAsCsv } from "./report-csv.js";
import { renderReportAsJson } from "./report-json.js";
import { renderReportAsMarkdown } from "./report-markdown.js";
import type { Report } from "./report.js";

export type ReportFormat = "md" | "csv" | "json";

/** The report as a document. Cells that a spreadsheet would take for a formula are kept from it. */
export function renderReport(report: Report, format: ReportFormat, tenant: string): string {
  switch (format) {
    case "md":
      return renderReportAsMarkdown(report, tenant);
    case "csv":
      return renderReportAsCsv(report);
    case "json":
      return renderReportAsJson(report, tenant);
  }
}
