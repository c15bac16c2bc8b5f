import * as vscode from "vscode";
import type { Day } from "../base/days.js";
import { marker } from "../manifest/marker.js";
import { manifestLanguages } from "./ids.js";
import type { ReadManifest } from "./read-manifest.js";
import type { Settings } from "./settings.js";

interface Known {
  readonly version: number;
  readonly day: Day;
  readonly manifest: Promise<ReadManifest | undefined>;
}

/**
 * The manifests among the open documents, each read once for each of its versions and each day.
 *
 * What reading takes (parser, rules, catalogue) is loaded when the first text comes that speaks of permissions.
 */
export class Manifests implements vscode.Disposable {
  readonly #settings: Settings;
  readonly #today: () => Day;
  readonly #read = new Map<string, Known>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** What was said of manifests may differ now, though their text is the same. */
  readonly onDidChange = this.#changed.event;

  constructor(settings: Settings, today: () => Day) {
    this.#settings = settings;
    this.#today = today;
    let day = today();

    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#read.delete(uri.toString())),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("calendarOnramp")) {
          this.#read.clear();
          this.#changed.fire();
        }
      }),
      // Whoever comes back in the morning finds the dates of that day.
      vscode.window.onDidChangeWindowState(() => {
        if (day !== today()) {
          day = today();
          this.#changed.fire();
        }
      }),
    );
  }

  /** The manifest in a document as it stands, or `undefined` where it is none. */
  find(document: vscode.TextDocument): Promise<ReadManifest | undefined> {
    if (!manifestLanguages.includes(document.languageId)) {
      return Promise.resolve(undefined);
    }
    const { uri, version } = document;
    const day = this.#today();
    const known = this.#read.get(uri.toString());
    if (known?.version === version && known.day === day) {
      return known.manifest;
    }
    const manifest = this.readText(document.getText(), uri);
    if (!document.isClosed) {
      this.#read.set(uri.toString(), { version, day, manifest });
    }
    return manifest;
  }

  /** The manifest in a text that is not open in an editor. */
  async readText(text: string, uri: vscode.Uri): Promise<ReadManifest | undefined> {
    if (!marker.test(text)) {
      return undefined;
    }
    const { readManifest } = await import("./read-manifest.js");
    return readManifest(text, {
      asOf: this.#today(),
      secretWarnDays: this.#settings.secretWarnDays(uri),
      secretErrorDays: this.#settings.secretErrorDays(uri),
      severities: this.#settings.severities(uri),
    });
  }

  dispose(): void {
    this.#read.clear();
    this.#subscriptions.dispose();
  }
}
