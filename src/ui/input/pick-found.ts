import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { plain } from "./plain.js";

/** How long nobody must have typed before it is searched, in milliseconds. */
const pause = 250;

export interface FoundQuestion<Item extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  /** Finds what to show for what was typed. `signal` is aborted as soon as something else was. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Item[]>;
  /** What to say where nothing was found, as a whole sentence. */
  readonly nothing: (text: string) => string;
}

/** A line that says something in place of what was found. Choosing it searches again. */
interface Notice extends vscode.QuickPickItem {
  readonly isNotice: true;
}

/**
 * Asks to choose one of what is searched for as one types, elsewhere and not in a list that is there. Throws a
 * `CancellationError` where the user leaves. A search that fails is a line that says why, and can be tried again.
 */
export function pickFound<Item extends vscode.QuickPickItem>(question: FoundQuestion<Item>): Promise<Item> {
  const { title, placeholder, find, nothing } = question;
  const input = vscode.window.createQuickPick<Item | Notice>();
  // In the typings it is still a proposal. The order is that of the tenant.
  Object.assign(input, { sortByLabel: false });
  input.title = title;
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = true;

  let running = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      running.abort(new vscode.CancellationError());
    };

    const search = async (text: string) => {
      stop();
      running = new AbortController();
      const { signal } = running;
      input.busy = true;
      let items: readonly (Item | Notice)[];
      try {
        const found = await find(text, signal);
        items =
          found.length > 0
            ? found.map((item) => ({ ...item, alwaysShow: true }))
            : [notice("info", nothing(text), "")];
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        if (!(error instanceof UserError)) {
          input.hide();
          reject(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        items = [notice("error", error.message, `${error.remedy ?? ""} Choose this line to try again.`)];
      }
      if (!signal.aborted) {
        input.items = items;
        input.busy = false;
      }
    };

    input.onDidChangeValue((text) => {
      stop();
      input.busy = true;
      // Who presses Enter before there is an answer does not mean what was found for something else.
      input.items = input.items
        .filter((item) => !isNotice(item))
        .map((item) => ({ ...item, alwaysShow: false }));
      timer = setTimeout(() => void search(text), pause);
    });
    input.onDidAccept(() => {
      // For a moment after other items came in, none is selected.
      const [only, ...others] = input.items;
      const item = input.selectedItems[0] ?? (others.length === 0 && !input.busy ? only : undefined);
      if (item && isNotice(item)) {
        void search(input.value);
      } else if (item) {
        resolve(item);
        input.hide();
      }
    });
    input.onDidHide(() => {
      stop();
      reject(new vscode.CancellationError());
      input.dispose();
    });
    input.show();
    void search("");
  });
}

function notice(icon: string, label: string, detail: string): Notice {
  return { label: `$(${icon}) ${plain(label)}`, detail: plain(detail), alwaysShow: true, isNotice: true };
}

function isNotice(item: vscode.QuickPickItem): item is Notice {
  return "isNotice" in item;
}
