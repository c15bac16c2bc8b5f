import * as vscode from "vscode";
import type { Finding } from "../../manifest/lint.js";
import type { Edit } from "../../manifest/patch.js";
import { editsOf, type Fix } from "../../manifest/rule.js";
import { suppressLine } from "../../manifest/suppress-line.js";
import { isEditable } from "../changes/editable.js";
import { commandIds } from "../ids.js";
import type { ReadManifest } from "../read-manifest.js";
import { fixAllKind } from "./quick-fixes.js";
import { listMoveActions } from "./list-refactorings.js";
import { replaceLines } from "./replace-lines.js";
import { toWorkspaceEdit } from "./to-workspace-edit.js";

/**
 * The fixes of every problem that `range` touches, and at the end the ways to silence them. What can only be read can
 * only be explained.
 */
export function listQuickFixes(
  document: vscode.TextDocument,
  manifest: ReadManifest,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const touched = manifest.findings.filter((finding) => manifest.rangeOf(finding).intersection(range));
  const create = (title: string, edits: readonly Edit[], finding: Finding) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document, manifest, edits);
    action.diagnostics = diagnostics.filter((each) => isAbout(each, finding, manifest));
    return action;
  };

  const fixes = touched.flatMap((finding) =>
    finding.fixes.flatMap((fix, index) => {
      const edits = editsOf(fix);
      if (edits.length === 0) {
        return [];
      }
      const action = create(fix.title, edits, finding);
      action.isPreferred = index === 0 && isSafe(fix);
      return [action];
    }),
  );
  const silencers = touched.flatMap((finding) => {
    const edit = comments(document, manifest) ? suppressLine(manifest.manifest, finding) : undefined;
    return edit ? [create(`Ignore ${finding.rule.id} on this line`, [edit], finding)] : [];
  });
  const explanations = touched.map((finding) => {
    const action = create(`Explain ${finding.rule.id}`, [], finding);
    action.command = { command: commandIds.openRule, title: action.title, arguments: [finding.rule.id] };
    return action;
  });
  const moves = touched
    .filter(({ rule }) => rule.id === "retiring-permission")
    .flatMap((finding) => {
      const actions = listMoveActions(document, manifest, finding);
      return actions.map((action) =>
        Object.assign(action, {
          diagnostics: diagnostics.filter((each) => isAbout(each, finding, manifest)),
        }),
      );
    });
  const changes = isEditable(document) ? [...fixes, ...unique(moves), ...unique(silencers)] : [];
  return [...changes, ...unique(explanations)];
}

export function createFixAll(document: vscode.TextDocument, manifest: ReadManifest): vscode.CodeAction[] {
  const { text, count } = isEditable(document) ? manifest.fixAll() : { text: "", count: 0 };
  if (count === 0) {
    return [];
  }
  const action = new vscode.CodeAction("Fix all problems of this manifest that need no decision", fixAllKind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, [replaceLines(manifest, text)]);
  return [action];
}

const isSafe = ({ safe }: Fix) => safe === true;

/** Strict JSON allows no comment. Where somebody wrote one already, it does no harm. */
function comments({ languageId }: vscode.TextDocument, { manifest }: ReadManifest): boolean {
  return languageId === "jsonc" || manifest.comments.length > 0;
}

function isAbout(diagnostic: vscode.Diagnostic, finding: Finding, { rangeOf }: ReadManifest): boolean {
  const { code, range } = diagnostic;
  const value = typeof code === "object" ? code.value : code;
  const isOurs = value === finding.rule.id && range.isEqual(rangeOf(finding));
  return isOurs || (finding.rule.id === "syntax-error" && diagnostic.source?.startsWith("json") === true);
}

function unique(actions: readonly vscode.CodeAction[]): vscode.CodeAction[] {
  return actions.filter(
    (action, index) => actions.findIndex(({ title }) => title === action.title) === index,
  );
}
