import type { MailboxVerdict } from "../../calendar/mailbox-check.js";
import type { Io } from "../io.js";
import type { VerdictPrinter } from "./print-verdicts.js";

/** So many are printed together: as many as one post brings, and enough to see how wide columns are. */
const page = 20;

/** Prints verdicts as they come, some at a time. */
export class PrintedVerdicts {
  readonly #printer: VerdictPrinter;
  readonly #io: Io;
  #waiting: MailboxVerdict[] = [];
  #count = 0;

  constructor(printer: VerdictPrinter, io: Io) {
    this.#printer = printer;
    this.#io = io;
  }

  /** Says whether anybody still reads it. */
  async add(verdict: MailboxVerdict): Promise<boolean> {
    this.#waiting.push(verdict);
    return this.#waiting.length < page || this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    this.#io.print(this.#printer.end(this.#count));
  }

  #flush(): Promise<boolean> {
    const verdicts = this.#waiting;
    if (verdicts.length === 0) {
      return Promise.resolve(true);
    }
    this.#waiting = [];
    this.#io.print(this.#printer.render(verdicts, this.#count));
    this.#count += verdicts.length;
    return this.#io.drain();
  }
}
