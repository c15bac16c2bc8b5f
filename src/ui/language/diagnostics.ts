import * as vscode from "vscode";
import { Delays } from "../delays.js";
import { manifestLanguages } from "../ids.js";
import type { Manifests } from "../manifests.js";
import type { Settings } from "../settings.js";
import { manifestScheme } from "../tenant-manifests/manifest-uri.js";
import { Turns } from "../turns.js";
import { CheckedFiles } from "./checked-files.js";
import { isAmong } from "./globs.js";

/** Long enough that nothing flickers as one types, short enough to be there when one stops. */
const pauseMilliseconds = 150;

/** What the rules say, in the editor and in the list of problems. */
export interface Diagnostics {
  /** Checks a file, open or not, and says whether it is a manifest. Open documents are also checked of themselves. */
  check(uri: vscode.Uri): Promise<boolean>;
  /** Forgets the problems of all files that are neither open nor among these. */
  keepOnly(uris: readonly vscode.Uri[]): void;
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
  const turns = new Turns();
  const excludes = (uri: vscode.Uri) => isAmong(uri, settings.exclude(uri));
  const files = new CheckedFiles({
    log,
    manifests,
    isOpen: (uri) => findOpen(uri) !== undefined,
    isExcluded: excludes,
    show(uri, found) {
      collection.set(uri, found);
    },
  });

  async function check(document: vscode.TextDocument): Promise<void> {
    const { version, uri } = document;
    const isLatest = turns.begin(uri.toString());
    const manifest = excludes(uri) ? undefined : await manifests.find(document);
    const { toDiagnostic } = manifest ? await import("./to-diagnostic.js") : {};
    if (isLatest() && document.version === version && isChecked(document)) {
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
      turns.end(uri.toString());
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
    manifests.onDidChange(() => {
      scheduleAll();
      void files.checkAgain();
    }),
  );

  return {
    async check(uri) {
      const document = findOpen(uri);
      if (document) {
        delays.cancel(uri.toString());
        await check(document);
      }
      return files.check(uri);
    },
    keepOnly(uris) {
      files.keepOnly(uris);
    },
    dispose() {
      turns.end();
      subscriptions.dispose();
    },
  };
}

function findOpen(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && isChecked(document),
  );
}

/** Documents that a person can edit, and what a tenant has, but not, for instance, the older half of a comparison. */
function isChecked({ uri, languageId, isClosed }: vscode.TextDocument): boolean {
  return (
    !isClosed &&
    manifestLanguages.includes(languageId) &&
    (uri.scheme === "untitled" ||
      uri.scheme === manifestScheme ||
      vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true ||
      vscode.workspace.getWorkspaceFolder(uri) !== undefined)
  );
}

/** VS Code's own JSON support says where the syntax of an open document is broken, unless it is told not to. */
export function editorChecksSyntax(): boolean {
  return (
    vscode.extensions.getExtension("vscode.json-language-features") !== undefined &&
    vscode.workspace.getConfiguration("json").get("validate.enable") !== false
  );
}
