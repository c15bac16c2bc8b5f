import * as vscode from "vscode";

/** The texts of the previews that are open, which were read by whoever asked for them. */
export class CalendarPreviews implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();

  readonly onDidChange = this.#changed.event;

  find(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  keep(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  forget(uri: vscode.Uri): void {
    this.#texts.delete(uri.toString());
  }

  dispose(): void {
    this.#changed.dispose();
    this.#texts.clear();
  }
}
