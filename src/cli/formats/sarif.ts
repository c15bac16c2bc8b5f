import { LineIndex, type Span } from "../../base/text.js";
import type { Finding } from "../../manifest/lint.js";
import { editsOf, type Fix, type Severity } from "../../manifest/rule.js";
import { rules } from "../../manifest/rules/index.js";
import type { CheckedFile, Report } from "../report.js";
import { version } from "../version.js";

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
};

/**
 * The report as SARIF 2.1.0, which code scanning services read.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif({ files }: Report): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Calendar Onramp", version, rules: rules.map(renderRule) } },
        columnKind: "utf16CodeUnits",
        artifacts: files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        results: files.flatMap(renderFile),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function renderRule({ id, title, why, severity }: (typeof rules)[number]) {
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    defaultConfiguration: { level: levels[severity] },
  };
}

function renderFile({ path, manifest, findings }: CheckedFile, fileIndex: number) {
  const index = new LineIndex(manifest.text);
  const artifactLocation = { uri: uriOf(path), index: fileIndex };

  return findings.map((finding) => ({
    ruleId: finding.rule.id,
    ruleIndex: rules.indexOf(finding.rule),
    level: levels[finding.severity],
    message: { text: plain(finding.message) },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding, index) } }],
    ...renderFixes(finding, artifactLocation, index),
  }));
}

/**
 * Only what is there: a result without fixes has no such member. A fix that is worked out late moves whole
 * parts of a manifest, which may hold a secret, so it is left to the editor.
 */
function renderFixes({ fixes }: Finding, artifactLocation: object, index: LineIndex): object {
  const ready = fixes.filter(({ edits }) => typeof edits !== "function" && edits.length > 0);
  return ready.length === 0 ? {} : { fixes: ready.map((fix) => renderFix(fix, artifactLocation, index)) };
}

function renderFix(fix: Fix, artifactLocation: object, index: LineIndex) {
  const replacements = editsOf(fix).map((edit) => ({
    deletedRegion: regionOf(edit, index),
    ...(edit.text === "" ? {} : { insertedContent: { text: edit.text } }),
  }));
  return { description: { text: `${fix.title}.` }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** In a SARIF message, brackets make links. */
const plain = (text: string) => text.replaceAll(/[\\[\]]/g, "\\$&");

function regionOf({ offset, length }: Span, index: LineIndex) {
  const start = index.place(offset);
  const end = index.place(offset + length);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: offset,
    charLength: length,
  };
}

/** A relative reference; what must not stand in one is escaped. Standard input has a name of its own. */
function uriOf(path: string): string {
  if (path === "-") {
    return "stdin";
  }
  const uri = path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return /^[A-Za-z]%3A\//.test(uri)
    ? `file:///${uri.replace("%3A", ":")}`
    : uri.startsWith("/")
      ? `file://${uri}`
      : uri;
}
