import { UserError } from "../../base/errors.js";
import { numbered } from "../../base/words.js";
import { checkMailboxes } from "../../calendar/check-mailboxes.js";
import { mailboxKey } from "../../calendar/mailbox-address.js";
import type {
  AdministratorLookup,
  CheckOutcome,
  MailboxDoor,
  MailboxVerdict,
} from "../../calendar/mailbox-check.js";
import { targetsOf, type CheckRecord } from "./check-record.js";
import { administratorNote, againWords, tallyOf, tallyWords, timeLeft } from "./check-words.js";
import type { CheckNote, CheckProgress, Offer } from "./protocol.js";

/** What a check asks through, as long as it goes on. */
export interface OpenedCheck {
  readonly door: MailboxDoor;
  /** As in "the application ClockWork". */
  readonly signedInAs: string | undefined;
  readonly administrators: AdministratorLookup | undefined;
  /** What is worth knowing besides: that nobody can tell who is an administrator. */
  readonly note: string | undefined;
  close(): Promise<void>;
}

export interface CheckRunParts {
  readonly open: (record: CheckRecord, signal: AbortSignal) => Promise<OpenedCheck>;
  readonly now: () => Date;
  /** Why a person is asked to sign in, as a whole sentence. */
  readonly reason: string;
  readonly onVerdict: (verdict: MailboxVerdict) => void;
  /** It began, got further in what is known besides verdicts, or ended. */
  readonly onChange: () => void;
  readonly onFailure: (error: unknown) => void;
}

interface Going {
  readonly stop: AbortController;
  readonly count: number;
  readonly isAgain: boolean;
  done: number;
  /** When the first answer may come: a sign-in takes as long as it takes. */
  since: number | undefined;
}

const notReadable = ["refused", "missing"] as const satisfies readonly CheckOutcome[];

/** One check: it goes on, stops, and says how far it is. What became of a mailbox stays known until it is asked anew. */
export class CheckRun {
  readonly #parts: CheckRunParts;
  readonly #verdicts = new Map<string, MailboxVerdict>();
  #record: CheckRecord;
  #targets: readonly string[];
  #going: Going | undefined;
  #failure: unknown;
  #note: string | undefined;

  constructor(record: CheckRecord, parts: CheckRunParts) {
    this.#parts = parts;
    this.#record = record;
    this.#targets = targetsOf(record);
    for (const verdict of record.state.verdicts) {
      this.#verdicts.set(mailboxKey(verdict.mailbox), verdict);
    }
  }

  /** As it is to be kept now. */
  get record(): CheckRecord {
    return { ...this.#record, state: { ...this.#record.state, verdicts: this.verdicts } };
  }

  get verdicts(): readonly MailboxVerdict[] {
    return [...this.#verdicts.values()];
  }

  get isRunning(): boolean {
    return this.#going !== undefined;
  }

  find(mailbox: string): MailboxVerdict | undefined {
    return this.#verdicts.get(mailboxKey(mailbox));
  }

  cancel(): void {
    this.#going?.stop.abort(new Error("The check was cancelled."));
  }

  /** Goes on until it ends, whatever the end is. Does nothing where it goes on already. */
  async start(what: Exclude<Offer, "cancel">): Promise<void> {
    if (this.#going) {
      return;
    }
    if (what === "rest") {
      this.#record = { ...this.#record, sample: undefined };
      this.#targets = targetsOf(this.#record);
    }
    const mailboxes = this.#todo(what);
    const isAgain = what === "again" || what === "refused";
    const stop = new AbortController();
    const going: Going = { stop, count: mailboxes.length, isAgain, done: 0, since: undefined };
    this.#going = going;
    this.#failure = undefined;
    this.#parts.onChange();
    try {
      await this.#check(mailboxes, going);
    } catch (error) {
      if (!stop.signal.aborted) {
        this.#failure = error;
        this.#parts.onFailure(error);
      }
    } finally {
      this.#going = undefined;
      this.#parts.onChange();
    }
  }

  async #check(mailboxes: readonly string[], going: Going): Promise<void> {
    const { open, now, reason, onVerdict, onChange } = this.#parts;
    const { signal } = going.stop;
    const opened = await open(this.#record, signal);
    const { door, administrators, signedInAs, note } = opened;
    try {
      signal.throwIfAborted();
      this.#record = { ...this.#record, signedInAs };
      this.#note = note;
      going.since = now().getTime();
      onChange();
      const { start, end } = this.#record.state.window;
      const asked = new Set(mailboxes.map(mailboxKey));
      const verdicts = this.verdicts.filter(({ mailbox }) => !asked.has(mailboxKey(mailbox)));
      const window = { start: new Date(start), end: new Date(end) };
      const options = { door, window, now, signal, reason, administrators, resumeFrom: { verdicts } };
      for await (const verdict of checkMailboxes(mailboxes, options)) {
        this.#verdicts.set(mailboxKey(verdict.mailbox), verdict);
        going.done += 1;
        onVerdict(verdict);
      }
    } finally {
      await opened.close();
    }
  }

  get progress(): CheckProgress {
    const done = this.#targets.length - this.#todo("resume").length;
    const total = this.#targets.length;
    return {
      words: this.#words(done, total),
      done: this.#going?.isAgain ? this.#going.done : done,
      total: this.#going?.isAgain ? this.#going.count : total,
      isRunning: this.#going !== undefined,
      offers: this.#offers(done, total),
      notes: this.#notes(),
    };
  }

  #words(done: number, total: number): string {
    const others = tallyWords(tallyOf(this.#verdicts.values()));
    const going = this.#going;
    if (going) {
      const elapsed = going.since === undefined ? 0 : this.#parts.now().getTime() - going.since;
      const place = going.isAgain
        ? `${numbered(going.done)} of ${numbered(going.count)} again`
        : `${numbered(done)} of ${numbered(total)}`;
      return [place, others, timeLeft(going.done, elapsed, going.count - going.done)]
        .filter(Boolean)
        .join(", ");
    }
    const all = this.#record.state.mailboxes.length;
    const checked =
      done < total
        ? `${numbered(done)} of ${numbered(total)} checked`
        : total < all
          ? `A sample of ${numbered(total)} of ${numbered(all)} checked`
          : `${numbered(total)} checked`;
    return `${checked}, ${others || (done === 0 ? "nothing known yet" : "all readable")}`;
  }

  #offers(done: number, total: number): CheckProgress["offers"] {
    if (this.#going) {
      return [{ what: "cancel", label: "Cancel" }];
    }
    const tally = tallyOf(this.#verdicts.values());
    const left = this.#record.state.mailboxes.length - total;
    const isWhole = done === total;
    return [
      ...(isWhole ? [] : [{ what: "resume", label: done === 0 ? "Check" : "Resume" } as const]),
      ...(isWhole && left > 0 ? [{ what: "rest", label: `Check the other ${numbered(left)}` } as const] : []),
      ...(tally.failed > 0 ? [{ what: "again", label: againWords(tally, ["failed"]) } as const] : []),
      ...(isWhole && tally.refused + tally.missing > 0
        ? [{ what: "refused", label: againWords(tally, notReadable) } as const]
        : []),
    ];
  }

  #notes(): readonly CheckNote[] {
    const warnings = [this.#failureWords(), this.#going ? undefined : administratorNote(this.verdicts)];
    return [
      ...warnings.flatMap((words) => (words === undefined ? [] : [{ isWarning: true, words }])),
      ...(this.#note === undefined ? [] : [{ isWarning: false, words: this.#note }]),
    ];
  }

  #failureWords(): string | undefined {
    const error = this.#failure;
    if (error === undefined) {
      return undefined;
    }
    return error instanceof UserError
      ? [error.message, error.remedy].filter(Boolean).join(" ")
      : "Calendar Onramp failed at this. The log says where.";
  }

  #todo(what: Exclude<Offer, "cancel">): readonly string[] {
    switch (what) {
      case "again":
        return this.#having(["failed"]);
      case "refused":
        return this.#having(notReadable);
      case "resume":
      case "rest":
        return this.#targets.filter((mailbox) => !this.#verdicts.has(mailboxKey(mailbox)));
    }
  }

  #having(outcomes: readonly CheckOutcome[]): readonly string[] {
    return this.verdicts.filter(({ outcome }) => outcomes.includes(outcome)).map(({ mailbox }) => mailbox);
  }
}
