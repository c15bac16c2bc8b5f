import { randomUUID } from "node:crypto";
import type { DemoResponse } from "./parts.js";
import type { ServerAnswer, ServerRequest } from "./server.js";

/** The bytes of an answer. */
export function toBytes({ status, headers = {}, body }: DemoResponse, now: Date): ServerAnswer {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  return {
    status,
    headers: { date: now.toUTCString(), ...lowerCased(headers) },
    body: Buffer.from(text),
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The ids by which an administrator and Microsoft's support find a request again. */
export interface RequestIds {
  readonly request: string;
  /** What the client chose, or the same again. */
  readonly client: string;
}

export function createIds({ headers }: ServerRequest): RequestIds {
  const request = randomUUID();
  const said = headers["client-request-id"] ?? "";
  return { request, client: /^[\w-]{1,64}$/.test(said) ? said : request };
}
