import type { Answer, Call } from "./call.js";
import { GraphError, type GraphFailure } from "./errors.js";
import { isRecord, isWebPage, parseJson, readRequestId, unexpected } from "./read-answer.js";

interface Description {
  readonly failure: GraphFailure;
  readonly says: string;
  readonly remedy?: string;
}

/** The error that an answer is which did not go well. */
export function failureOf(answer: Answer, call: Call): GraphError {
  const { status, headers, text } = answer;
  // Microsoft Graph's own gateways answer with web pages, too, but only for faults of their own.
  if (status >= 400 && status < 500 && status !== 429 && isWebPage(answer)) {
    return unexpected(
      answer,
      call,
      `A web page came back (${String(status)}), as a proxy or a filter sends it.`,
    );
  }
  const body = readErrorBody(text, call);
  const { failure, says, remedy } =
    status >= 300 && status < 400 ? redirection(headers) : describe(status, body.code);
  const codes = [String(status), body.code].filter(Boolean).join(", ");
  const message = body.message === undefined ? "" : ` Microsoft Graph says: ${body.message}`;

  return new GraphError(`${call.label}: ${says} (${codes}).${message}`, {
    failure,
    status,
    code: body.code,
    said: body.message,
    clientRequestId: call.clientRequestId,
    requestId: readRequestId(headers.get("request-id")) ?? body.requestId,
    request: call.label,
    remedy,
  });
}

function describe(status: number, code: string | undefined): Description {
  return (
    byCode[code ?? ""] ??
    byStatus[status] ??
    (status >= 500
      ? {
          failure: "service",
          says: "Microsoft Graph has a fault of its own",
          remedy: "Try again in some minutes.",
        }
      : { failure: "invalid-request", says: "Microsoft Graph does not accept the request" })
  );
}

const byCode: Readonly<Record<string, Description>> = {
  Authorization_RequestDenied: {
    failure: "forbidden",
    says: "Access is denied",
    remedy:
      "The permission for it is missing or not consented to, or the account has no role that may do it.",
  },
  ErrorAccessDenied: {
    failure: "forbidden",
    says: "Exchange denies access to this mailbox",
    remedy:
      "The permission for it is missing or not consented to, or a policy or a scope keeps the application out of this mailbox.",
  },
  MailboxNotEnabledForRESTAPI: {
    failure: "not-found",
    says: "There is no mailbox in Exchange Online, or it is inactive",
    remedy: "Look whether the user has a licence with Exchange Online, or a mailbox on-premises.",
  },
};

const byStatus: Readonly<Record<number, Description>> = {
  401: {
    failure: "unauthenticated",
    says: "Microsoft Graph does not accept the sign-in",
    remedy: "Sign in again.",
  },
  403: {
    failure: "forbidden",
    says: "Access is denied",
    remedy: "The permission for it is missing or not consented to, or a policy stands against it.",
  },
  404: { failure: "not-found", says: "There is no such thing" },
  407: {
    failure: "proxy",
    says: "The proxy wants a user and a password",
    remedy: "Add them to the address of the proxy that is set, or sign in to the proxy.",
  },
  409: { failure: "conflict", says: "It is in conflict with something that is there already" },
  412: {
    failure: "changed-meanwhile",
    says: "It was changed in the meantime",
    remedy: "Read it again and look at the difference.",
  },
  429: {
    failure: "throttled",
    says: "Microsoft Graph asks to slow down for longer than it makes sense to wait",
    remedy: "Try again in some minutes.",
  },
};

function redirection(headers: Headers): Description {
  const location = headers.get("location") ?? "";
  const target = URL.canParse(location) ? new URL(location).host : "another address";
  return {
    failure: "redirected",
    says: `The request was sent on to ${target}, and was not followed, because a token must not go there`,
    remedy: "Look at what stands between here and Microsoft Graph: a proxy, a VPN, a filter.",
  };
}

/** @see https://learn.microsoft.com/graph/errors */
function readErrorBody(
  text: string,
  call: Call,
): { code?: string; message?: string; requestId?: string | undefined } {
  const body = parseJson(text);
  const error = isRecord(body) ? body["error"] : undefined;
  if (!isRecord(error)) {
    return {};
  }
  const { code, message, innerError } = error;
  return {
    ...(typeof code === "string" && /^[\w.-]{1,100}$/.test(code) ? { code } : {}),
    ...(typeof message === "string" && message !== ""
      ? { message: oneLine(call.withoutSecrets(message)) }
      : {}),
    ...(isRecord(innerError) ? { requestId: readRequestId(innerError["request-id"]) } : {}),
  };
}

/** Short enough for a sentence, without characters that cannot be seen. */
function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
