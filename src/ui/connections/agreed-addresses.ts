import type * as vscode from "vscode";
import { UserError } from "../../base/errors.js";

type Memory = Pick<vscode.Memento, "get" | "update">;

const key = "ews.agreedAddresses";

/**
 * The addresses of EWS outside of its cloud to which the user agreed that tokens of a connection go: one for each connection,
 * to the letter, and for this workspace alone.
 */
export class AgreedAddresses {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  find(connectionId: string): string | undefined {
    const agreed = this.#read();
    const address = Object.hasOwn(agreed, connectionId) ? agreed[connectionId] : undefined;
    return typeof address === "string" && findAddressProblem(address) === undefined ? address : undefined;
  }

  /** In place of what was agreed to before. Throws a `UserError` where nothing may go to the address. */
  async agree(connectionId: string, address: string): Promise<void> {
    const problem = findAddressProblem(address);
    if (problem !== undefined) {
      throw new UserError(problem);
    }
    await this.#write(connectionId, new URL(address).href);
  }

  async forget(connectionId: string): Promise<void> {
    await this.#write(connectionId, undefined);
  }

  #read(): Readonly<Record<string, unknown>> {
    const stored = this.#memory.get<unknown>(key);
    return typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  }

  async #write(connectionId: string, address: string | undefined): Promise<void> {
    const others = Object.entries(this.#read()).filter(([id]) => id !== connectionId);
    const all = address === undefined ? others : [...others, [connectionId, address] as const];
    await this.#memory.update(key, all.length > 0 ? Object.fromEntries(all) : undefined);
  }
}

function findAddressProblem(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "https:") {
    return "Tokens go to no address that does not begin with https.";
  }
  return url.username + url.password === "" ? undefined : "The address has a user or a password in it.";
}
