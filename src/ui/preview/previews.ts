import type * as vscode from "vscode";
import type { Services } from "../services.js";
import type { KeptSubject } from "./kept-subjects.js";
import type { PreviewPanels } from "./preview-panels.js";

/** The previews of calendars. What shows them is loaded with the first one. */
export class Previews implements vscode.Disposable {
  readonly #services: () => Services;
  #panels: Promise<PreviewPanels> | undefined;

  constructor(services: () => Services) {
    this.#services = services;
  }

  /** Shows a preview, or the one that there is of the same mailboxes. */
  async open(subject: KeptSubject, whenRead?: () => void): Promise<void> {
    (await this.load()).open(subject, whenRead);
  }

  load(): Promise<PreviewPanels> {
    this.#panels ??= import("./preview-panels.js").then(
      ({ PreviewPanels }) => new PreviewPanels(this.#services()),
    );
    return this.#panels;
  }

  dispose(): void {
    void this.#panels?.then((panels) => {
      panels.dispose();
    });
  }
}
