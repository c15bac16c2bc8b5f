import * as vscode from "vscode";
import { FoundItems, isNotice, type Notice, type Search } from "./found-items.js";

export interface FoundQuestion<Item extends vscode.QuickPickItem> extends Search<Item> {
  readonly title: string;
  readonly placeholder: string;
}

/**
 * Asks to choose one of what is searched for as one types. Throws a `CancellationError` where the user leaves. A search
 * that fails is a line that says why, and can be tried again.
 */
export function pickFound<Item extends vscode.QuickPickItem>(question: FoundQuestion<Item>): Promise<Item> {
  const input = vscode.window.createQuickPick<Item | Notice>();
  input.title = question.title;
  input.placeholder = question.placeholder;

  return new Promise((resolve, reject) => {
    const found = new FoundItems(input, question, {
      show(items) {
        input.items = items;
      },
      fail(error) {
        input.hide();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    });
    input.onDidAccept(() => {
      // For a moment after other items came in, none is selected.
      const [only, ...others] = input.items;
      const item = input.selectedItems[0] ?? (others.length === 0 && !input.busy ? only : undefined);
      if (item && isNotice(item)) {
        void found.search(input.value);
      } else if (item) {
        resolve(item);
        input.hide();
      }
    });
    input.onDidHide(() => {
      found.stop();
      reject(new vscode.CancellationError());
      input.dispose();
    });
    input.show();
    void found.search("");
  });
}
