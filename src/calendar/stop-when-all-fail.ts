import type { DoorVerdict } from "./mailbox-check.js";

/** What a mailbox answered. With a concern it may be the trouble of all of them. */
export interface DoorAnswer {
  readonly verdict: DoorVerdict;
  readonly concern?: Error | undefined;
}

interface Patience {
  /** So many in a row are the trouble of all, as long as none was answered otherwise. */
  readonly most: number;
  /** So many in a row afterwards; the same where it is absent. */
  readonly mostLater?: number;
  /** Whether one was answered before. */
  readonly isContinued: boolean;
}

/**
 * The verdicts, unless one mailbox after the other fails for a reason that can be that of all, such as a sign-in that is not
 * accepted: then that error is thrown, and those mailboxes have no verdict. One among others keeps its own.
 */
export async function* stopWhenAllFail(
  answers: AsyncIterable<DoorAnswer>,
  { most, mostLater = most, isContinued }: Patience,
): AsyncGenerator<DoorVerdict> {
  let hasOther = isContinued;
  let held: DoorVerdict[] = [];
  let last: Error | undefined;
  for await (const { verdict, concern } of answers) {
    held.push(verdict);
    if (concern === undefined) {
      hasOther = true;
      last = undefined;
      yield* held;
      held = [];
    } else {
      last = concern;
      if (held.length >= (hasOther ? mostLater : most)) {
        throw concern;
      }
    }
  }
  if (last && !hasOther) {
    throw last;
  }
  yield* held;
}
