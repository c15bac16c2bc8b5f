import * as vscode from "vscode";
import { isEditable } from "../changes/editable.js";
import { Delays } from "../delays.js";

/** The application that a file belongs to, remembered for the workspace. */
export interface ManifestLink {
  readonly connectionId: string;
  /** Of the connection, so that another one that takes its id is not meant. */
  readonly tenant: string;
  /** The object id. */
  readonly id: string;
  readonly appId: string;
}

/** Of which application the file, or what it says, may be another now. */
export type LinkChange = Pick<ManifestLink, "connectionId" | "id">;

/** An application for which somebody wants to know its file. */
interface Watched extends Omit<ManifestLink, "tenant"> {
  readonly uri: vscode.Uri | undefined;
}

const memoryKey = "manifestLinks";

/** Long enough that nothing flickers as one types. */
const pauseMilliseconds = 300;

/** Which file of the workspace is the manifest of which application. */
export class ManifestLinks implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #delays: Delays;
  readonly #changed = new vscode.EventEmitter<LinkChange>();
  readonly #watched = new Map<string, Watched>();
  readonly #subscriptions: vscode.Disposable;
  #watcher: vscode.FileSystemWatcher | undefined;

  /** Fires for applications that were asked for only. */
  readonly onDidChangeLinks = this.#changed.event;

  constructor({ memory, log }: { readonly memory: vscode.Memento; readonly log: vscode.LogOutputChannel }) {
    this.#memory = memory;
    this.#delays = new Delays(log);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#delays,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#look(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#look(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.#look(document);
        }
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        files.forEach(({ oldUri, newUri }) => void this.#move(oldUri, newUri));
      }),
    );
  }

  find(uri: vscode.Uri): ManifestLink | undefined {
    const links = this.#read();
    const key = keyOf(uri);
    return Object.hasOwn(links, key) ? links[key] : undefined;
  }

  /** The files that belong to an application, whether they are there or not, the latest one first. */
  listFiles({ connectionId, id }: LinkChange): readonly vscode.Uri[] {
    return Object.entries(this.#read())
      .filter(([, link]) => link.connectionId === connectionId && link.id === id)
      .flatMap(([key]) => uriOf(key) ?? [])
      .reverse();
  }

  /** What was never saved has no name to remember it by. */
  async remember(uri: vscode.Uri, link: ManifestLink): Promise<void> {
    if (uri.scheme !== "untitled") {
      const key = keyOf(uri);
      const others = Object.entries(this.#read()).filter(([each]) => each !== key);
      await this.#memory.update(memoryKey, Object.fromEntries([...others, [key, link]]));
      this.#changed.fire(link);
    }
  }

  /** Tells of changes from now on. */
  watch(watched: Watched): void {
    this.#watched.set(`${watched.connectionId}/${watched.id}`, watched);
    if (watched.uri && !this.#watcher) {
      this.#watcher = vscode.workspace.createFileSystemWatcher("**/*.{json,jsonc}");
      const look = (uri: vscode.Uri) => {
        this.#tell(uri, "");
      };
      this.#watcher.onDidCreate(look);
      this.#watcher.onDidChange(look);
      this.#watcher.onDidDelete(look);
    }
  }

  dispose(): void {
    this.#watcher?.dispose();
    this.#subscriptions.dispose();
  }

  #look(document: vscode.TextDocument): void {
    if (this.#watched.size > 0 && isEditable(document)) {
      this.#delays.run(document.uri.toString(), pauseMilliseconds, () => {
        this.#tell(document.uri, document.getText().toLowerCase());
        return Promise.resolve();
      });
    }
  }

  #tell(uri: vscode.Uri, text: string): void {
    const link = this.find(uri);
    for (const each of this.#watched.values()) {
      const isLinked = each.connectionId === link?.connectionId && each.id === link.id;
      if (isLinked || each.uri?.toString() === uri.toString() || names(text, each)) {
        this.#changed.fire(each);
      }
    }
  }

  async #move(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const [old, moved] = [keyOf(from), keyOf(to)];
    const entries = Object.entries(this.#read()).map(([key, link]): [string, ManifestLink] => [
      key === old || key.startsWith(`${old}/`) ? moved + key.slice(old.length) : key,
      link,
    ]);
    await this.#memory.update(memoryKey, Object.fromEntries(entries));
  }

  #read(): Readonly<Record<string, ManifestLink>> {
    return this.#memory.get<Readonly<Record<string, ManifestLink>>>(memoryKey) ?? {};
  }
}

/** Whether a text in small letters may be about an application. */
export function names(text: string, { id, appId }: Pick<ManifestLink, "id" | "appId">): boolean {
  return [id, appId].some((guid) => guid !== "" && text.includes(guid.toLowerCase()));
}

const inFolder = "folder:";

/** Files of the workspace by the name of their folder, so that a link survives when the whole of it is moved. */
function keyOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder
    ? `${inFolder}${encodeURIComponent(folder.name)}${uri.path.slice(folder.uri.path.replace(/\/$/, "").length)}`
    : uri.toString();
}

function uriOf(key: string): vscode.Uri | undefined {
  if (!key.startsWith(inFolder)) {
    return vscode.Uri.parse(key);
  }
  const [name = "", ...path] = key.slice(inFolder.length).split("/");
  const folder = vscode.workspace.workspaceFolders?.find((each) => encodeURIComponent(each.name) === name);
  return folder && vscode.Uri.joinPath(folder.uri, ...path);
}
