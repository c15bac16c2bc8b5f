import { LineIndex } from "../../base/text.js";
import type { Severity } from "../../manifest/rule.js";
import type { Report } from "../report.js";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
};

/**
 * The report as workflow commands, which GitHub shows beside the lines of a pull request.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function renderGitHub({ files }: Report): string {
  return files
    .flatMap(({ path, manifest, findings }) => {
      const index = new LineIndex(manifest.text);
      return findings.map(({ rule, severity, message, offset, length }) => {
        const start = index.place(offset);
        const end = index.place(offset + length);
        const properties = {
          file: path,
          line: start.line,
          endLine: end.line,
          // GitHub takes columns only where they are on one line.
          ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
          title: `${rule.title} (${rule.id})`,
        };
        const list = Object.entries(properties).map(
          ([name, value]) => `${name}=${escapeProperty(String(value))}`,
        );
        return `::${commands[severity]} ${list.join(",")}::${escapeData(message)}\n`;
      });
    })
    .join("");
}

const escapeData = (text: string) =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string) => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
