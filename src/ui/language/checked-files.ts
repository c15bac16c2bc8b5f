import * as vscode from "vscode";
import type { Manifests } from "../manifests.js";

/** No manifest is as large. Larger files are not even read. */
const mostBytes = 16_000_000;

export interface CheckedFilesParts {
  readonly log: vscode.LogOutputChannel;
  readonly manifests: Manifests;
  /** Shows the problems of a file that is not open, or none. */
  readonly show: (uri: vscode.Uri, found: readonly vscode.Diagnostic[]) => void;
  readonly isOpen: (uri: vscode.Uri) => boolean;
}

/** The problems of files that are not open. They follow what happens on the disk, until the next check of all. */
export class CheckedFiles implements vscode.Disposable {
  readonly #parts: CheckedFilesParts;
  readonly #files = new Map<string, vscode.Uri>();
  #watcher: vscode.FileSystemWatcher | undefined;

  constructor(parts: CheckedFilesParts) {
    this.#parts = parts;
  }

  has(uri: vscode.Uri): boolean {
    return this.#files.has(uri.toString());
  }

  /** Reads and judges a file. The count is that of its problems; there is none where it is no manifest. */
  async check(uri: vscode.Uri): Promise<number | undefined> {
    const { manifests, isOpen, show, log } = this.#parts;
    try {
      const text = await readText(uri);
      const manifest = text === undefined ? undefined : await manifests.readText(text, uri);
      if (!manifest) {
        this.#forget(uri);
        return undefined;
      }
      const { toDiagnostic } = await import("./to-diagnostic.js");
      this.#files.set(uri.toString(), uri);
      this.#watch();
      if (!isOpen(uri)) {
        show(
          uri,
          manifest.findings.map((finding) => toDiagnostic(manifest, finding)),
        );
      }
      return manifest.isManifest || manifest.findings.length > 0 ? manifest.findings.length : undefined;
    } catch (error) {
      // One file that cannot be read says nothing about the others.
      log.warn(`${uri.toString(true)} could not be read.`, error);
      return undefined;
    }
  }

  clear(): void {
    this.#files.forEach((uri) => {
      this.#forget(uri);
    });
  }

  dispose(): void {
    this.#watcher?.dispose();
  }

  #forget(uri: vscode.Uri): void {
    if (this.#files.delete(uri.toString()) && !this.#parts.isOpen(uri)) {
      this.#parts.show(uri, []);
    }
  }

  #watch(): void {
    if (this.#watcher) {
      return;
    }
    this.#watcher = vscode.workspace.createFileSystemWatcher("**/*");
    this.#watcher.onDidDelete((deleted) => {
      // Where a folder goes, only the folder is named.
      const inside = [...this.#files.values()].filter(({ path }) =>
        `${path}/`.startsWith(`${deleted.path}/`),
      );
      inside.forEach((uri) => {
        this.#forget(uri);
      });
    });
    this.#watcher.onDidChange((uri) => {
      if (this.has(uri)) {
        void this.check(uri);
      }
    });
  }
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (open) {
    return open.getText();
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  return size > mostBytes
    ? undefined
    : vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
}
