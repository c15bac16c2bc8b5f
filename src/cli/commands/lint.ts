import { decodeText } from "../../base/encoding.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { lint, type SeverityOverrides } from "../../manifest/lint.js";
import { parseManifest } from "../../manifest/manifest.js";
import { severities, type Severity } from "../../manifest/rule.js";
import { renderGitHub } from "../formats/github.js";
import { renderJson } from "../formats/json.js";
import { renderSarif } from "../formats/sarif.js";
import { renderText } from "../formats/text.js";
import { createContext } from "../context.js";
import type { ExitCode, Io } from "../io.js";
import type { CheckedFile, Report } from "../report.js";
import { printable, reasonOf } from "../words.js";

const renderers = { text: renderText, json: renderJson, sarif: renderSarif, github: renderGitHub };

export type LintFormat = keyof typeof renderers;

export const lintFormats = Object.keys(renderers) as LintFormat[];

export interface LintRequest {
  readonly format: LintFormat;
  readonly minSeverity: Severity;
  readonly asOf: string;
  readonly rule: SeverityOverrides;
}

/** Judges files and prints what it found. A file that cannot be read is said, and the others are judged all the same. */
export async function runLint(
  patterns: readonly string[],
  { format, minSeverity, asOf, rule }: LintRequest,
  { io, catalogue }: { io: Io; catalogue: Catalogue },
): Promise<ExitCode> {
  const context = createContext(catalogue, asOf);
  const files: CheckedFile[] = [];
  const failures: string[] = [];

  const complain = (message: string) => {
    failures.push(message);
    io.complain(message);
  };
  for (const path of await expandAll(patterns, io, complain)) {
    const bytes = await io.read(path).catch((error: unknown) => {
      complain(`Cannot read ${printable(path)}: ${reasonOf(error)}.`);
      return undefined;
    });
    if (bytes) {
      const manifest = parseManifest(decodeText(bytes).text, catalogue);
      files.push({ path, manifest, findings: lint(manifest, context, { severities: rule }) });
    }
  }

  if (files.length > 0 || failures.length === 0) {
    const report: Report = { asOf, catalogue, files };
    io.print(renderers[format](report));
  }
  return failures.length > 0
    ? 2
    : files.some(({ findings }) => findings.some((one) => counts(one.severity, minSeverity)))
      ? 1
      : 0;
}

function counts(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

async function expandAll(
  patterns: readonly string[],
  io: Io,
  complain: (message: string) => void,
): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const pattern of patterns) {
    const found = await io.expand(pattern);
    if (found?.length === 0) {
      complain(`No file matches ${printable(pattern)}.`);
    }
    (found ?? [pattern]).forEach((path) => paths.add(path));
  }
  return paths;
}
