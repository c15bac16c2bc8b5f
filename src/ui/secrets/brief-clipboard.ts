import * as vscode from "vscode";

/** Runs a task later, unless it is called off before with what this gives. */
export type Later = (task: () => Promise<void>) => () => void;

const inAMinute: Later = (task) => {
  const timer = setTimeout(() => void task(), 60_000);
  return () => {
    clearTimeout(timer);
  };
};

/** Puts secrets on the clipboard and takes them off again, unless something else was copied meanwhile. */
export class BriefClipboard implements vscode.Disposable {
  readonly #later: Later;
  #callOff: (() => void) | undefined;
  #held: string | undefined;

  constructor(later: Later = inAMinute) {
    this.#later = later;
  }

  async copy(secret: string): Promise<void> {
    await vscode.env.clipboard.writeText(secret);
    this.#callOff?.();
    this.#held = secret;
    this.#callOff = this.#later(() => this.clear());
  }

  /** Takes off at once what is still there. */
  async clear(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    this.#callOff?.();
    if (held !== undefined && (await vscode.env.clipboard.readText()) === held) {
      await vscode.env.clipboard.writeText("");
    }
  }

  dispose(): void {
    // The window may be closed before the clipboard answers.
    void this.clear().catch(() => undefined);
  }
}
