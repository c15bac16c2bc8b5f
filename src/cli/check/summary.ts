import { counted, listed, numbered } from "../../base/words.js";
import { checkOutcomes, type CheckOutcome, type MailboxVerdict } from "../../calendar/mailbox-check.js";

const inWords: Readonly<Record<CheckOutcome, string>> = {
  readable: "can be read",
  refused: "refused",
  missing: "without a mailbox",
  failed: "failed",
};

/** Counts verdicts, and keeps one of each reason. */
export class Summary {
  readonly #counts: Record<CheckOutcome, number> = { readable: 0, refused: 0, missing: 0, failed: 0 };
  readonly #reasons = new Map<string, { readonly example: MailboxVerdict; count: number }>();
  #administrators = 0;

  add(verdict: MailboxVerdict): void {
    const { outcome, code, reason = "", isAdministrator } = verdict;
    this.#counts[outcome]++;
    this.#administrators += outcome === "readable" && isAdministrator ? 1 : 0;
    if (outcome !== "readable") {
      const key = `${outcome} ${code ?? reason}`;
      const known = this.#reasons.get(key);
      if (known) {
        known.count++;
      } else if (this.#reasons.size < mostReasons) {
        this.#reasons.set(key, { example: verdict, count: 1 });
      }
    }
  }

  get count(): number {
    return checkOutcomes.reduce((sum, outcome) => sum + this.#counts[outcome], 0);
  }

  get unreadable(): number {
    return this.count - this.#counts.readable;
  }

  /** Whole sentences, the most frequent reasons first. */
  describe(door: string, window: string, sampled?: number): readonly string[] {
    const { readable } = this.#counts;
    const others = checkOutcomes
      .filter((outcome) => outcome !== "readable" && this.#counts[outcome] > 0)
      .map((outcome) => `${numbered(this.#counts[outcome])} ${inWords[outcome]}`);
    const first = `${numbered(readable)} of ${counted(this.count, "mailbox", "mailboxes")} can be read through ${door}, ${window}`;
    const reasons = [...this.#reasons.values()]
      .sort((one, other) => other.count - one.count)
      .map(({ example: { mailbox, reason = "", helps = "" }, count }) =>
        [`${numbered(count)} such as ${mailbox}:`, reason, helps].filter(Boolean).join(" "),
      );
    return [
      `${first}${others.length > 0 ? `: ${listed(others)}` : ""}.`,
      ...(sampled === undefined ? [] : [`They are a sample of ${numbered(sampled)}.`]),
      ...(this.#administrators > 0
        ? [
            `${numbered(this.#administrators)} of the readable ones ${this.#administrators === 1 ? "belongs to an administrator" : "belong to administrators"}, who may be shown more than others: judge by the rest.`,
          ]
        : []),
      ...reasons,
    ];
  }
}

/** Servers may give each mailbox a sentence of its own. */
const mostReasons = 10;
