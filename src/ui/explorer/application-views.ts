import type * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import type { ApplicationOrder } from "../../tenant/find-applications.js";
import type { NamedApplication } from "../tenant/choose-application.js";

type Memory = Pick<vscode.Memento, "get" | "update">;

const pinnedKey = "explorer.pinned";
const orderKey = "explorer.order";

/** The orders in which applications can stand, the usual one first. */
export const orders: readonly ApplicationOrder[] = ["name", "newest", "expiry"];

/**
 * How somebody wants to see the applications of each connection: what is pinned and in which order they stand, which is
 * remembered on this machine, and what is searched for, which is not.
 */
export class ApplicationViews {
  readonly #memory: Memory;
  readonly #searches = new Map<string, string>();

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** By name. */
  listPinned({ id }: Pick<Connection, "id">): readonly NamedApplication[] {
    const pinned = this.#read(pinnedKey)[id];
    return (Array.isArray(pinned) ? pinned : [])
      .filter(isNamed)
      .sort((a, b) => a.displayName.localeCompare(b.displayName) || a.id.localeCompare(b.id));
  }

  isPinned(connection: Pick<Connection, "id">, { id }: Pick<NamedApplication, "id">): boolean {
    return this.listPinned(connection).some((each) => each.id === id);
  }

  async pin(connection: Pick<Connection, "id">, application: NamedApplication): Promise<void> {
    const { id, appId, displayName } = application;
    const others = this.listPinned(connection).filter((each) => each.id !== id);
    await this.#write(pinnedKey, connection, [...others, { id, appId, displayName }]);
  }

  async unpin(connection: Pick<Connection, "id">, { id }: Pick<NamedApplication, "id">): Promise<void> {
    const others = this.listPinned(connection).filter((each) => each.id !== id);
    await this.#write(pinnedKey, connection, others.length > 0 ? others : undefined);
  }

  orderOf({ id }: Pick<Connection, "id">): ApplicationOrder {
    const order = this.#read(orderKey)[id];
    return orders.find((each) => each === order) ?? "name";
  }

  async sort(connection: Pick<Connection, "id">, order: ApplicationOrder): Promise<void> {
    await this.#write(orderKey, connection, order === "name" ? undefined : order);
  }

  /** What is searched for, empty where nothing is. */
  searchOf({ id }: Pick<Connection, "id">): string {
    return this.#searches.get(id) ?? "";
  }

  search({ id }: Pick<Connection, "id">, text: string): void {
    this.#searches.set(id, text.trim());
  }

  /** Forgets all of a connection that there is no more. */
  async forget(connection: Pick<Connection, "id">): Promise<void> {
    this.#searches.delete(connection.id);
    await this.#write(pinnedKey, connection, undefined);
    await this.#write(orderKey, connection, undefined);
  }

  #read(key: string): Readonly<Record<string, unknown>> {
    const stored = this.#memory.get<unknown>(key);
    return typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  }

  async #write(key: string, { id }: Pick<Connection, "id">, value: unknown): Promise<void> {
    const others = Object.entries(this.#read(key)).filter(([each]) => each !== id);
    await this.#memory.update(
      key,
      Object.fromEntries(value === undefined ? others : [...others, [id, value]]),
    );
  }
}

function isNamed(value: unknown): value is NamedApplication {
  const { id, appId, displayName } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof id === "string" && typeof appId === "string" && typeof displayName === "string";
}
