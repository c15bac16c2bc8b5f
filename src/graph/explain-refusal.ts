import { GraphError } from "./errors.js";
import { explainMailboxRefusal } from "./mailbox-refusal.js";

/** The same error with what is behind it, where Exchange refuses a mailbox. Anything else as it is. */
export function withMeaning(error: unknown, mailbox: string, as: "user" | "app"): unknown {
  const refusal = error instanceof GraphError ? explainMailboxRefusal(error, as) : undefined;
  if (!(error instanceof GraphError) || !refusal) {
    return error;
  }
  return new GraphError(`${mailbox}: ${refusal.words}. ${refusal.meaning} (${error.message})`, {
    failure: error.failure,
    status: error.status,
    code: error.code,
    said: error.said,
    clientRequestId: error.clientRequestId,
    requestId: error.requestId,
    request: error.request,
    remedy: refusal.remedy,
    cause: error,
  });
}
