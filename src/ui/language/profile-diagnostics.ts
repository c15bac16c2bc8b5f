import * as vscode from "vscode";
import { LineIndex } from "../../base/text.js";
import type { ProfileProblem } from "../../profiles/read-profile.js";
import { manifestLanguages } from "../ids.js";
import { editorChecksSyntax } from "./diagnostics.js";
import { source } from "./to-diagnostic.js";

/** The problems of a profile. What VS Code's own JSON support says of a document that is open is not said again. */
export function toProfileDiagnostics(
  uri: vscode.Uri,
  text: string,
  problems: readonly ProfileProblem[],
): vscode.Diagnostic[] {
  const lines = new LineIndex(text);
  const positionAt = (offset: number) => {
    const { line, column } = lines.place(offset);
    return new vscode.Position(line - 1, column - 1);
  };
  const isTold = editorKnowsSchema(uri, text);
  return problems
    .filter(({ isStructure }) => !isStructure || !isTold)
    .map(({ offset, length, message }) => {
      const range = new vscode.Range(positionAt(offset), positionAt(offset + length));
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = source;
      return diagnostic;
    });
}

/** A document that names a schema of its own is held against that one. */
function editorKnowsSchema(uri: vscode.Uri, text: string): boolean {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return (
    open !== undefined &&
    manifestLanguages.includes(open.languageId) &&
    editorChecksSyntax() &&
    !/"\$schema"\s*:/.test(text)
  );
}
