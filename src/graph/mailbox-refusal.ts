import type { Behind } from "../calendar/source.js";
import type { GraphError } from "./errors.js";

/** Why a mailbox is not to be read, for people. */
export interface MailboxRefusal {
  /** A few words, as the beginning of a line. */
  readonly words: string;
  /** Whole sentences. */
  readonly meaning: string;
  readonly remedy: string;
  readonly behind: Behind | undefined;
}

/**
 * What it means that Exchange refuses a mailbox, or `undefined` where the error is of another kind and says it itself.
 * The same code means something else to an application than to a person.
 *
 * @see https://learn.microsoft.com/graph/auth-limit-mailbox-access
 * @see https://learn.microsoft.com/graph/errors
 */
export function explainMailboxRefusal(
  {
    code,
    said,
    message = "",
  }: Pick<GraphError, "code"> & { readonly message?: string; readonly said?: string | undefined },
  as: "user" | "app",
): MailboxRefusal | undefined {
  return as === "app" && code === "ErrorAccessDenied" && /access to odata is disabled/i.test(said ?? message)
    ? byPolicy
    : refusals[code ?? ""]?.[as];
}

/** What Exchange says where it is an access policy and nothing else. */
const byPolicy: MailboxRefusal = {
  behind: "application-access",
  words: "An application access policy keeps this application out",
  meaning:
    "An application access policy of Exchange either allows this application other mailboxes only, or keeps it out of this one.",
  remedy:
    "Add the mailbox to the group of the policy, or replace the policy by a role with a scope. Test-ApplicationAccessPolicy shows what holds; a change takes up to half an hour or longer.",
};

const noMailbox: MailboxRefusal = {
  behind: "mailbox",
  words: "There is no mailbox in Exchange Online",
  meaning:
    "The user has a mail address, but no mailbox in Exchange Online that is in use: there is no licence with Exchange Online, the mailbox is on-premises, or it was deactivated.",
  remedy:
    "Look at the licences of the user. What is on an Exchange Server of your own is not to be read through Microsoft Graph.",
};

const noUser: MailboxRefusal = {
  behind: "mailbox",
  words: "There is no such user any more",
  meaning: "Microsoft Graph does not know the user, who may have been deleted or renamed in the meantime.",
  remedy: "Refresh the list of mailboxes.",
};

const refusals: Readonly<Record<string, Readonly<Record<"user" | "app", MailboxRefusal>>>> = {
  MailboxNotEnabledForRESTAPI: { user: noMailbox, app: noMailbox },
  ErrorInvalidUser: { user: noUser, app: noUser },
  Request_ResourceNotFound: { user: noUser, app: noUser },
  ErrorAccessDenied: {
    app: {
      behind: "permission-or-access",
      words: "Exchange keeps this application out",
      meaning:
        "Either no permission to calendars is granted to the application, or an application access policy or the scope of a role in Exchange keeps it out of this mailbox.",
      remedy:
        "See whether Calendars.Read is granted to the application. If it is, an Exchange administrator learns the rest from Test-ApplicationAccessPolicy and Test-ServicePrincipalAuthorization.",
    },
    user: {
      behind: "calendar-permission",
      words: "Exchange shows you no events of this mailbox",
      meaning:
        "Whoever is signed in sees at most when the owner is free or busy, or may not read shared calendars with this sign-in.",
      remedy:
        "Let the owner share the calendar with at least the right to see all details, or connect as an application.",
    },
  },
  ErrorItemNotFound: {
    app: {
      behind: undefined,
      words: "There is no such calendar any more",
      meaning: "The calendar was removed from the mailbox, or belongs to another one.",
      remedy: "Refresh the mailbox.",
    },
    user: {
      behind: "calendar-permission",
      words: "Nothing of this mailbox is shared with you",
      meaning: "To whoever is signed in, Exchange does not even tell whether the calendar exists.",
      remedy: "Let the owner share the calendar, or connect as an application that may read it.",
    },
  },
};
