import * as vscode from "vscode";
import { UserError } from "../base/errors.js";
import type { Span } from "../base/text.js";
import { LineIndex } from "../base/text.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { standardCatalogue } from "../catalogue/standard.js";
import { fixAll, type Fixed } from "../manifest/fix.js";
import { lint, type Finding, type LintContext, type SeverityOverrides } from "../manifest/lint.js";
import { parseManifest, type Manifest } from "../manifest/manifest.js";
import { parseTarget } from "../manifest/target.js";
import { readReference } from "../profiles/choose.js";
import { needsOf, type Needs } from "../profiles/needs.js";
import type { Profile } from "../profiles/profile.js";
import type { Binding } from "./bindings.js";

export interface Judgement extends Omit<LintContext, "catalogue" | "needs"> {
  readonly severities: SeverityOverrides;
  readonly binding?: ProfileBinding | undefined;
}

/** What a manifest is to be checked against. */
export interface ProfileBinding extends Binding {
  /** Those there are. */
  readonly profiles: readonly Profile[];
}

/** A manifest as it stood at one moment, with what the rules say about it and where that is in the editor. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly context: LintContext;
  /** Why it is not checked against the profile that it is bound to: there is no such profile or mode. */
  readonly bindingError: UserError | undefined;
  /** Worked out when it is first asked for. */
  readonly findings: readonly Finding[];
  /** Whether anything in it asks for permissions. A text may mention them and ask for none. */
  readonly isManifest: boolean;
  readonly positionAt: (offset: number) => vscode.Position;
  readonly rangeOf: (span: Span) => vscode.Range;
  readonly fixAll: () => Fixed;
}

export function readManifest(text: string, { severities, binding, ...rest }: Judgement): ReadManifest {
  const catalogue = standardCatalogue();
  const { needs, error } = binding ? resolve(binding, catalogue) : {};
  const context: LintContext = { ...rest, catalogue, needs };
  const parsed = parseManifest(text, catalogue);
  // What is named is meant as a manifest, even if it does not yet ask for anything.
  const isNamedOnly = binding?.isNamed === true && parsed.applications.length === 0;
  const manifest = isNamedOnly ? parseTarget(text, catalogue) : parsed;
  let findings: readonly Finding[] | undefined;
  let lines: LineIndex | undefined;

  const positionAt = (offset: number) => {
    const { line, column } = (lines ??= new LineIndex(text)).place(offset);
    return new vscode.Position(line - 1, column - 1);
  };
  return {
    manifest,
    context,
    bindingError: error,
    isManifest: manifest.applications.length > 0,
    get findings() {
      return (findings ??= lint(manifest, context, { severities }));
    },
    positionAt,
    rangeOf: ({ offset, length }) => new vscode.Range(positionAt(offset), positionAt(offset + length)),
    fixAll: () => fixAll(text, context, { severities }),
  };
}

function resolve(
  { reference, profiles }: ProfileBinding,
  catalogue: Catalogue,
): { needs?: Needs; error?: UserError } {
  try {
    const { profile, mode } = readReference(reference, profiles);
    return { needs: needsOf(profile, mode, {}, catalogue) };
  } catch (error) {
    if (error instanceof UserError) {
      return { error };
    }
    throw error;
  }
}
