import * as vscode from "vscode";

/** Markdown that can do nothing: no commands, no HTML. Whatever is put into it was escaped before. */
export function toMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
