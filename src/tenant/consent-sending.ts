import type { GraphClient } from "../graph/client.js";
import { GraphError } from "../graph/errors.js";
import type { ConsentItem } from "./consent-item.js";
import type { ConsentChange } from "./consent-requests.js";
import type { ConsentWorld } from "./consent.js";

export interface SentChanges {
  /** Of each item whose request was answered, the error, or nothing where it went well. */
  readonly answers: ReadonlyMap<ConsentItem, Error | undefined>;
  /** Those whose request may have reached the service. */
  readonly sent: readonly ConsentItem[];
  /** What kept the rest from being answered, other than a lost answer. */
  readonly stopped: { readonly error: unknown } | undefined;
}

/** Sends changes twenty at a time. An item that several changes are for went well if all of them did. */
export async function sendChanges(
  client: GraphClient,
  changes: readonly ConsentChange[],
  { signal, reason }: ConsentWorld,
): Promise<SentChanges> {
  const answers = new Map<ConsentItem, Error | undefined>();
  const waiting = new Set(changes);
  const note = (change: ConsentChange, error: Error | undefined) => {
    waiting.delete(change);
    for (const item of change.items) {
      answers.set(item, answers.get(item) ?? error);
    }
  };
  const scopes = [...new Set(changes.flatMap(({ request }) => request.scopes))];
  const requests = changes.map(({ request: { method, path, body } }, index) => ({
    id: String(index),
    method,
    path,
    ...(body === undefined ? {} : { body }),
  }));
  const sent = changes.flatMap(({ items }) => items);

  try {
    for await (const answer of client.batch(requests, {
      scopes,
      ...(signal ? { signal } : {}),
      ...(reason === undefined ? {} : { reason }),
    })) {
      const change = changes[Number(answer.id)];
      if (change) {
        note(change, "error" in answer && !isThere(answer.error) ? answer.error : undefined);
      }
    }
    return { answers, sent, stopped: undefined };
  } catch (error) {
    if (error instanceof GraphError && signal?.aborted !== true) {
      for (const change of [...waiting]) {
        note(change, error);
      }
      return { answers, sent, stopped: undefined };
    }
    // Signing in failed, so that nothing went anywhere, or it was given up.
    return { answers, sent: signal?.aborted === true ? sent : [], stopped: { error } };
  }
}

/** Microsoft Graph has no code of its own for "Permission being assigned already exists on the object". */
function isThere({ failure, message }: GraphError): boolean {
  return failure === "invalid-request" && /already exists/i.test(message);
}
