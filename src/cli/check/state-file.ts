import { UserError } from "../../base/errors.js";
import { parseCheckState, type CheckState, type KeptCheck } from "../../calendar/check-state.js";
import type { Connection } from "../../identity/connection.js";
import type { Io } from "../io.js";
import { printable, reasonOf } from "../words.js";

/** What a state file holds, or `undefined` where there is none yet. Throws a `UserError` where it holds anything else. */
export async function readState(path: string, io: Io): Promise<CheckState | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await io.read(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw new UserError(`Cannot read ${printable(path)}: ${reasonOf(error)}.`, { cause: error });
  }
  const state = parseCheckState(parseJson(new TextDecoder().decode(bytes)));
  if (!state) {
    throw new UserError(`${printable(path)} does not hold how far a check of mailboxes got.`, {
      remedy: "Name another file with --state, one that is not there yet.",
    });
  }
  return state;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whom a state belongs to: what is asked, and as whom. Nothing of it is secret. */
export function nameConnection({ cloud, tenant, way }: Connection): string {
  const who = "clientId" in way ? way.clientId : "user" in way ? way.user : undefined;
  const where = "ews" in way ? way.ews : `${cloud} ${tenant}`;
  return [where, way.kind, who].filter((part) => part !== undefined).join(" ");
}

/** In milliseconds. A write costs more the more is known. */
const betweenWrites = 2000;

/** Writes a check into its file, as it goes on. */
export class StateFile {
  readonly #path: string;
  readonly #kept: KeptCheck;
  readonly #io: Io;
  #written = { size: -1, at: 0 };

  constructor(path: string, kept: KeptCheck, io: Io) {
    this.#path = path;
    this.#kept = kept;
    this.#io = io;
  }

  /** Writes it if that was not done for a while. */
  async writeInTime(): Promise<void> {
    if (this.#io.now.getTime() - this.#written.at >= betweenWrites) {
      await this.write();
    }
  }

  /** Throws a `UserError` where it cannot be written. */
  async write(): Promise<void> {
    const { size } = this.#kept;
    if (size === this.#written.size) {
      return;
    }
    this.#written = { size, at: this.#io.now.getTime() };
    try {
      await this.#io.keep(this.#path, new TextEncoder().encode(`${JSON.stringify(this.#kept.state)}\n`));
    } catch (error) {
      throw new UserError(`Cannot write ${printable(this.#path)}: ${reasonOf(error)}.`, { cause: error });
    }
  }
}
