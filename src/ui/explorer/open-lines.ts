import type * as vscode from "vscode";

type Memory = Pick<vscode.Memento, "get" | "update">;

const openKey = "explorer.open";
const selectedKey = "explorer.selected";

/** The editor remembers for as long as the window is open. Of more lines than this, the ones opened last are kept. */
const most = 200;

/** Which lines of the tree were opened and closed, and which one was selected, remembered with the workspace. */
export class OpenLines {
  readonly #memory: Memory;
  readonly #states: Map<string, boolean>;

  constructor(memory: Memory) {
    this.#memory = memory;
    const stored = memory.get<unknown>(openKey);
    this.#states = new Map((Array.isArray(stored) ? stored : []).filter(isState));
  }

  /** Whether a line was left open, or `undefined` where nobody ever opened or closed it. */
  find(id: string): boolean | undefined {
    return this.#states.get(id);
  }

  async remember(id: string, isOpen: boolean): Promise<void> {
    this.#states.delete(id);
    this.#states.set(id, isOpen);
    for (const oldest of this.#states.keys()) {
      if (this.#states.size <= most) {
        break;
      }
      this.#states.delete(oldest);
    }
    await this.#memory.update(openKey, [...this.#states]);
  }

  get selected(): string | undefined {
    const id = this.#memory.get<unknown>(selectedKey);
    return typeof id === "string" ? id : undefined;
  }

  async select(id: string | undefined): Promise<void> {
    await this.#memory.update(selectedKey, id);
  }

  /** Forgets a line and all that is below it. */
  async forget(id: string): Promise<void> {
    const isBelow = (each: string) => each === id || each.startsWith(`${id}/`);
    for (const each of [...this.#states.keys()].filter(isBelow)) {
      this.#states.delete(each);
    }
    await this.#memory.update(openKey, [...this.#states]);
    if (this.selected !== undefined && isBelow(this.selected)) {
      await this.select(undefined);
    }
  }
}

function isState(entry: unknown): entry is [string, boolean] {
  return Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "boolean";
}
