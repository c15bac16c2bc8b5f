import * as vscode from "vscode";

const scheme = "calendar-onramp-proposal";

export interface Comparison {
  close(): Promise<void>;
}

let count = 0;

/** Shows a document beside what would become of it. The latter can only be read, and is gone with the comparison. */
export async function showComparison(
  document: vscode.TextDocument,
  text: string,
  title: string,
): Promise<Comparison> {
  const name = document.uri.path.split("/").at(-1) ?? "";
  const uri = vscode.Uri.from({ scheme, path: `/${name}`, query: String(++count) });
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (asked) => (asked.toString() === uri.toString() ? text : undefined),
  });
  try {
    const proposed = await vscode.workspace.openTextDocument(uri);
    if (proposed.languageId !== document.languageId) {
      await vscode.languages.setTextDocumentLanguage(proposed, document.languageId);
    }
    // Not as a preview, which would take the place of a manifest that is one.
    await vscode.commands.executeCommand("vscode.diff", document.uri, uri, title, {
      preview: false,
      preserveFocus: true,
    });
  } catch (error) {
    provider.dispose();
    throw error;
  }
  return {
    async close() {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      await vscode.window.tabGroups.close(tabs.filter((tab) => isOf(tab, uri)));
      provider.dispose();
    },
  };
}

function isOf({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString();
}
