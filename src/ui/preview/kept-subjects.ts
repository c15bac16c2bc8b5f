import { createHash } from "node:crypto";
import type * as vscode from "vscode";
import { sources, type SourceChoice } from "./protocol.js";
import { flag, listOf, maybe, oneOf, record, text } from "./shapes.js";

/** What a preview is about, as far as it is remembered over a reload. Nothing of it is secret. */
export interface KeptSubject {
  /** Its id. */
  readonly connection: string;
  /** For when it is not there any more. */
  readonly connectionName: string;
  /** Whether it is the demo tenant, or leads to it. */
  readonly isDemo: boolean;
  /** Of the mailbox, or of what several have in common. */
  readonly name: string;
  readonly mailboxes: readonly { readonly address: string; readonly name: string }[];
  /** Absent: the default calendar, whose name is not known. Without an id: the default calendar. */
  readonly calendar: { readonly id: string | undefined; readonly name: string } | undefined;
  readonly source: SourceChoice;
  /** By its IANA name, once it is known. */
  readonly mailboxZone: string | undefined;
}

const isKeptSubject = record<KeptSubject>({
  connection: text,
  connectionName: text,
  isDemo: flag,
  name: text,
  mailboxes: listOf(record<KeptSubject["mailboxes"][number]>({ address: text, name: text })),
  calendar: maybe(record<NonNullable<KeptSubject["calendar"]>>({ id: maybe(text), name: text })),
  source: oneOf(sources),
  mailboxZone: maybe(text),
});

/** The same for the same mailboxes through the same connection, whichever calendar and door are looked through. */
export function keyOf({ connection, mailboxes }: Pick<KeptSubject, "connection" | "mailboxes">): string {
  const addresses = mailboxes.map(({ address }) => address.toLowerCase()).sort();
  return createHash("sha256")
    .update(JSON.stringify([connection, ...addresses]))
    .digest("hex")
    .slice(0, 32);
}

/** How many are remembered. A preview that was closed with its window is never forgotten otherwise. */
const most = 40;

const memoryKey = "previews";

/** What the open previews are about. The pages know but their keys. */
export class KeptSubjects {
  readonly #memory: Pick<vscode.Memento, "get" | "update">;

  constructor(memory: Pick<vscode.Memento, "get" | "update">) {
    this.#memory = memory;
  }

  find(key: string): KeptSubject | undefined {
    const found = this.#read().find(([other]) => other === key)?.[1];
    return isKeptSubject(found) ? found : undefined;
  }

  async keep(subject: KeptSubject): Promise<void> {
    const key = keyOf(subject);
    const others = this.#read().filter(([other]) => other !== key);
    await this.#memory.update(memoryKey, [...others, [key, subject]].slice(-most));
  }

  async forget(key: string): Promise<void> {
    await this.#memory.update(
      memoryKey,
      this.#read().filter(([other]) => other !== key),
    );
  }

  #read(): readonly (readonly [string, unknown])[] {
    const value = this.#memory.get<unknown>(memoryKey);
    return Array.isArray(value)
      ? value.filter(
          (entry): entry is [string, unknown] => Array.isArray(entry) && typeof entry[0] === "string",
        )
      : [];
  }
}
