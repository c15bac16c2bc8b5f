import * as vscode from "vscode";
import { webviewIds } from "../ids.js";
import type { Services } from "../services.js";
import { keyOf, KeptSubjects, type KeptSubject } from "./kept-subjects.js";
import { PreviewPanel, type PreviewPanelParts } from "./preview-panel.js";

/** How long a window may take to end, in milliseconds. */
const patience = 4000;

/** All previews that are open, by what they are about: there is one of each. */
export class PreviewPanels implements vscode.Disposable {
  readonly #services: Services;
  readonly #kept: KeptSubjects;
  readonly #open = new Map<string, PreviewPanel>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(services: Services) {
    this.#services = services;
    this.#kept = new KeptSubjects(services.memory);
  }

  /** Shows a preview that somebody asked for, who can be asked to sign in. */
  open(subject: KeptSubject, whenRead: () => void = () => undefined): void {
    const shown = this.#open.get(keyOf(subject));
    if (shown) {
      shown.reveal(subject, whenRead);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      webviewIds.preview,
      subject.name,
      { viewColumn: vscode.ViewColumn.Active },
      {
        // A hidden page keeps some 20 MB. Without it, every look at another tab would cost the events anew, from services
        // that let a mailbox be read four times at once, and lose the place where one was.
        retainContextWhenHidden: true,
      },
    );
    this.#add(panel, { subject, asks: true, whenRead });
  }

  /** Shows a preview in the panel that VS Code kept of it. Nobody asked for it now, so nobody is asked to sign in. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const { key } = (state ?? {}) as { readonly key?: unknown };
    const subject = typeof key === "string" ? this.#kept.find(key) : undefined;
    if (subject && this.#open.has(keyOf(subject))) {
      panel.dispose(); // It was opened anew before VS Code came to it.
      return;
    }
    this.#add(panel, { subject, asks: false });
  }

  #add(panel: vscode.WebviewPanel, parts: Omit<PreviewPanelParts, "become">): void {
    const preview: PreviewPanel = new PreviewPanel(this.#services, panel, {
      ...parts,
      become: (next) => this.#become(preview, next),
    });
    this.#remember(preview, parts.subject);
    panel.onDidDispose(() => {
      const key = this.#keyOf(preview);
      if (key !== undefined) {
        this.#open.delete(key);
        this.#forgetLater(key);
      }
      preview.dispose();
    });
  }

  /** A window that ends closes what is in it, too, which has to come back. Then nobody is here any more a moment later. */
  #forgetLater(key: string): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#open.has(key)) {
        void this.#kept.forget(key);
      }
    }, patience);
    this.#timers.add(timer);
  }

  /** Takes note of what a preview is about from now on. Where another one shows that already, that one is shown. */
  #become(preview: PreviewPanel, subject: KeptSubject): boolean {
    const other = this.#open.get(keyOf(subject));
    if (other && other !== preview) {
      other.reveal(subject, () => undefined);
      return false;
    }
    const before = this.#keyOf(preview);
    if (before !== undefined && before !== keyOf(subject)) {
      this.#open.delete(before);
      void this.#kept.forget(before);
    }
    this.#remember(preview, subject);
    return true;
  }

  #remember(preview: PreviewPanel, subject: KeptSubject | undefined): void {
    if (subject) {
      this.#open.set(keyOf(subject), preview);
      void this.#kept.keep(subject);
    }
  }

  #keyOf(preview: PreviewPanel): string | undefined {
    return [...this.#open].find(([, each]) => each === preview)?.[0];
  }

  /** Leaves the panels to VS Code, which keeps them over a reload. */
  dispose(): void {
    this.#timers.forEach((timer) => {
      clearTimeout(timer);
    });
    for (const preview of this.#open.values()) {
      preview.dispose();
    }
    this.#open.clear();
  }
}
