import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";

/** The world as the commands see it. Paths are as the user wrote them, relative to the working directory. */
export interface Io {
  readonly today: Day;
  readonly now: Date;
  /** Reads a file, or standard input for "-". */
  read(path: string): Promise<Uint8Array>;
  /** Puts `bytes` in the place of `expected`. Throws a `UserError` where the file holds anything else by now. */
  replace(path: string, bytes: Uint8Array, expected: Uint8Array): Promise<void>;
  /** The files that a pattern or a folder stands for, sorted. `undefined` for the name of a single file. */
  expand(pattern: string): Promise<readonly string[] | undefined>;
  print(text: string | Uint8Array): void;
  complain(text: string): void;
}

/** What every command is given. */
export interface CommandWorld {
  readonly io: Io;
  readonly catalogue: Catalogue;
}

/** How a command ended: 0 fine, 1 something was found, 2 it could not run. */
export type ExitCode = 0 | 1 | 2;
