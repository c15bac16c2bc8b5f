import { UserError } from "../base/errors.js";
import type { DoorOptions, DoorVerdict, MailboxDoor } from "../calendar/mailbox-check.js";
import { stopWhenAllFail, type DoorAnswer } from "../calendar/stop-when-all-fail.js";
import type { GraphScope } from "./asking.js";
import type { BatchAnswer, BatchRequest, GraphClient } from "./client.js";
import type { GraphError } from "./errors.js";
import { explainMailboxRefusal } from "./mailbox-refusal.js";
import { parsePage } from "./page.js";
import { path } from "./path.js";

/** A longer window is refused. @see https://learn.microsoft.com/graph/api/user-list-calendarview */
const mostDays = 1825;

/** The largest page. What a count of occurrences says is documented nowhere, so they are counted. */
const mostEvents = 1000;

/** A whole post of them. */
const mostUnaccepted = 20;

/**
 * Asks for the default calendar of each mailbox, twenty with a `$batch`, and counts the events of one page. What is throttled
 * goes again for itself.
 *
 * `as` says who is connected, because the same refusal means something else to a person.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-calendarview
 * @see https://learn.microsoft.com/graph/json-batching
 */
export function createGraphDoor(
  client: GraphClient,
  { as = "app" }: { readonly as?: "user" | "app" } = {},
): MailboxDoor {
  return {
    via: "graph",
    check: (mailboxes, options) =>
      stopWhenAllFail(askAll(client, mailboxes, options, as), {
        most: mostUnaccepted,
        isContinued: options.isContinued === true,
      }),
  };
}

async function* askAll(
  client: GraphClient,
  mailboxes: Iterable<string>,
  { window, signal, reason }: DoorOptions,
  as: "user" | "app",
): AsyncGenerator<DoorAnswer> {
  const { start, end } = window;
  if (end.getTime() - start.getTime() > mostDays * 86_400_000) {
    throw new UserError(
      `Microsoft Graph shows no more than ${String(mostDays)} days of a calendar at a time.`,
      {
        remedy: "Choose a shorter time.",
      },
    );
  }
  const query = {
    startDateTime: start.toISOString(),
    endDateTime: end.toISOString(),
    $select: "id",
    $top: mostEvents,
  };
  function* requests(): Generator<BatchRequest> {
    for (const mailbox of mailboxes) {
      const asked = {
        method: "GET",
        path: path`/users/${mailbox}/calendarView`,
        query,
        isList: true,
      } as const;
      yield { id: mailbox, ...asked, mailbox };
    }
  }
  const scopes = ["Calendars.Read.Shared"] satisfies GraphScope[];
  for await (const answer of client.batch(requests(), { signal, reason, scopes })) {
    yield judge(answer, as);
  }
}

function judge(answer: BatchAnswer, as: "user" | "app"): DoorAnswer {
  const mailbox = answer.id;
  if ("error" in answer) {
    const { error } = answer;
    const concern = error.failure === "unauthenticated" ? error : undefined;
    return { verdict: refuse(mailbox, error, as), concern };
  }
  const page = parsePage(answer.body);
  return {
    verdict: {
      mailbox,
      outcome: "readable",
      events: page?.items.length,
      ...(page?.next === undefined ? {} : { isCut: true }),
    },
  };
}

function refuse(mailbox: string, error: GraphError, as: "user" | "app"): DoorVerdict {
  const known = explainMailboxRefusal(error, as);
  const helps = known?.remedy ?? error.remedy;
  return {
    mailbox,
    outcome: outcomeOf(error, as),
    events: undefined,
    reason: known ? `${known.words}. ${known.meaning}` : error.message,
    ...(error.code === undefined ? {} : { code: error.code }),
    ...(helps === undefined ? {} : { helps }),
  };
}

function outcomeOf({ failure, code }: GraphError, as: "user" | "app"): DoorVerdict["outcome"] {
  // To a person, what is not shared does not exist.
  if (failure === "forbidden" || (code === "ErrorItemNotFound" && as === "user")) {
    return "refused";
  }
  return failure === "not-found" ? "missing" : "failed";
}
