import { counted, numbered } from "../../base/words.js";
import { renderReport, type ReportFormat } from "../../tenant/render-report.js";
import { readReport } from "../../tenant/report.js";
import type { CommandWorld, ExitCode } from "../io.js";
import type { ConnectionOptions } from "../tenant/options.js";
import { withConnection } from "../tenant/with-connection.js";

export interface ReportRequest extends ConnectionOptions {
  readonly format: ReportFormat;
}

/** Reports on every application that holds or asks for permissions to calendars, mailboxes or EWS. */
export function runReport(request: ReportRequest, { io, catalogue }: CommandWorld): Promise<ExitCode> {
  return withConnection(request, io, async ({ graph, connection, signal }) => {
    try {
      const report = await readReport(graph, catalogue, {
        asOf: io.today,
        signal,
        onProgress: (done, of) => {
          io.showProgress(
            `${counted(done, "application")}${of === undefined ? "" : ` of ${numbered(of)}`} …`,
          );
        },
      });
      io.print(renderReport(report, request.format, connection.name));
      io.complain(
        `${counted(report.lines.length, "application")} of ${numbered(report.looked)} that were looked at.`,
      );
      return 0;
    } finally {
      io.showProgress(undefined);
    }
  });
}
