import * as vscode from "vscode";
import { isRecordKey, parseCheckRecord, type CheckRecord } from "./check-record.js";

/** So many checks are kept, the latest ones. Each can have the names of ten thousand people in it. */
const mostKept = 5;

/**
 * The checks that are kept for the workspace, one a file. VS Code's own memory is no place for them: all of it is read
 * whenever the extension starts, and a check of ten thousand mailboxes takes some megabytes.
 */
export class CheckFiles {
  readonly #folder: vscode.Uri;
  /** Whoever reads in the middle of a write would find nothing. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(storage: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(storage, "mailbox-checks");
  }

  read(key: string): Promise<CheckRecord | undefined> {
    return this.#inTurn(() => this.#read(key));
  }

  write(record: CheckRecord): Promise<void> {
    return this.#inTurn(async () => {
      const bytes = new TextEncoder().encode(JSON.stringify(record));
      const { fs } = vscode.workspace;
      const { draft, file } = this.#places(record.key);
      await fs.createDirectory(this.#folder);
      await fs.writeFile(draft, bytes);
      await fs.rename(draft, file, { overwrite: true });
    });
  }

  /** What is kept, latest first. */
  list(): Promise<readonly CheckRecord[]> {
    return this.#inTurn(async () => {
      const keys = (await this.#keys()).slice(0, mostKept);
      const records = await Promise.all(keys.map((key) => this.#read(key)));
      return records.filter((record) => record !== undefined);
    });
  }

  /** Forgets all but the latest ones. */
  prune(): Promise<void> {
    return this.#inTurn(async () => {
      for (const key of (await this.#keys()).slice(mostKept)) {
        await this.#remove(key);
      }
    });
  }

  /** Forgets all checks through a connection. */
  forget(connection: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const key of await this.#keys()) {
        const record = await this.#read(key);
        if (record?.state.connection === connection) {
          await this.#remove(key);
        }
      }
    });
  }

  /** The draft, where the window was closed after the file was removed and before the draft took its place. */
  async #read(key: string): Promise<CheckRecord | undefined> {
    if (!isRecordKey(key)) {
      return undefined;
    }
    const { file, draft } = this.#places(key);
    const { fs } = vscode.workspace;
    const bytes =
      (await unlessMissing(() => fs.readFile(file))) ?? (await unlessMissing(() => fs.readFile(draft)));
    return bytes && parseCheckRecord(new TextDecoder().decode(bytes));
  }

  /** Latest first. */
  async #keys(): Promise<readonly string[]> {
    const { fs } = vscode.workspace;
    const entries = (await unlessMissing(() => fs.readDirectory(this.#folder))) ?? [];
    const changed = new Map<string, number>();
    for (const [name] of entries) {
      const key = name.replace(/\.(?:json|draft)$/, "");
      if (isRecordKey(key)) {
        const { mtime } = await fs.stat(vscode.Uri.joinPath(this.#folder, name));
        changed.set(key, Math.max(mtime, changed.get(key) ?? 0));
      }
    }
    return [...changed].sort(([, one], [, other]) => other - one).map(([key]) => key);
  }

  async #remove(key: string): Promise<void> {
    const { file, draft } = this.#places(key);
    for (const uri of [file, draft]) {
      await unlessMissing(() => vscode.workspace.fs.delete(uri));
    }
  }

  #places(key: string) {
    const place = (ending: string) => vscode.Uri.joinPath(this.#folder, `${key}.${ending}`);
    return { file: place("json"), draft: place("draft") };
  }

  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

async function unlessMissing<Result>(task: () => Thenable<Result>): Promise<Result | undefined> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") {
      return undefined;
    }
    throw error;
  }
}
