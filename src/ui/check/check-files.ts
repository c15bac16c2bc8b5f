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
  /** One write after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(storage: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(storage, "mailbox-checks");
  }

  async read(key: string): Promise<CheckRecord | undefined> {
    if (!isRecordKey(key)) {
      return undefined;
    }
    try {
      const bytes = await vscode.workspace.fs.readFile(this.#file(key));
      return parseCheckRecord(new TextDecoder().decode(bytes));
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
  }

  write(record: CheckRecord): Promise<void> {
    return this.#inTurn(async () => {
      const bytes = new TextEncoder().encode(JSON.stringify(record));
      const { fs } = vscode.workspace;
      // Whoever closes the window meanwhile finds the one before.
      const draft = vscode.Uri.joinPath(this.#folder, `${record.key}.draft`);
      await fs.createDirectory(this.#folder);
      await fs.writeFile(draft, bytes);
      await fs.rename(draft, this.#file(record.key), { overwrite: true });
    });
  }

  /** What is kept, latest first. */
  async list(): Promise<readonly CheckRecord[]> {
    const records = await Promise.all(
      (await this.#files()).slice(0, mostKept).map(({ key }) => this.read(key)),
    );
    return records.filter((record) => record !== undefined);
  }

  /** Forgets all but the latest ones. */
  prune(): Promise<void> {
    return this.#inTurn(async () => {
      for (const { key } of (await this.#files()).slice(mostKept)) {
        await this.#remove(key);
      }
    });
  }

  /** Forgets all checks through a connection. */
  forget(connection: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const { key } of await this.#files()) {
        const record = await this.read(key);
        if (record?.state.connection === connection) {
          await this.#remove(key);
        }
      }
    });
  }

  async #files(): Promise<readonly { readonly key: string; readonly changed: number }[]> {
    const { fs } = vscode.workspace;
    let entries: readonly [string, vscode.FileType][];
    try {
      entries = await fs.readDirectory(this.#folder);
    } catch (error) {
      if (isMissing(error)) {
        return [];
      }
      throw error;
    }
    const keys = entries.map(([name]) => name.replace(/\.json$/, "")).filter((key) => isRecordKey(key));
    const files = await Promise.all(
      keys.map(async (key) => ({ key, changed: (await fs.stat(this.#file(key))).mtime })),
    );
    return files.sort((one, other) => other.changed - one.changed);
  }

  async #remove(key: string): Promise<void> {
    await vscode.workspace.fs.delete(this.#file(key));
  }

  #file(key: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, `${key}.json`);
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === "FileNotFound";
}
