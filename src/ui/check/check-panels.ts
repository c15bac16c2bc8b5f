import * as vscode from "vscode";
import { webviewIds } from "../ids.js";
import type { Services } from "../services.js";
import { CheckFiles } from "./check-files.js";
import { CheckPanel } from "./check-panel.js";
import type { CheckRecord } from "./check-record.js";
import { titleOf } from "./describe-check.js";
import { readKeptCheckPage } from "./read-message.js";

/** The checks that are open, and those that are kept. */
export class CheckPanels implements vscode.Disposable {
  readonly files: CheckFiles;
  readonly #services: Services;
  readonly #open = new Map<string, CheckPanel>();

  constructor(services: Services) {
    this.#services = services;
    this.files = new CheckFiles(services.storage);
  }

  find(key: string): CheckPanel | undefined {
    return this.#open.get(key);
  }

  /** What is known of the checks of before, latest first. What one says that is shown is newer than what is kept. */
  async list(): Promise<readonly CheckRecord[]> {
    const kept = await this.files.list();
    return kept.map((record) => this.#open.get(record.key)?.record ?? record);
  }

  /** Shows a check, which has not begun or was kept. One that is shown already comes to the front. */
  show(record: CheckRecord): CheckPanel {
    const shown = this.#open.get(record.key);
    if (shown) {
      shown.panel.reveal();
      return shown;
    }
    const panel = vscode.window.createWebviewPanel(
      webviewIds.mailboxCheck,
      titleOf(record),
      vscode.ViewColumn.Active,
      { enableFindWidget: true },
    );
    return this.#add(panel, record);
  }

  /** Shows a check that was open when the window was closed. Nothing is asked before somebody wants it. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const key = readKeptCheckPage(state)?.key;
    const record = key === undefined ? undefined : await this.files.read(key);
    if (record) {
      this.#add(panel, record);
    } else {
      panel.dispose();
    }
  }

  /** Ends the checks through a connection, and forgets what they told. */
  async forget(connection: string): Promise<void> {
    for (const check of this.#open.values()) {
      if (check.record.state.connection === connection) {
        check.panel.dispose();
      }
    }
    await this.files.forget(connection);
  }

  #add(panel: vscode.WebviewPanel, record: CheckRecord): CheckPanel {
    const check = new CheckPanel(this.#services, this.files, panel, record);
    this.#open.set(record.key, check);
    panel.onDidDispose(() => {
      this.#open.delete(record.key);
      check.dispose();
    });
    return check;
  }

  dispose(): void {
    for (const check of this.#open.values()) {
      check.dispose();
    }
    this.#open.clear();
  }
}
