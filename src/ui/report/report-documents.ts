import * as vscode from "vscode";

/** Documents of what was found, such as a list of applications. They are held in memory, because they tell much about a tenant. */
export const reportScheme = "calendar-onramp-report";

/** Shows reports as documents that nobody can change, as long as the window is open. */
export class ReportDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(reportScheme, this);
  #count = 0;

  /** Every one has an address of its own, so that two can be compared. `title` is what the tab says. */
  add(title: string, text: string): vscode.Uri {
    const name = title.replaceAll(/[^\p{L}\p{N}.-]+/gu, " ").trim();
    this.#count += 1;
    const uri = vscode.Uri.from({
      scheme: reportScheme,
      path: `/${name}.md`,
      query: String(this.#count),
    });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ??
      "This document was forgotten with the window in which it was made. Run the command again that it came from.\n"
    );
  }

  dispose(): void {
    this.#registration.dispose();
    this.#texts.clear();
  }
}
