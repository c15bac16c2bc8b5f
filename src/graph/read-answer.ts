import type { Answer, Call } from "./call.js";
import { GraphError } from "./errors.js";

/**
 * The JSON object of an answer that went well, or `undefined` where the answer is that there is nothing to say.
 *
 * Throws a `GraphError` where it is something else.
 */
export function readAnswer(answer: Answer, call: Call): Record<string, unknown> | undefined {
  const { status, text } = answer;
  if (text === "") {
    if (call.question.method !== "GET" && (status === 204 || status === 202)) {
      return undefined;
    }
    throw unexpected(answer, call, "The answer is empty.");
  }
  if (isWebPage(answer)) {
    throw unexpected(
      answer,
      call,
      "A web page came back instead of data, as a proxy or a network's sign-in page sends it.",
    );
  }
  const type = answer.headers.get("content-type");
  if (type !== null && !/[/+]json\b/i.test(type)) {
    throw unexpected(answer, call, "The answer is of another kind than JSON.");
  }
  const value = parseJson(text);
  if (value === undefined) {
    throw unexpected(answer, call, "The answer is not whole, or it is not JSON.");
  }
  if (!isRecord(value)) {
    throw unexpected(answer, call, "The answer is JSON, but not an object.");
  }
  return value;
}

/** The error of an answer that is not what it should be. Nothing of the answer is in it. */
export function unexpected(answer: Answer, call: Call, says: string): GraphError {
  return new GraphError(`${call.label}: ${says}`, {
    failure: "unexpected-answer",
    status: answer.status,
    clientRequestId: call.clientRequestId,
    requestId: readRequestId(answer.headers.get("request-id")),
    request: call.label,
    remedy:
      "Try again. If it stays so, look at what stands between here and Microsoft Graph: a proxy, a VPN, a filter.",
  });
}

export function isWebPage({ headers, text }: Answer): boolean {
  return /html/i.test(headers.get("content-type") ?? "") || /^\s*<(?:!doctype|html)/i.test(text);
}

/** What Microsoft's support finds a request by, if it is that. */
export function readRequestId(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value) ? value : undefined;
}

/** `undefined` where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
