import * as vscode from "vscode";
import { FoundItems, isNotice, type Notice } from "./found-items.js";
import type { FoundQuestion } from "./pick-found.js";

/** What is found has a name of its own, by which it is known again in another search. */
export interface IdentifiedItem extends vscode.QuickPickItem {
  readonly id: string;
}

export interface ManyFoundQuestion<Item extends IdentifiedItem> extends FoundQuestion<Item> {
  /** The line that ends it, for so many. */
  readonly done: (count: number) => string;
}

interface Done extends vscode.QuickPickItem {
  readonly isDone: true;
}

/**
 * Asks to choose any number of what is searched for as one types. What was chosen stays above what is found next, until it
 * is chosen again. Throws a `CancellationError` where the user leaves.
 *
 * VS Code has lists with boxes to tick, but forgets what is ticked when other items come in.
 */
export function pickManyFound<Item extends IdentifiedItem>(
  question: ManyFoundQuestion<Item>,
): Promise<readonly Item[]> {
  const input = vscode.window.createQuickPick<Item | Notice | Done>();
  input.title = question.title;
  input.placeholder = question.placeholder;
  input.ignoreFocusOut = true;
  let chosen: readonly Item[] = [];
  let others: readonly (Item | Notice)[] = [];

  const show = () => {
    const ids = new Set(chosen.map(({ id }) => id));
    const done: Done[] =
      chosen.length > 0
        ? [{ label: `$(arrow-right) ${question.done(chosen.length)}`, alwaysShow: true, isDone: true }]
        : [];
    const kept = chosen.map((item) => ({ ...item, label: `$(check) ${item.label}`, alwaysShow: true }));
    const left = others.filter((item) => isNotice(item) || !ids.has(item.id));
    input.items = [...done, ...kept, ...left];
    const [first] = input.value === "" ? done : left;
    // What VS Code does not show for what was typed cannot be active.
    if (first?.alwaysShow === true) {
      input.activeItems = [first];
    }
  };
  const turn = (item: Item) => {
    const isChosen = chosen.some(({ id }) => id === item.id);
    const plainItem = others.find((other): other is Item => !isNotice(other) && other.id === item.id) ?? item;
    chosen = isChosen ? chosen.filter(({ id }) => id !== item.id) : [...chosen, plainItem];
    show();
  };

  return new Promise((resolve, reject) => {
    const found = new FoundItems<Item, Done>(input, question, {
      show(items) {
        others = items;
        show();
      },
      fail(error) {
        input.hide();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    });
    input.onDidAccept(() => {
      // For a moment after other items came in, none is selected.
      const item = input.selectedItems[0] ?? input.activeItems[0];
      if (item && "isDone" in item) {
        resolve(chosen);
        input.hide();
      } else if (item && isNotice(item)) {
        void found.search(input.value);
      } else if (item) {
        turn(item);
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
