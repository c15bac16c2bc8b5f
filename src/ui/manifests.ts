import * as vscode from "vscode";
import type { Day } from "../base/days.js";
import type { UserError } from "../base/errors.js";
import { marker } from "../manifest/marker.js";
import type { Profile } from "../profiles/profile.js";
import { findBinding } from "./bindings.js";
import { manifestLanguages, settingIds } from "./ids.js";
import type { ReadManifest } from "./read-manifest.js";
import type { Settings } from "./settings.js";

interface Known {
  readonly version: number;
  readonly day: Day;
  readonly manifest: Promise<ReadManifest | undefined>;
}

export interface ManifestsParts {
  readonly log: vscode.LogOutputChannel;
  readonly settings: Settings;
  readonly profiles: {
    list(): Promise<readonly Profile[]>;
    readonly onDidChange: vscode.Event<void>;
  };
  readonly today: () => Day;
}

/**
 * The manifests among the open documents, each read once for each of its versions and each day.
 *
 * What reading takes (parser, rules, catalogue) is loaded when the first text comes that speaks of permissions.
 */
export class Manifests implements vscode.Disposable {
  readonly #parts: ManifestsParts;
  /** What the log was told already, so that it is not told with every key. */
  readonly #complaints = new Set<string>();
  readonly #read = new Map<string, Known>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** What was said of manifests may differ now, though their text is the same. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: ManifestsParts) {
    this.#parts = parts;
    const { profiles, today } = parts;
    let day = today();
    const forget = () => {
      this.#read.clear();
      this.#complaints.clear();
      this.#changed.fire();
    };

    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#read.delete(uri.toString())),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("calendarOnramp")) {
          forget();
        }
      }),
      profiles.onDidChange(forget),
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
    const day = this.#parts.today();
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
    const binding = findBinding(uri);
    if (!marker.test(text) && binding?.isNamed !== true) {
      return undefined;
    }
    const { settings, profiles, today } = this.#parts;
    const [{ readManifest }, known] = await Promise.all([
      import("./read-manifest.js"),
      binding ? profiles.list() : [],
    ]);
    const read = readManifest(text, {
      asOf: today(),
      secretWarnDays: settings.secretWarnDays(uri),
      secretErrorDays: settings.secretErrorDays(uri),
      severities: settings.severities(uri),
      binding: binding && { ...binding, profiles: known },
    });
    this.#complain(read.bindingError);
    return read;
  }

  #complain(error: UserError | undefined): void {
    const complaint = error && [settingIds.lintProfiles + ":", error.message, error.remedy].join(" ");
    if (complaint !== undefined && !this.#complaints.has(complaint)) {
      this.#complaints.add(complaint);
      this.#parts.log.warn(complaint);
    }
  }

  dispose(): void {
    this.#read.clear();
    this.#subscriptions.dispose();
  }
}
