import { decodeText } from "../../base/encoding.js";
import { UserError } from "../../base/errors.js";
import { lint, type SeverityOverrides } from "../../manifest/lint.js";
import { parseManifest } from "../../manifest/manifest.js";
import { severities, type Severity } from "../../manifest/rule.js";
import { parseTarget } from "../../manifest/target.js";
import type { Needs } from "../../profiles/needs.js";
import { renderGitHub } from "../formats/github.js";
import { renderJson } from "../formats/json.js";
import { renderSarif } from "../formats/sarif.js";
import { renderText } from "../formats/text.js";
import { createContext } from "../context.js";
import type { CommandWorld, ExitCode, Io } from "../io.js";
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
  /** What the manifests should ask for: `PROFILE[:MODE]`. */
  readonly profile?: string;
  readonly set: readonly string[];
}

/** Judges files and prints what it found. A file that cannot be read is said, and the others are judged all the same. */
export async function runLint(
  patterns: readonly string[],
  request: LintRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  const { format, minSeverity, asOf, rule } = request;
  const needs = await readNeeds(request, { io, catalogue });
  const context = createContext(catalogue, asOf, needs);
  const files: CheckedFile[] = [];
  const failures: string[] = [];

  const complain = (message: string) => {
    failures.push(message);
    io.complain(message);
  };
  for (const [path, isNamed] of await expandAll(patterns, io, complain)) {
    const bytes = await io.read(path).catch((error: unknown) => {
      complain(`Cannot read ${printable(path)}: ${reasonOf(error)}.`);
      return undefined;
    });
    if (bytes) {
      const { text } = decodeText(bytes);
      // What is named is meant as a manifest, even if it does not yet ask for anything that the profile needs.
      const parse = needs && isNamed ? parseTarget : parseManifest;
      const manifest = parse(text, catalogue);
      files.push({ path, manifest, findings: lint(manifest, context, { severities: rule }) });
    }
  }

  if (files.length > 0 || failures.length === 0) {
    const report: Report = { asOf, catalogue, needs, files };
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

async function readNeeds({ profile, set }: LintRequest, world: CommandWorld): Promise<Needs | undefined> {
  if (profile !== undefined) {
    const { chooseNeeds } = await import("../choose-profile.js");
    const needs = await chooseNeeds(profile, { set }, world);
    const { registration, id } = needs.mode;
    if (registration.by !== "administrator") {
      world.io.complain(printable(`Nothing is compared with ${needs.profile.id}:${id}. ${registration.why}`));
    }
    return needs;
  }
  if (set.length > 0) {
    throw new UserError("--set says nothing without --profile.");
  }
  return undefined;
}

/** The files, each with whether it was named itself. */
async function expandAll(
  patterns: readonly string[],
  io: Io,
  complain: (message: string) => void,
): Promise<ReadonlyMap<string, boolean>> {
  const paths = new Map<string, boolean>();
  for (const pattern of patterns) {
    const found = await io.expand(pattern);
    if (found?.length === 0) {
      complain(`No file matches ${printable(pattern)}.`);
    }
    for (const path of found ?? [pattern]) {
      paths.set(path, found === undefined || paths.get(path) === true);
    }
  }
  return paths;
}
