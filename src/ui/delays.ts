import type * as vscode from "vscode";

/** Runs the latest task of each key after a pause. A newer one takes the place of the one that waits. */
export class Delays implements vscode.Disposable {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  run(key: string, milliseconds: number, task: () => Promise<void>): void {
    this.cancel(key);
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      task().catch((error: unknown) => {
        this.#log.error(error instanceof Error ? error : String(error));
      });
    }, milliseconds);
    this.#timers.set(key, timer);
  }

  cancel(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  dispose(): void {
    for (const key of this.#timers.keys()) {
      this.cancel(key);
    }
  }
}
