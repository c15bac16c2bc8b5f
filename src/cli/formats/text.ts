import { LineIndex } from "../../base/text.js";
import { dialectOfManifest } from "../../manifest/manifest.js";
import { counted } from "../../manifest/words.js";
import { printable, printablePath } from "../words.js";
import { countFindings, type CheckedFile, type Report } from "../report.js";

/** The report for a person at a terminal. */
export function renderText(report: Report): string {
  const { files, needs } = report;
  const manifests = files.filter(
    ({ manifest, findings }) => dialectOfManifest(manifest) !== "none" || findings.length > 0,
  );
  const others = files.length - manifests.length;
  const { error, warning, information } = countFindings(report);
  const mendable = files.flatMap(({ findings }) => findings).filter(({ fixes }) => fixes[0]?.safe).length;

  const counts = `${counted(error, "error")}, ${counted(warning, "warning")}, ${String(information)} for information`;
  const lines = [
    ...manifests.flatMap(renderFile),
    `${counted(manifests.length, "manifest")} checked: ${counts}.`,
    ...(mendable > 0 ? [`${counted(mendable, "problem")} can be fixed with “calendar-onramp fix”.`] : []),
    ...(others > 0
      ? [
          `${others === 1 ? "1 file that is no manifest" : `${String(others)} files that are no manifests`} passed over.`,
        ]
      : []),
    ...(needs?.mode.registration.by === "administrator"
      ? [printable(`Compared with ${needs.profile.product} (${needs.profile.id}:${needs.mode.id}).`)]
      : []),
    `Permissions as of ${report.catalogue.date}, judged for ${report.asOf}.`,
  ];
  return `${lines.join("\n")}\n`;
}

function renderFile({ path, manifest, findings }: CheckedFile): string[] {
  if (findings.length === 0) {
    return [];
  }
  const index = new LineIndex(manifest.text);
  const rows = findings.map(({ rule, severity, message, offset }) => {
    const { line, column } = index.place(offset);
    return `  ${`${String(line)}:${String(column)}`.padEnd(8)} ${severity.padEnd(11)} ${printable(message)}  [${rule.id}]`;
  });
  return [printablePath(path), ...rows, ""];
}
