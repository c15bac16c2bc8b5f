import * as vscode from "vscode";
import { FoundItems, isNotice, type Notice } from "./found-items.js";
import type { FoundQuestion } from "./pick-found.js";

/** What is found has a name of its own, by which it is known again in another search. */
export interface IdentifiedItem extends vscode.QuickPickItem {
  readonly id: string;
}

/**
 * Asks to tick any number of what is searched for as one types. What is ticked stays above what is found next. Throws a
 * `CancellationError` where the user leaves, or ticks nothing.
 */
export function pickManyFound<Item extends IdentifiedItem>(
  question: FoundQuestion<Item>,
): Promise<readonly Item[]> {
  const input = vscode.window.createQuickPick<Item | Notice>();
  input.title = question.title;
  input.placeholder = question.placeholder;
  input.canSelectMany = true;
  input.ignoreFocusOut = true;
  let ticked: readonly Item[] = [];

  return new Promise((resolve, reject) => {
    const found = new FoundItems<Item>(input, question, {
      show(items) {
        const others = items.filter((item) => isNotice(item) || ticked.every(({ id }) => id !== item.id));
        const kept = ticked.map((item) => ({ ...item, alwaysShow: true }));
        input.items = [...kept, ...others];
        input.selectedItems = kept;
      },
      fail(error) {
        input.hide();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    });
    input.onDidChangeSelection((items) => {
      if (items.some(isNotice)) {
        void found.search(input.value);
      } else if (!input.busy) {
        // While a list is being replaced, VS Code tells of what it holds in between.
        ticked = items.filter((item): item is Item => !isNotice(item));
      }
    });
    input.onDidAccept(() => {
      if (ticked.length > 0) {
        resolve(ticked);
      }
      input.hide();
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
