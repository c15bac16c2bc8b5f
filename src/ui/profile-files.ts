import * as vscode from "vscode";
import { standardCatalogue } from "../catalogue/standard.js";
import { gatherProfiles, type ProfileSource } from "../profiles/gather.js";
import type { Profile } from "../profiles/profile.js";
import { readProfile, tooLarge } from "../profiles/read-profile.js";
import { standardProfiles } from "../profiles/vendors/index.js";
import { Delays } from "./delays.js";
import { readText } from "./language/checked-files.js";
import { isAmong } from "./language/globs.js";
import { toProfileDiagnostics } from "./language/profile-diagnostics.js";
import { isProfileFile, profileGlob, type ProfilesParts } from "./profiles.js";

/** More are not read. */
const mostFiles = 100;

/** Long enough that nothing flickers as one types. */
const pauseMilliseconds = 150;

/** Long enough for a whole folder to arrive. */
const scanMilliseconds = 300;

interface ProfileFile extends ProfileSource {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** The `*.calendar-profile.json` files of the workspace and of the editor, with the problems of each in the list. */
export class ProfileFiles implements vscode.Disposable {
  readonly #parts: ProfilesParts;
  readonly #onChange: () => void;
  readonly #files = new Map<string, ProfileFile>();
  readonly #collection = vscode.languages.createDiagnosticCollection("calendar-onramp-profiles");
  readonly #delays: Delays;
  readonly #subscriptions: vscode.Disposable;
  /** One thing after the other, so that what is read last is what counts. */
  #work: Promise<void> = Promise.resolve();
  #profiles: readonly Profile[] = [];
  /** The profiles as text, once they were read. */
  #told: string | undefined;
  #isDisposed = false;

  constructor(parts: ProfilesParts, onChange: () => void) {
    this.#parts = parts;
    this.#onChange = onChange;
    this.#delays = new Delays(parts.log);
    this.#subscriptions = this.#follow();
    void this.#next(() => this.#scan());
  }

  async list(): Promise<readonly Profile[]> {
    await this.#work;
    return [...standardProfiles, ...this.#profiles];
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#delays.dispose();
    this.#subscriptions.dispose();
    this.#collection.dispose();
  }

  #follow(): vscode.Disposable {
    const readSoon = (uri: vscode.Uri, milliseconds = 0) => {
      if (isProfileFile(uri)) {
        this.#later(uri.toString(), milliseconds, async () => {
          await this.#read(uri);
        });
      }
    };
    const scanSoon = () => {
      this.#later("", scanMilliseconds, () => this.#scan());
    };
    const follow = (uri: vscode.Uri) => {
      readSoon(uri);
      void isFolder(uri).then((is) => {
        if (is) {
          scanSoon();
        }
      });
    };
    const watcher = vscode.workspace.createFileSystemWatcher("**/*");
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(follow),
      watcher.onDidChange(follow),
      watcher.onDidDelete(({ path }) => {
        [...this.#files.values()]
          .filter(({ uri }) => `${uri.path}/`.startsWith(`${path}/`))
          .forEach(({ uri }) => {
            readSoon(uri);
          });
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(scanSoon),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        readSoon(uri);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          readSoon(document.uri, pauseMilliseconds);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        readSoon(uri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (
          event.affectsConfiguration("json.validate") ||
          event.affectsConfiguration("calendarOnramp.lint.exclude")
        ) {
          this.#later("shown", 0, () => Promise.resolve());
        }
      }),
    );
  }

  #later(key: string, milliseconds: number, task: () => Promise<void>): void {
    this.#delays.run(key, milliseconds, () => this.#next(task));
  }

  /** Does something after what was begun before, and tells of the outcome. */
  #next(task: () => Promise<void>): Promise<void> {
    const next = async () => {
      await task();
      this.#tell();
    };
    return (this.#work = this.#work.then(next).catch((error: unknown) => {
      this.#parts.log.error(error instanceof Error ? error : String(error));
    }));
  }

  async #scan(): Promise<void> {
    const found = await vscode.workspace.findFiles(profileGlob, "**/node_modules/**", mostFiles + 1);
    if (found.length > mostFiles) {
      this.#parts.log.warn(`Only ${String(mostFiles)} profiles of the workspace are read.`);
    }
    const open = vscode.workspace.textDocuments.map(({ uri }) => uri);
    const uris = [...found.slice(0, mostFiles), ...open].filter(isProfileFile);
    const kept = new Set(uris.map(String));
    [...this.#files.values()]
      .filter(({ uri }) => !kept.has(uri.toString()))
      .forEach(({ uri }) => {
        this.#forget(uri);
      });
    await Promise.all(uris.map((uri) => this.#read(uri)));
  }

  async #read(uri: vscode.Uri): Promise<void> {
    const isWanted = isInWorkspace(uri) || isOpen(uri);
    const found = isWanted ? await this.#readFile(uri) : undefined;
    if (!found) {
      this.#forget(uri);
    } else if (this.#files.has(uri.toString()) || this.#files.size < mostFiles || isOpen(uri)) {
      this.#files.set(uri.toString(), { uri, path: vscode.workspace.asRelativePath(uri), ...found });
    }
  }

  async #readFile(uri: vscode.Uri): Promise<Pick<ProfileFile, "text" | "read"> | undefined> {
    try {
      const text = await readText(uri);
      return text === undefined
        ? { text: "", read: tooLarge }
        : { text, read: await readProfile(text, standardCatalogue()) };
    } catch (error) {
      // One file that cannot be read says nothing about the others.
      if (!(error instanceof vscode.FileSystemError && error.code === "FileNotFound")) {
        this.#parts.log.warn(`${uri.toString(true)} could not be read.`, error);
      }
      return undefined;
    }
  }

  #forget(uri: vscode.Uri): void {
    this.#files.delete(uri.toString());
    if (!this.#isDisposed) {
      this.#collection.delete(uri);
    }
  }

  #tell(): void {
    if (this.#isDisposed) {
      return;
    }
    const files = [...this.#files.values()];
    const { profiles, problems } = gatherProfiles(files.filter(({ uri }) => isInWorkspace(uri)));
    for (const { uri, text, path, read } of files) {
      const shown = isAmong(uri, this.#parts.settings.exclude(uri))
        ? []
        : (problems.get(path) ?? read.problems);
      this.#collection.set(uri, toProfileDiagnostics(uri, text, shown));
    }
    this.#profiles = profiles;

    const before = this.#told;
    this.#told = JSON.stringify(profiles);
    if (before !== undefined && before !== this.#told) {
      this.#onChange();
    }
  }
}

/**
 * Of a folder that comes with files in it, or goes and comes, only the folder may be named. Most names with a dot are
 * files, and not worth a look.
 */
async function isFolder(uri: vscode.Uri): Promise<boolean> {
  if (/\.[^/]*$|\/\.git\//.test(uri.path)) {
    return false;
  }
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    return false; // It is gone again.
  }
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((each) => each.uri.toString() === uri.toString());
}
