import * as vscode from "vscode";
import { plain } from "../input/plain.js";

const scheme = "calendar-onramp-push";

let count = 0;

/** Two texts side by side as they were at one moment, until `close`. */
export async function showFrozenComparison(
  before: string,
  after: string,
  { title, name }: { readonly title: string; readonly name: string },
): Promise<{ close(): Promise<void> }> {
  const query = String(++count);
  const [left, right] = ["before", "after"].map((side) =>
    vscode.Uri.from({ scheme, path: `/${name} (${side}).json`, query }),
  ) as [vscode.Uri, vscode.Uri];
  const texts = new Map([
    [left.toString(), before],
    [right.toString(), after],
  ]);
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  const close = async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(({ input }) => isOf(input, right)));
    provider.dispose();
  };
  try {
    await vscode.commands.executeCommand("vscode.diff", left, right, plain(title), {
      preview: false,
      preserveFocus: true,
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

function isOf(input: unknown, uri: vscode.Uri): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString();
}
