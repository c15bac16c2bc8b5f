import type { MailboxVerdict } from "./mailbox-check.js";

/** A verdict as it is printed and exported. What is not known is null. */
export function toVerdictRecord({ mailbox, outcome, via, events, isCut, ...verdict }: MailboxVerdict) {
  const { reason, code, helps, isAdministrator, checkedAt } = verdict;
  return {
    mailbox,
    outcome,
    via,
    events: events ?? null,
    isCut: isCut === true,
    reason: reason ?? null,
    code: code ?? null,
    helps: helps ?? null,
    administrator: isAdministrator ?? null,
    checkedAt,
  };
}
