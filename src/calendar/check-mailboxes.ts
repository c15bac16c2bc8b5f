import { quoted } from "../base/words.js";
import type { CheckState } from "./check-state.js";
import { isMailboxAddress, mailboxKey, uniqueMailboxes } from "./mailbox-address.js";
import type { AdministratorLookup, DoorVerdict, MailboxDoor, MailboxVerdict } from "./mailbox-check.js";
import type { Window } from "./source.js";

export interface CheckOptions {
  readonly door: MailboxDoor;
  readonly window: Window;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
  /** Why a person is asked to sign in, as a whole sentence. */
  readonly reason?: string | undefined;
  /** Called with each verdict before it is yielded, for whoever keeps them. */
  readonly onVerdict?: ((verdict: MailboxVerdict) => void) | undefined;
  /** What was known before, which is told again at once and not asked again. */
  readonly resumeFrom?: Pick<CheckState, "verdicts"> | undefined;
  readonly administrators?: AdministratorLookup | undefined;
}

/**
 * Asks of many mailboxes whether their calendars can be read, and yields each verdict as it comes.
 *
 * Each address counts once, whatever its case. One that is none, or that fails, is a verdict. What concerns all of them is
 * thrown, and by then everything that was known has been yielded.
 */
export async function* checkMailboxes(
  addresses: Iterable<string>,
  options: CheckOptions,
): AsyncGenerator<MailboxVerdict> {
  const { door, window, now, signal, reason, onVerdict, resumeFrom, administrators } = options;
  const tell = (verdict: MailboxVerdict): MailboxVerdict => {
    const isAdministrator = administrators?.(verdict.mailbox) ?? verdict.isAdministrator;
    const told = isAdministrator === undefined ? verdict : { ...verdict, isAdministrator };
    onVerdict?.(told);
    return told;
  };
  const stamp = (verdict: DoorVerdict): MailboxVerdict => ({
    ...verdict,
    via: door.via,
    checkedAt: now().toISOString(),
  });

  const known = new Map(resumeFrom?.verdicts.map((verdict) => [mailboxKey(verdict.mailbox), verdict]));
  const left: string[] = [];
  for (const mailbox of uniqueMailboxes(addresses)) {
    const before = known.get(mailboxKey(mailbox));
    if (before) {
      yield tell({ ...before, mailbox });
    } else if (isMailboxAddress(mailbox)) {
      left.push(mailbox);
    } else {
      yield tell(stamp(noAddress(mailbox)));
    }
  }
  signal?.throwIfAborted();
  if (left.length > 0) {
    const isContinued = [...known.values()].some(({ code }) => code !== noAddressCode);
    for await (const verdict of door.check(left, { window, signal, reason, isContinued })) {
      yield tell(stamp(verdict));
    }
  }
}

const noAddressCode = "InvalidAddress";

function noAddress(mailbox: string): DoorVerdict {
  return {
    mailbox,
    outcome: "failed",
    events: undefined,
    code: noAddressCode,
    reason: `${quoted(mailbox)} is no mail address, so nothing was asked about it.`,
    helps: "Look at how it is written in the list.",
  };
}
