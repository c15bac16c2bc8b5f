import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";

/** The world as the commands see it. Paths are as the user wrote them, relative to the working directory. */
export interface Io {
  readonly today: Day;
  readonly now: Date;
  /** The time zone that this machine is in, by its IANA name. */
  readonly zone: string;
  /** Reads a file, or standard input for "-". */
  read(path: string): Promise<Uint8Array>;
  /** Puts `bytes` in the place of `expected`. Throws a `UserError` where the file holds anything else by now. */
  replace(path: string, bytes: Uint8Array, expected: Uint8Array): Promise<void>;
  /** Puts `bytes` into a file of our own, which is made where there is none. It holds what it held, or all of it. */
  keep(path: string, bytes: Uint8Array): Promise<void>;
  /** The files that a pattern or a folder stands for, sorted. `undefined` for the name of a single file. */
  expand(pattern: string): Promise<readonly string[] | undefined>;
  print(text: string | Uint8Array): void;
  /** Waits until what was printed is taken, and says whether anybody still reads it. */
  drain(): Promise<boolean>;
  complain(text: string): void;
  /** Shows how far it is, where somebody is looking, until that is replaced, or taken away with `undefined`. */
  showProgress(text: string | undefined): void;
  /** How many characters fit in a line. Absent where results do not go to a terminal. */
  readonly columns: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The first line of standard input, if there is one. Nobody sees it being typed. */
  readHiddenLine(question: string): Promise<string | undefined>;
  /** Aborted when the user stops the command. From the first look at it on, that no longer just ends the process. */
  readonly interrupted: AbortSignal;
}

/** What every command is given. */
export interface CommandWorld {
  readonly io: Io;
  readonly catalogue: Catalogue;
}

/** How a command ended: 0 fine, 1 something was found, 2 it could not run. */
export type ExitCode = 0 | 1 | 2;
