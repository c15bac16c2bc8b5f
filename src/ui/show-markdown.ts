import * as vscode from "vscode";

/** Shows a Markdown document as it is meant to be read, or its text where VS Code's own preview is switched off. */
export async function showMarkdown(uri: vscode.Uri): Promise<void> {
  if (vscode.extensions.getExtension("vscode.markdown-language-features")) {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } else {
    await vscode.window.showTextDocument(uri);
  }
}
