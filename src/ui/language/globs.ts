import * as vscode from "vscode";

/** Whether a file is among those that globs mean, which count from the workspace folder. No file outside of it is. */
export function isAmong(uri: vscode.Uri, globs: readonly string[]): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  // It takes a document and looks at nothing but these two. A file need not be open for it.
  const document = { uri, languageId: "json" } as vscode.TextDocument;
  return (
    folder !== undefined &&
    globs.some(
      (glob) => vscode.languages.match({ pattern: new vscode.RelativePattern(folder, glob) }, document) > 0,
    )
  );
}

/** One glob for several. `undefined` for none, with which VS Code leaves out what it always leaves out. */
export function combineGlobs(globs: readonly string[]): string | undefined {
  const single = globs.flatMap(expandBraces);
  return single.length > 1 ? `{${single.join(",")}}` : single[0];
}

/** The globs that `a{b,c}` stands for, because braces within braces are not understood everywhere. */
function expandBraces(glob: string): string[] {
  const match = /^([^{}]*)\{([^{}]*)\}([^]*)$/.exec(glob);
  if (!match) {
    return [glob];
  }
  const [, start = "", choices = "", rest = ""] = match;
  return choices.split(",").flatMap((choice) => expandBraces(`${start}${choice}${rest}`));
}
