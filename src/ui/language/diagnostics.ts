import * as vscode from "vscode";
import { Delays } from "../delays.js";
import { manifestLanguages } from "../ids.js";
import type { Manifests } from "../manifests.js";
import type { Settings } from "../settings.js";
import { CheckedFiles } from "./checked-files.js";
import { isExcluded } from "./globs.js";

/** Long enough that nothing flickers as one types, short enough to be there when one stops. */
const pauseMilliseconds = 150;

/** What the rules say, in the editor and in the list of problems. */
export interface Diagnostics {
  /** Those of files that are not open. Open documents are checked of themselves. */
  readonly files: CheckedFiles;
  dispose(): void;
}

export interface DiagnosticsParts {
  readonly log: vscode.LogOutputChannel;
  readonly manifests: Manifests;
  readonly settings: Settings;
}

export function createDiagnostics({ log, manifests, settings }: DiagnosticsParts): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection("calendar-onramp");
  const delays = new Delays(log);
  const files = new CheckedFiles({
    log,
    manifests,
    isOpen,
    show(uri, found) {
      collection.set(uri, found);
    },
  });

  async function check(document: vscode.TextDocument): Promise<void> {
    const { version, uri } = document;
    const manifest = isExcluded(document, settings.exclude(uri)) ? undefined : await manifests.find(document);
    const { toDiagnostic } = manifest ? await import("./to-diagnostic.js") : {};
    if (document.version === version && isChecked(document)) {
      const skipped = editorChecksSyntax() ? "syntax-error" : "";
      const shown = manifest?.findings.filter(({ rule }) => rule.id !== skipped) ?? [];
      collection.set(uri, manifest && toDiagnostic && shown.map((each) => toDiagnostic(manifest, each)));
    }
  }

  function schedule(document: vscode.TextDocument, milliseconds: number): void {
    if (isChecked(document)) {
      delays.run(document.uri.toString(), milliseconds, () => check(document));
    }
  }

  const scheduleAll = () => {
    vscode.workspace.textDocuments.forEach((document) => {
      schedule(document, 0);
    });
  };
  scheduleAll();

  const subscriptions = vscode.Disposable.from(
    collection,
    delays,
    files,
    vscode.workspace.onDidOpenTextDocument((document) => {
      schedule(document, 0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        schedule(document, pauseMilliseconds);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      delays.cancel(uri.toString());
      collection.delete(uri);
      if (files.has(uri)) {
        void files.check(uri); // What was typed and not saved is gone.
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("json.validate")) {
        scheduleAll();
      }
    }),
    manifests.onDidChange(scheduleAll),
  );

  return {
    files,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(
    (document) => document.uri.toString() === uri.toString() && isChecked(document),
  );
}

/** Documents that a person can edit, and not, for instance, the older half of a comparison. */
function isChecked({ uri, languageId, isClosed }: vscode.TextDocument): boolean {
  return (
    !isClosed &&
    manifestLanguages.includes(languageId) &&
    (uri.scheme === "untitled" ||
      vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true ||
      vscode.workspace.getWorkspaceFolder(uri) !== undefined)
  );
}

/** VS Code's own JSON support says where the syntax of an open document is broken, unless it is told not to. */
function editorChecksSyntax(): boolean {
  return (
    vscode.extensions.getExtension("vscode.json-language-features") !== undefined &&
    vscode.workspace.getConfiguration("json").get("validate.enable") !== false
  );
}
