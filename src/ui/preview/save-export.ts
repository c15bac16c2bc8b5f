import * as vscode from "vscode";
import type { CalendarFormat } from "../../calendar/export.js";
import { laterDay, clockOf } from "../../calendar/zones.js";
import { toFileName } from "../../base/file-name.js";
import { offerActions } from "../offer-actions.js";
import type { Services } from "../services.js";
import type { Shown } from "./protocol.js";

const formats: Readonly<Record<CalendarFormat, string>> = { ics: "iCalendar", csv: "CSV", json: "JSON" };

/** Asks where what is shown is saved, and saves it there. */
export async function saveExport(
  services: Services,
  question: {
    readonly title: string;
    readonly format: CalendarFormat;
    readonly shown: Shown;
    readonly render: () => Promise<string>;
  },
): Promise<void> {
  const { format, render } = question;
  const name = `${nameExport(question)}.${format}`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = await vscode.window.showSaveDialog({
    title: `Export as ${formats[format]}`,
    filters: { [formats[format]]: [format] },
    ...(folder
      ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) }
      : { defaultUri: vscode.Uri.file(name) }),
  });
  if (!uri) {
    return;
  }
  // Without the mark, Excel takes a CSV file for one in the code page of the machine.
  const mark = format === "csv" ? "\uFEFF" : "";
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(mark + (await render())));
  offerActions(services, `What the preview shows was saved as ${uri.path.split("/").at(-1) ?? name}.`, {
    Open: () => vscode.commands.executeCommand("vscode.open", uri),
  });
}

/** "Ada Lindqvist 2026-11-16 to 2026-11-22", without the name where names are hidden. */
export function nameExport({ title, shown }: { readonly title: string; readonly shown: Shown }): string {
  const { window, zone, redacted } = shown;
  const first = clockOf(window.start, zone).slice(0, 10);
  const last = laterDay(clockOf(window.end, zone).slice(0, 10), -1);
  const days = last > first ? `${first} to ${last}` : first;
  return `${redacted ? "Calendar" : toFileName(title, "Calendar")} ${days}`;
}
