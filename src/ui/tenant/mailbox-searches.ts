import type { Connection } from "../../identity/connection.js";

/** What mailboxes are searched for in each connection, as long as the window is open. */
export class MailboxSearches {
  readonly #searches = new Map<string, string>();

  /** Empty where nothing is searched for. */
  find({ id }: Pick<Connection, "id">): string {
    return this.#searches.get(id) ?? "";
  }

  set({ id }: Pick<Connection, "id">, search: string): void {
    this.#searches.set(id, search.trim());
  }
}
