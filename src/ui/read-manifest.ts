import * as vscode from "vscode";
import type { Span } from "../base/text.js";
import { LineIndex } from "../base/text.js";
import { standardCatalogue } from "../catalogue/standard.js";
import { fixAll, type Fixed } from "../manifest/fix.js";
import { lint, type Finding, type LintContext, type SeverityOverrides } from "../manifest/lint.js";
import { parseManifest, type Manifest } from "../manifest/manifest.js";

export interface Judgement extends Omit<LintContext, "catalogue"> {
  readonly severities: SeverityOverrides;
}

/** A manifest as it stood at one moment, with what the rules say about it and where that is in the editor. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly context: LintContext;
  /** Worked out when it is first asked for. */
  readonly findings: readonly Finding[];
  /** Whether anything in it asks for permissions. A text may mention them and ask for none. */
  readonly isManifest: boolean;
  readonly positionAt: (offset: number) => vscode.Position;
  readonly rangeOf: (span: Span) => vscode.Range;
  readonly fixAll: () => Fixed;
}

export function readManifest(text: string, { severities, ...rest }: Judgement): ReadManifest {
  const context: LintContext = { ...rest, catalogue: standardCatalogue() };
  const manifest = parseManifest(text, context.catalogue);
  let findings: readonly Finding[] | undefined;
  let lines: LineIndex | undefined;

  const positionAt = (offset: number) => {
    const { line, column } = (lines ??= new LineIndex(text)).place(offset);
    return new vscode.Position(line - 1, column - 1);
  };
  return {
    manifest,
    context,
    isManifest: manifest.applications.length > 0,
    get findings() {
      return (findings ??= lint(manifest, context, { severities }));
    },
    positionAt,
    rangeOf: ({ offset, length }) => new vscode.Range(positionAt(offset), positionAt(offset + length)),
    fixAll: () => fixAll(text, context, { severities }),
  };
}
