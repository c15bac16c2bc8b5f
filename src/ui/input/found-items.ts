import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { plain } from "./plain.js";

/** How long nobody must have typed before it is searched, in milliseconds. */
const pause = 250;

/** What is searched for as one types, elsewhere and not in a list that is there. */
export interface Search<Item extends vscode.QuickPickItem> {
  /** Finds what to show for what was typed. `signal` is aborted as soon as something else was. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Item[]>;
  /** What to say where nothing was found, as a whole sentence. */
  readonly nothing: (text: string) => string;
}

/** A line that says something in place of what was found. Choosing it searches again. */
export interface Notice extends vscode.QuickPickItem {
  readonly isNotice: true;
}

/** Keeps a list filled with what is found for what was typed. A search that fails is a line that says why. */
export class FoundItems<Item extends vscode.QuickPickItem, Other extends vscode.QuickPickItem = never> {
  readonly #input: vscode.QuickPick<Item | Notice | Other>;
  readonly #search: Search<Item>;
  readonly #show: (items: readonly (Item | Notice)[]) => void;
  readonly #fail: (error: unknown) => void;
  #found: readonly (Item | Notice)[] = [];
  #running = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    input: vscode.QuickPick<Item | Notice | Other>,
    search: Search<Item>,
    parts: {
      readonly show: (items: readonly (Item | Notice)[]) => void;
      /** With what is a bug. */
      readonly fail: (error: unknown) => void;
    },
  ) {
    this.#input = input;
    this.#search = search;
    this.#show = parts.show;
    this.#fail = parts.fail;
    // In the typings it is still a proposal. The order is that of the tenant.
    Object.assign(input, { sortByLabel: false });
    input.matchOnDescription = true;
    input.matchOnDetail = true;
    input.onDidChangeValue((text) => {
      this.stop();
      input.busy = true;
      // Who presses Enter before there is an answer does not mean what was found for something else.
      this.#show(
        this.#found.filter((item) => !isNotice(item)).map((item) => ({ ...item, alwaysShow: false })),
      );
      this.#timer = setTimeout(() => void this.search(text), pause);
    });
  }

  async search(text: string): Promise<void> {
    this.stop();
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.#input.busy = true;
    let items: readonly (Item | Notice)[];
    try {
      const found = await this.#search.find(text, signal);
      items =
        found.length > 0
          ? found.map((item) => ({ ...item, alwaysShow: true }))
          : [notice("info", this.#search.nothing(text), "")];
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (!(error instanceof UserError)) {
        this.#fail(error);
        return;
      }
      items = [notice("error", error.message, `${error.remedy ?? ""} Choose this line to try again.`)];
    }
    if (!signal.aborted) {
      this.#found = items;
      this.#show(items);
      this.#input.busy = false;
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#running.abort(new vscode.CancellationError());
  }
}

function notice(icon: string, label: string, detail: string): Notice {
  return { label: `$(${icon}) ${plain(label)}`, detail: plain(detail), alwaysShow: true, isNotice: true };
}

export function isNotice(item: vscode.QuickPickItem): item is Notice {
  return "isNotice" in item;
}
