import type { Catalogue } from "../catalogue/catalogue.js";
import type { Finding } from "../manifest/lint.js";
import type { Manifest } from "../manifest/manifest.js";
import type { Severity } from "../manifest/rule.js";
import type { Needs } from "../profiles/needs.js";

/** What `lint` found, before it takes a form. */
export interface Report {
  readonly asOf: string;
  readonly catalogue: Catalogue;
  /** Of the profile that the files were judged by, if there was one. */
  readonly needs: Needs | undefined;
  readonly files: readonly CheckedFile[];
}

export interface CheckedFile {
  /** As the user wrote it, "-" for standard input. */
  readonly path: string;
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
}

/** How many findings there are of each severity. */
export function countFindings({ files }: Report): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { findings } of files) {
    for (const { severity } of findings) {
      counts[severity]++;
    }
  }
  return counts;
}
