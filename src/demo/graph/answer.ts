import type { Company } from "../data/company.js";
import type { DemoRequest, DemoResponse } from "../parts.js";
import { answerBatch } from "./batch.js";
import { isRecord, type Answer, type Call } from "./call.js";
import { findRoute, splitPath } from "./find-route.js";
import { malformed, Refusal, wrongMethod } from "./refusal.js";
import type { Method } from "./routes.js";

const json =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

/** Answers as Microsoft Graph v1.0 does, for all that is asked of it here. */
export function answerGraph(company: Company, request: DemoRequest): DemoResponse {
  const requestId = company.createId();
  const ids = {
    "request-id": requestId,
    "client-request-id": request.headers["client-request-id"] ?? requestId,
  };
  try {
    const { status = 200, headers, body } = route(company, request);
    return {
      status,
      headers: {
        ...ids,
        ...(body === undefined ? {} : { "odata-version": "4.0", "content-type": json }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    const { status, code, message } = error;
    const date = company.now().toISOString().slice(0, 19);
    return {
      status,
      headers: { ...ids, "content-type": "application/json" },
      body: { error: { code, message, innerError: { date, ...ids } } },
    };
  }
}

function route(company: Company, request: DemoRequest): Answer {
  const { method, url, headers, principal } = request;
  const segments = splitPath(url.pathname);
  const readBody = () => readJson(request.body);
  if (segments.length === 1 && segments[0] === "$batch") {
    if (method !== "POST") {
      throw wrongMethod();
    }
    return answerBatch(readBody(), request, (item) => answerGraph(company, item));
  }
  const { route: found, params } = findRoute(ownPath(segments, request));
  const answer = isMethod(method) ? found.methods[method] : undefined;
  if (!answer) {
    throw wrongMethod();
  }
  return answer({ company, method, url, headers, principal, params, readBody } satisfies Call);
}

/** "me" is a user like any other, for somebody who is one. */
function ownPath(segments: readonly string[], { principal }: DemoRequest): readonly string[] {
  const [first, ...rest] = segments;
  if (first?.toLowerCase() !== "me") {
    return segments;
  }
  if (principal.kind === "app") {
    throw malformed("/me request is only valid with delegated authentication flow.");
  }
  return ["users", principal.userId, ...rest];
}

function isMethod(method: string): method is Method {
  return method === "GET" || method === "POST" || method === "PATCH" || method === "DELETE";
}

function readJson(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isRecord(value)) {
      return value;
    }
  } catch {
    // Refused below.
  }
  throw malformed(
    "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
  );
}
