import * as vscode from "vscode";
import type { Profile } from "../profiles/profile.js";
import type { ProfileFiles } from "./profile-files.js";
import type { Settings } from "./settings.js";

export interface ProfilesParts {
  readonly log: vscode.LogOutputChannel;
  readonly settings: Settings;
}

/**
 * The profiles that there are: those that ship with the product, and the valid ones of the workspace.
 *
 * The files are looked for when somebody asks for the profiles or opens one, and are followed from then on.
 */
export class Profiles implements vscode.Disposable {
  readonly #parts: ProfilesParts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #files: Promise<ProfileFiles> | undefined;
  #isDisposed = false;

  /** There are other profiles now, or the same ones say something else. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: ProfilesParts) {
    this.#parts = parts;
    const open = ({ uri }: vscode.TextDocument) => {
      if (isProfileFile(uri)) {
        void this.#load();
      }
    };
    this.#subscriptions = vscode.Disposable.from(this.#changed, vscode.workspace.onDidOpenTextDocument(open));
    vscode.workspace.textDocuments.forEach(open);
  }

  /** Those that ship come first. */
  async list(): Promise<readonly Profile[]> {
    return (await this.#load()).list();
  }

  #load(): Promise<ProfileFiles> {
    return (this.#files ??= this.#create());
  }

  async #create(): Promise<ProfileFiles> {
    const { ProfileFiles } = await import("./profile-files.js");
    const files = new ProfileFiles(this.#parts, () => {
      this.#changed.fire();
    });
    if (this.#isDisposed) {
      files.dispose();
    }
    return files;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscriptions.dispose();
    void this.#files?.then((files) => {
      files.dispose();
    });
  }
}

const ending = ".calendar-profile.json";

/** The files of the workspace that are profiles. */
export const profileGlob = `**/*${ending}`;

/** Whether a file is a profile that a person can edit, and not, for instance, the older half of a comparison. */
export function isProfileFile(uri: vscode.Uri): boolean {
  return (
    uri.path.endsWith(ending) &&
    !uri.path.includes("/node_modules/") &&
    (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true ||
      vscode.workspace.getWorkspaceFolder(uri) !== undefined)
  );
}
