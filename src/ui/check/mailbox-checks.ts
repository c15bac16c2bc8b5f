import * as vscode from "vscode";
import { webviewIds } from "../ids.js";
import type { Services } from "../services.js";
import type { CheckPanels } from "./check-panels.js";

/** The checks of many mailboxes. What shows them is loaded with the first one. */
export class MailboxChecks implements vscode.Disposable {
  readonly #services: () => Services;
  #panels: Promise<CheckPanels> | undefined;

  constructor(services: () => Services) {
    this.#services = services;
  }

  load(): Promise<CheckPanels> {
    this.#panels ??= import("./check-panels.js").then(
      ({ CheckPanels: Panels }) => new Panels(this.#services()),
    );
    return this.#panels;
  }

  dispose(): void {
    void this.#panels?.then((panels) => {
      panels.dispose();
    });
  }
}

/** Shows checks again that were open when the window was closed or reloaded, once the workspace is trusted. */
export function registerMailboxChecks({ mailboxChecks }: Services): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(webviewIds.mailboxCheck, {
    async deserializeWebviewPanel(panel, state) {
      if (!vscode.workspace.isTrusted) {
        await trusted(panel);
      }
      const panels = await mailboxChecks.load();
      await panels.restore(panel, state);
    },
  });
}

function trusted(panel: vscode.WebviewPanel): Promise<void> {
  return new Promise((resolve) => {
    const listening = vscode.workspace.onDidGrantWorkspaceTrust(() => {
      listening.dispose();
      resolve();
    });
    panel.onDidDispose(() => {
      listening.dispose();
    });
  });
}
