import { counted, listed, numbered } from "../../base/words.js";
import {
  checkOutcomes,
  type CheckOutcome,
  type MailboxVerdict,
  type Via,
} from "../../calendar/mailbox-check.js";

/** So many requests go with one `$batch`. @see https://learn.microsoft.com/graph/json-batching */
const perBatch = 20;

/** "16 requests at most" */
export function requestWords(mailboxes: number, via: Via): string {
  return `${counted(via === "graph" ? Math.ceil(mailboxes / perBatch) : mailboxes, "request")} at most`;
}

export type Tally = Readonly<Record<CheckOutcome, number>>;

export function tallyOf(verdicts: Iterable<MailboxVerdict>): Tally {
  const tally = { readable: 0, refused: 0, missing: 0, failed: 0 };
  for (const { outcome } of verdicts) {
    tally[outcome] += 1;
  }
  return tally;
}

/** "12 refused, 3 missing", or nothing where all could be read. */
export function tallyWords(tally: Tally): string {
  return checkOutcomes
    .filter((outcome) => outcome !== "readable" && tally[outcome] > 0)
    .map((outcome) => `${numbered(tally[outcome])} ${outcome}`)
    .join(", ");
}

/** Fewer than these tell nothing about the speed. */
const fewest = 20;
const shortest = 2_000;

/** "about 3 minutes left", or nothing where it is too early to tell. */
export function timeLeft(done: number, milliseconds: number, left: number): string {
  if (done < fewest || milliseconds < shortest || left <= 0) {
    return "";
  }
  const seconds = (left * milliseconds) / done / 1000;
  if (seconds < 50) {
    return "less than a minute left";
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 90
    ? `about ${counted(minutes, "minute")} left`
    : `about ${counted(Math.round(minutes / 60), "hour")} left`;
}

/**
 * What to think of a check in which most mailboxes that can be read belong to administrators, if it is one. For them other
 * rules can hold than for those whom a product is for.
 */
export function administratorNote(verdicts: Iterable<MailboxVerdict>): string | undefined {
  const known = [...verdicts].filter(
    ({ outcome, isAdministrator }) => outcome === "readable" && isAdministrator !== undefined,
  );
  const administrators = known.filter(({ isAdministrator }) => isAdministrator);
  return administrators.length * 2 > known.length
    ? `${numbered(administrators.length)} of the ${counted(known.length, "mailbox", "mailboxes")} that can be read ${administrators.length === 1 ? "belongs to an account" : "belong to accounts"} with administrator roles. What holds for them need not hold for others: check with somebody who is not an administrator.`
    : undefined;
}

/** "Check 13 refused or missing ones again" */
export function againWords(tally: Tally, outcomes: readonly CheckOutcome[]): string {
  const there = outcomes.filter((outcome) => tally[outcome] > 0);
  const count = there.reduce((sum, outcome) => sum + tally[outcome], 0);
  return `Check ${numbered(count)} ${listed(there, "or")} ${count === 1 ? "one" : "ones"} again`;
}
