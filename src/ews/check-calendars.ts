import { atATime } from "../base/at-a-time.js";
import { UserError } from "../base/errors.js";
import type { DoorOptions, DoorVerdict, MailboxDoor } from "../calendar/mailbox-check.js";
import { stopWhenAllFail, type DoorAnswer } from "../calendar/stop-when-all-fail.js";
import type { EwsClient } from "./client.js";
import { EwsError } from "./errors.js";
import { countEvents } from "./operations/count-events.js";

/** A longer window is refused. @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendarview */
const mostDays = 730;

/** As many as the client lets go. */
const mostAtATime = 10;

/** So many wrong passwords lock no account. */
const mostAtFirst = 3;
const mostInARow = 20;

/**
 * Looks into the default calendar of each mailbox with one FindItem.
 *
 * With `impersonates`, the server acts as the owner of each mailbox, or of `impersonate` where that is named. Without, whoever
 * signs in reads them as a delegate.
 */
export function createEwsDoor(
  client: EwsClient,
  access: { readonly impersonates: boolean; readonly impersonate?: string | undefined },
): MailboxDoor {
  return { via: "ews", check: (mailboxes, options) => checkAll(client, access, mailboxes, options) };
}

async function* checkAll(
  client: EwsClient,
  access: Parameters<typeof createEwsDoor>[1],
  mailboxes: Iterable<string>,
  { window, signal, reason, isContinued = false }: DoorOptions,
): AsyncGenerator<DoorVerdict> {
  if (window.end.getTime() - window.start.getTime() > mostDays * 86_400_000) {
    throw new UserError("EWS shows no more than two years of a calendar at a time.", {
      remedy: "Choose a shorter time.",
    });
  }
  let isAnswered = isContinued;
  const ask = async (mailbox: string, stop: AbortSignal): Promise<DoorAnswer> => {
    const impersonate = access.impersonates ? (access.impersonate ?? mailbox) : undefined;
    const asking = { client, access: { mailbox, impersonate }, options: { signal: stop, reason } };
    try {
      const verdict: DoorVerdict = { mailbox, outcome: "readable", ...(await countEvents(asking, window)) };
      isAnswered = true;
      return { verdict };
    } catch (error) {
      if (!(error instanceof EwsError)) {
        throw error;
      }
      const concern = mayConcernAll(error) ? error : undefined;
      isAnswered ||= concern === undefined;
      return { verdict: refuse(mailbox, error, impersonate !== undefined), concern };
    }
  };
  // One by one, until it is clear that the server answers at all.
  const most = () => (isAnswered ? mostAtATime : 1);
  yield* stopWhenAllFail(atATime(mailboxes, ask, { most, signal }), {
    most: mostAtFirst,
    mostLater: mostInARow,
    isContinued,
  });
}

/** What has no code comes from what stands before the mailboxes: the network, the web server, the sign-in. A 403 is of one of them. */
function mayConcernAll({ code, status, policyReason }: EwsError): boolean {
  return code === undefined && policyReason === undefined && status !== 403;
}

function refuse(mailbox: string, error: EwsError, isOwner: boolean): DoorVerdict {
  return {
    mailbox,
    outcome: outcomeOf(error, isOwner),
    events: undefined,
    // The code stands beside it.
    reason: error.message.replace(` (${error.code ?? ""})`, ""),
    ...(error.code === undefined ? {} : { code: error.code }),
    ...(error.remedy === undefined ? {} : { helps: error.remedy }),
  };
}

const refusing = new Set([
  "ErrorAccessDenied",
  "ErrorImpersonateUserDenied",
  "ErrorImpersonationDenied",
  "ErrorImpersonationFailed",
  "ErrorAccountDisabled",
]);
const missing = new Set(["ErrorNonExistentMailbox", "ErrorMailRecipientNotFound", "ErrorInvalidSmtpAddress"]);
/** To whoever is not the owner, what is not shared does not exist. */
const unseen = new Set(["ErrorFolderNotFound", "ErrorItemNotFound"]);

function outcomeOf({ code = "", status }: EwsError, isOwner: boolean): DoorVerdict["outcome"] {
  if (missing.has(code) || (isOwner && unseen.has(code))) {
    return "missing";
  }
  const isRefused = refusing.has(code) || unseen.has(code) || (code === "" && status === 403);
  return isRefused ? "refused" : "failed";
}
