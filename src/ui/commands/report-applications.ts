import * as vscode from "vscode";
import { counted, numbered } from "../../base/words.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import type { Connection } from "../../identity/connection.js";
import { renderReport, type ReportFormat } from "../../tenant/render-report.js";
import { readReport, type Report } from "../../tenant/report.js";
import { tell } from "../changes/carry-out.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { offerActions } from "../offer-actions.js";
import { showMarkdown } from "../show-markdown.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import { inTenant } from "../tenant/in-tenant.js";
import type { Command } from "./command.js";

const formats: Readonly<Record<ReportFormat, string>> = { md: "Markdown", csv: "CSV", json: "JSON" };

/** Lists every application of a tenant that gets at calendars, mailboxes or EWS. Changes nothing. */
export const reportApplications: Command = {
  id: commandIds.reportApplications,

  async run(services, ...args) {
    const connection = await chooseTenant(services, args, {
      title: "Report on Calendar and EWS Apps",
      placeholder: "Of which tenant?",
    });
    const report = await inTenant(
      services,
      connection,
      `Looking through the applications of ${connection.name}`,
      ({ session: { asking }, signal, report: say }) =>
        readReport(asking, standardCatalogue(), {
          asOf: services.today(),
          signal,
          reason: "The report reads the applications of the tenant and what was granted to them.",
          onProgress: (done, of) => {
            say(of === undefined ? `${numbered(done)} so far` : `${numbered(done)} of ${numbered(of)}`);
          },
        }),
    );
    const title = `Calendar and EWS apps of ${connection.name}`;
    await showMarkdown(services.reports.add(title, renderReport(report, "md", connection.name)));

    const { lines, looked } = report;
    const found = `${counted(lines.length, "application")} of ${connection.name} ${lines.length === 1 ? "holds or asks" : "hold or ask"} for permissions to calendars, mailboxes or EWS.`;
    const of = counted(looked, "registration or service principal", "registrations and service principals");
    offerActions(
      services,
      `${found} Looked at: ${of}.`,
      Object.fromEntries(
        Object.entries(formats).map(([format, name]) => [
          `Save as ${name}`,
          () => save(connection, report, format as ReportFormat),
        ]),
      ),
    );
  },
};

async function save({ name }: Connection, report: Report, format: ReportFormat): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file = `calendar-apps-${name.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-")}-${report.asOf}.${format}`;
  const uri = await vscode.window.showSaveDialog({
    title: "Save the report",
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, file) } : {}),
    filters: { [formats[format]]: [format] },
  });
  if (uri) {
    // Without the mark, Excel takes a CSV file for one in the code page of the machine.
    const mark = format === "csv" ? "\uFEFF" : "";
    const text = mark + renderReport(report, format, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    tell(`The report is in ${plain(uri.path.split("/").at(-1) ?? "")}.`);
  }
}
