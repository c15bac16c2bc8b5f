import type { DemoRequest, DemoResponse } from "../parts.js";
import { isRecord, type Answer } from "./call.js";
import { malformed, Refusal } from "./refusal.js";

const mostRequests = 20;

interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly dependsOn: readonly string[];
}

/**
 * Answers up to twenty requests, each for itself, and not in the order in which they came.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export function answerBatch(
  body: Readonly<Record<string, unknown>>,
  request: DemoRequest,
  answer: (item: DemoRequest) => DemoResponse,
): Answer {
  const items = readItems(body, request.url);
  const statuses = new Map<string, number>();
  const responses = items.map((item) => {
    const failed = item.dependsOn.some((id) => (statuses.get(id) ?? 424) >= 400);
    const response = failed
      ? dependencyFailed()
      : (request.interrupt?.(item) ?? answer({ ...item, principal: request.principal }));
    statuses.set(item.id, response.status);
    return { id: item.id, status: response.status, ...renderResponse(response) };
  });
  return { headers: { "content-type": "application/json" }, body: { responses: responses.reverse() } };
}

function renderResponse({ headers, body }: DemoResponse) {
  const shown = Object.entries(headers ?? {}).filter(([name]) => !/^(?:client-)?request-id$/i.test(name));
  return {
    headers: Object.fromEntries(
      [["cache-control", "no-cache"], ...shown].map(([name = "", value]) => [capital(name), value]),
    ),
    ...(body === undefined ? {} : { body }),
  };
}

/** "retry-after" is "Retry-After" in the JSON of a batch. */
function capital(name: string): string {
  return name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace("Odata", "OData");
}

function dependencyFailed(): DemoResponse {
  return {
    status: 424,
    body: { error: { code: "FailedDependency", message: "A request that this one depends on has failed." } },
  };
}

function readItems(body: Readonly<Record<string, unknown>>, batch: URL): BatchItem[] {
  const requests = body["requests"];
  if (!Array.isArray(requests) || requests.length === 0) {
    throw malformed("Invalid batch payload format.");
  }
  if (requests.length > mostRequests) {
    throw new Refusal(
      400,
      "MaximumValueExceeded",
      `Number of batch request steps exceeds the maximum value of ${String(mostRequests)}.`,
    );
  }
  const items = requests.map((item) => readItem(item, batch));
  const ids = items.map(({ id }) => id.toLowerCase());
  const repeated = ids.find((id, place) => ids.indexOf(id) !== place);
  if (repeated !== undefined) {
    throw malformed(`Request Id ${repeated} has to be unique in a batch.`);
  }
  const known = new Set(items.map(({ id }) => id));
  if (items.some(({ dependsOn }) => dependsOn.some((id) => !known.has(id)))) {
    throw malformed("The dependsOn property refers to a request that is not part of the batch.");
  }
  return items;
}

function readItem(item: unknown, batch: URL): BatchItem {
  const { id, method, url, headers, body, dependsOn } = isRecord(item) ? item : {};
  if (typeof id !== "string" || typeof method !== "string" || typeof url !== "string") {
    throw malformed("Invalid batch payload format.");
  }
  if (/^[a-z][\w+.-]*:/i.test(url)) {
    throw malformed(`The url of request ${id} has to be relative.`);
  }
  const written = Object.entries(isRecord(headers) ? headers : {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  if (body !== undefined && !written.some(([name]) => name === "content-type")) {
    throw malformed(`Content-Type header is required for request ${id}, because it has a body.`);
  }
  return {
    id,
    method: method.toUpperCase(),
    url: new URL(`${batch.origin}/v1.0/${url.replace(/^\/+/, "")}`),
    headers: Object.fromEntries(written),
    body: new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body)),
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  };
}
