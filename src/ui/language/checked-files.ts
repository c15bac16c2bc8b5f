import * as vscode from "vscode";
import type { Manifests } from "../manifests.js";
import { Turns } from "../turns.js";

/** No manifest is as large. Larger files are not even read. */
const mostBytes = 16_000_000;

export interface CheckedFilesParts {
  readonly log: Pick<vscode.LogOutputChannel, "warn">;
  readonly manifests: Pick<Manifests, "readText">;
  /** Shows the problems of a file that is not open, or none. */
  readonly show: (uri: vscode.Uri, found: readonly vscode.Diagnostic[]) => void;
  readonly isOpen: (uri: vscode.Uri) => boolean;
  readonly isExcluded: (uri: vscode.Uri) => boolean;
}

interface Judged {
  readonly isManifest: boolean;
  readonly diagnostics: readonly vscode.Diagnostic[];
}

/**
 * The problems of files that are not open. They follow what happens on the disk, until the next check of all.
 *
 * A file that goes stays known, because one that comes back (another branch was checked out) has problems as before.
 */
export class CheckedFiles implements vscode.Disposable {
  readonly #parts: CheckedFilesParts;
  readonly #files = new Map<string, vscode.Uri>();
  readonly #turns = new Turns();
  #watcher: vscode.FileSystemWatcher | undefined;

  constructor(parts: CheckedFilesParts) {
    this.#parts = parts;
  }

  has(uri: vscode.Uri): boolean {
    return this.#files.has(uri.toString());
  }

  /** Reads and judges a file, and says whether it is a manifest. Of several checks of a file, the last one counts. */
  async check(uri: vscode.Uri): Promise<boolean> {
    const key = uri.toString();
    const isLatest = this.#turns.begin(key);
    const judged = await this.#judge(uri);

    if (isLatest()) {
      if (judged) {
        this.#files.set(key, uri);
        this.#watch();
      }
      if (this.#files.has(key)) {
        this.#show(uri, judged?.diagnostics ?? []);
      } else {
        this.#turns.end(key);
      }
    }
    return judged?.isManifest === true;
  }

  /** Checks all files that are known once more, because the settings or the day changed. */
  async checkAgain(): Promise<void> {
    await Promise.all([...this.#files.values()].map((uri) => this.check(uri)));
  }

  /** Forgets all files but these. */
  keepOnly(uris: readonly vscode.Uri[]): void {
    const kept = new Set(uris.map(String));
    for (const [key, uri] of this.#files) {
      if (!kept.has(key)) {
        this.#files.delete(key);
        this.#hide(uri);
      }
    }
  }

  dispose(): void {
    this.#turns.end();
    this.#watcher?.dispose();
  }

  async #judge(uri: vscode.Uri): Promise<Judged | undefined> {
    const { manifests, log, isExcluded } = this.#parts;
    if (isExcluded(uri)) {
      return undefined;
    }
    try {
      const text = await readText(uri);
      const manifest = text === undefined ? undefined : await manifests.readText(text, uri);
      if (!manifest) {
        return undefined;
      }
      const { toDiagnostic } = await import("./to-diagnostic.js");
      const diagnostics = manifest.findings.map((finding) => toDiagnostic(manifest, finding));
      return { isManifest: manifest.isManifest || diagnostics.length > 0, diagnostics };
    } catch (error) {
      // One file that cannot be read says nothing about the others.
      if (!(error instanceof vscode.FileSystemError && error.code === "FileNotFound")) {
        log.warn(`${uri.toString(true)} could not be read.`, error);
      }
      return undefined;
    }
  }

  /** An open document shows its problems itself. */
  #show(uri: vscode.Uri, found: readonly vscode.Diagnostic[]): void {
    if (!this.#parts.isOpen(uri)) {
      this.#parts.show(uri, found);
    }
  }

  #hide(uri: vscode.Uri): void {
    this.#turns.end(uri.toString());
    this.#show(uri, []);
  }

  #watch(): void {
    if (this.#watcher) {
      return;
    }
    const check = (uri: vscode.Uri) => {
      this.#listInside(uri).forEach((each) => void this.check(each));
    };
    this.#watcher = vscode.workspace.createFileSystemWatcher("**/*");
    this.#watcher.onDidCreate(check);
    this.#watcher.onDidChange(check);
    this.#watcher.onDidDelete((uri) => {
      this.#listInside(uri).forEach((each) => {
        this.#hide(each);
      });
    });
  }

  /** The known files that an event is about. Where a folder comes or goes, only the folder is named. */
  #listInside({ path }: vscode.Uri): vscode.Uri[] {
    return [...this.#files.values()].filter((file) => `${file.path}/`.startsWith(`${path}/`));
  }
}

export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (open) {
    return open.getText();
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  return size > mostBytes
    ? undefined
    : vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
}
