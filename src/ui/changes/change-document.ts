import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import type { Edit } from "../../manifest/patch.js";

/** Makes edits that were worked out for `text`, as one step to undo, and shows them. Nothing where the text is another now. */
export async function changeDocument(
  document: vscode.TextDocument,
  text: string,
  edits: readonly Edit[],
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ offset, length, text: inserted }) => {
      const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
      return vscode.TextEdit.replace(range, inserted);
    }),
  );
  requireUnchanged(document, text);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw changed();
  }
  await showChange(document, Math.min(...edits.map(({ offset }) => offset)));
}

/** Throws where a document no longer has the text that was read. The version does not tell, for a file that was closed and opened begins at 1. */
export function requireUnchanged(document: vscode.TextDocument, text: string): void {
  if (document.isClosed || document.getText() !== text) {
    throw changed();
  }
}

function changed(): UserError {
  return new UserError("The manifest changed in the meantime, so it was left as it is.", {
    remedy: "Start again to see what would be changed now.",
  });
}

async function showChange(document: vscode.TextDocument, offset: number): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    preview: false,
    ...(shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn }),
  });
  const place = document.positionAt(offset).with({ character: 0 });
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
