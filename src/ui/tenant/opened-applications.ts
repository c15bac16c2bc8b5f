import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import type { Connections } from "../connections/connections.js";

/** Which application of which connection. */
export interface ApplicationPlace {
  readonly connection: Connection;
  /** The object id. */
  readonly id: string;
  /** With it, opening takes one request less. */
  readonly appId?: string | undefined;
}

/** The applications that were opened, shared by the tree and the commands, so that none is read twice for nothing. */
export class OpenedApplications implements vscode.Disposable {
  readonly #connections: Pick<Connections, "list" | "isOpen" | "open" | "onDidChange">;
  readonly #changed = new vscode.EventEmitter<ApplicationPlace>();
  readonly #opened = new Map<string, Promise<OpenedApplication>>();
  readonly #known = new Map<string, OpenedApplication>();
  readonly #subscription: vscode.Disposable;

  /** An application is another now, or has to be read anew. */
  readonly onDidChange = this.#changed.event;

  constructor(connections: Pick<Connections, "list" | "isOpen" | "open" | "onDidChange">) {
    this.#connections = connections;
    this.#subscription = connections.onDidChange(() => {
      this.#forgetGone();
    });
  }

  /** Reads it the first time it is asked for, and whenever it was forgotten. Asks nobody to sign in. */
  open(place: ApplicationPlace): Promise<OpenedApplication> {
    const key = keyOf(place);
    const known = this.#opened.get(key);
    if (known) {
      return known;
    }
    const opened = this.#read(place);
    this.#opened.set(key, opened);
    opened.then(
      (value) => {
        if (this.#opened.get(key) === opened) {
          this.#known.set(key, value);
        }
      },
      () => {
        if (this.#opened.get(key) === opened) {
          this.#opened.delete(key);
        }
      },
    );
    return opened;
  }

  /** As it was read, without reading it. */
  find(place: ApplicationPlace): OpenedApplication | undefined {
    return this.#known.get(keyOf(place));
  }

  /** Takes what a command read anyway. */
  keep(place: ApplicationPlace, opened: OpenedApplication): void {
    this.#opened.set(keyOf(place), Promise.resolve(opened));
    this.#known.set(keyOf(place), opened);
    this.#changed.fire(place);
  }

  /** The next one who asks reads it anew. */
  forget(place: ApplicationPlace, { silently = false } = {}): void {
    this.#opened.delete(keyOf(place));
    this.#known.delete(keyOf(place));
    if (!silently) {
      this.#changed.fire(place);
    }
  }

  /** Nothing is known of any application of a connection any more, because somebody else is signed in. Tells nobody. */
  forgetAll({ id }: Connection): void {
    this.#forgetWhere((key) => key.startsWith(`${id}/`));
  }

  /** What was read is not for those who come after a sign-out, and another tenant may come under the id of a connection. */
  #forgetGone(): void {
    const open = this.#connections.list().filter((connection) => this.#connections.isOpen(connection));
    const prefixes = open.map(({ id }) => `${id}/`);
    this.#forgetWhere((key) => !prefixes.some((prefix) => key.startsWith(prefix)));
  }

  #forgetWhere(matches: (key: string) => boolean): void {
    for (const key of [...this.#opened.keys(), ...this.#known.keys()].filter(matches)) {
      this.#opened.delete(key);
      this.#known.delete(key);
    }
  }

  async #read({ connection, id, appId }: ApplicationPlace): Promise<OpenedApplication> {
    const [{ openApplication }, { graph, resources }] = await Promise.all([
      import("../../tenant/open-application.js"),
      this.#connections.open(connection),
    ]);
    return await openApplication(graph, appId === undefined ? { id } : { id, appId }, resources);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#opened.clear();
    this.#known.clear();
  }
}

const keyOf = ({ connection, id }: ApplicationPlace) => `${connection.id}/${id}`;
