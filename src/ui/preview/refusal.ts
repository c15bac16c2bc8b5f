import { STATUS_CODES } from "node:http";
import { UserError } from "../../base/errors.js";
import { quoted } from "../../base/words.js";
import { EwsError } from "../../ews/errors.js";
import { GraphError, type GraphFailure } from "../../graph/errors.js";
import { explainMailboxRefusal } from "../../graph/mailbox-refusal.js";
import type { Connection } from "../../identity/connection.js";
import { SignInError, type SignInFailure } from "../../identity/sign-in-error.js";
import type { Behind } from "../../calendar/source.js";
import type { Refusal, Via } from "./protocol.js";
import { actionsAgainst } from "./refusal-actions.js";

export interface RefusalContext {
  readonly via: Via;
  readonly mailbox: string;
  readonly connection: Pick<Connection, "way">;
  /** Whom one is signed in as. */
  readonly as: "user" | "app";
  /** The ids of what can be done, as in `RefusalActionId`. Only these are offered. */
  readonly availableActions: ReadonlySet<string>;
}

type Explained = Omit<Refusal, "actions"> & { readonly behind: Behind | "network" | "unknown" };

const doors = { graph: "Microsoft Graph", ews: "EWS" } as const;

/**
 * An error of a door as what the page shows in place of a calendar. What was asked names the mailbox; the rest does not,
 * because it is shown to whoever sees nothing that names anybody, too. Throws what is no error for users.
 */
export function createRefusal(error: unknown, context: RefusalContext): Refusal {
  const { behind, ...explained } = explain(error, context);
  const hide = (text: string) => withoutMailbox(text, context.mailbox);
  const { kind } = context.connection.way;
  return {
    ...explained,
    title: hide(explained.title),
    answered: hide(explained.answered),
    means: hide(explained.means),
    helps: explained.helps === undefined ? undefined : hide(explained.helps),
    actions: actionsAgainst(behind, { ...context, isOnPremises: kind === "basic" || kind === "ntlm" }),
  };
}

function explain(error: unknown, context: RefusalContext): Explained {
  if (error instanceof EwsError) {
    return explainEws(error);
  }
  if (error instanceof GraphError) {
    return explainGraph(error.cause instanceof GraphError ? error.cause : error, context.as);
  }
  if (error instanceof SignInError) {
    return explainSignIn(error, context.via);
  }
  if (error instanceof UserError) {
    return {
      title: "The calendar could not be read",
      asked: `The calendar of ${context.mailbox} through ${doors[context.via]}`,
      answered: "Nothing that can be shown",
      means: error.message,
      helps: error.remedy,
      requestId: undefined,
      behind: "unknown",
    };
  }
  throw error;
}

function explainEws(error: EwsError): Explained {
  const { status, code, said, policyReason, operation, mailbox, requestId } = error;
  return {
    title: error.title ?? "EWS did not answer as it should",
    asked: `EWS: ${operation}${mailbox === undefined ? "" : ` for ${mailbox}`}`,
    answered: describeAnswer(status, {
      code,
      said,
      header: policyReason === undefined ? undefined : `X-EWS-Policy-Reason: ${policyReason}`,
    }),
    means: error.means,
    helps: error.remedy,
    requestId,
    behind: status === undefined ? "network" : (error.behind ?? "unknown"),
  };
}

function explainGraph(error: GraphError, as: "user" | "app"): Explained {
  const { request, status, code, said, requestId, clientRequestId, failure, message, remedy } = error;
  const known = explainMailboxRefusal(error, as);
  const [title, behind] = failures[failure];
  const words = message
    .replace(`${request}: `, "")
    .replace(said === undefined ? "" : ` Microsoft Graph says: ${said}`, "");
  return {
    title: known?.words ?? title,
    asked: request,
    answered: describeAnswer(status, { code, said }),
    means: known?.meaning ?? words,
    helps: known?.remedy ?? remedy,
    requestId: requestId ?? (status === undefined ? undefined : clientRequestId),
    behind: known ? (known.behind ?? "unknown") : behind,
  };
}

const failures: Readonly<Record<GraphFailure, readonly [string, Explained["behind"]]>> = {
  unauthenticated: ["Microsoft Graph does not accept the sign-in", "sign-in"],
  forbidden: ["Microsoft Graph denies access", "permission"],
  "not-found": ["There is no such calendar", "mailbox"],
  conflict: ["Microsoft Graph refuses the request", "unknown"],
  "changed-meanwhile": ["Microsoft Graph refuses the request", "unknown"],
  "invalid-request": ["Microsoft Graph does not accept the request", "unknown"],
  throttled: ["Microsoft Graph asks to slow down", "passing"],
  service: ["Microsoft Graph has a fault of its own", "passing"],
  timeout: ["Microsoft Graph did not answer in time", "network"],
  unreachable: ["Microsoft Graph could not be reached", "network"],
  proxy: ["The proxy does not let the request through", "network"],
  tls: ["No encrypted connection to Microsoft Graph came about", "network"],
  "unexpected-answer": ["What came back is no answer of Microsoft Graph", "network"],
  redirected: ["The request was sent on to somewhere else", "network"],
};

function explainSignIn({ failure, code, correlationId, message, remedy }: SignInError, via: Via): Explained {
  const [title, behind] = signInFailures[failure] ?? ["Signing in failed", "sign-in"];
  return {
    title,
    asked: `A token for ${doors[via]}`,
    answered: code ?? "No token",
    means: message,
    helps: remedy,
    requestId: correlationId,
    behind,
  };
}

const signInFailures: Partial<Record<SignInFailure, readonly [string, Explained["behind"]]>> = {
  "interaction-needed": ["Somebody has to sign in", "sign-in"],
  "consent-missing": ["Nobody has consented to this yet", "permission"],
  cancelled: ["The sign-in was given up", "sign-in"],
  unreachable: ["Nobody could be signed in, because Entra could not be reached", "network"],
  proxy: ["Nobody could be signed in, because of the proxy", "network"],
  tls: ["Nobody could be signed in, because no encrypted connection came about", "network"],
  throttled: ["Entra asks to slow down", "passing"],
  service: ["Entra has a fault of its own", "passing"],
};

/** "403 Forbidden, ErrorAccessDenied: “Access to OData is disabled.”" */
function describeAnswer(
  status: number | undefined,
  parts: { code?: string | undefined; said?: string | undefined; header?: string | undefined },
): string {
  if (status === undefined) {
    return "Nothing";
  }
  const { code, said, header } = parts;
  const words = said === undefined ? code : `${code === undefined ? "" : `${code}: `}${quoted(said)}`;
  return [`${String(status)} ${STATUS_CODES[status] ?? ""}`.trim(), header, words]
    .filter((part) => part !== undefined)
    .join(", ");
}

function withoutMailbox(text: string, mailbox: string): string {
  const pattern = mailbox.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return mailbox === "" ? text : text.replaceAll(new RegExp(pattern, "gi"), "the mailbox");
}
