import { randomUUID } from "node:crypto";
import { redact } from "../base/redact.js";
import type { RequestOptions } from "./client.js";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What is asked: a path below the version, or an address that Microsoft Graph gave. */
export type Target = { readonly path: string } | { readonly address: string };

export type Question = Target & { readonly method: Method; readonly body?: unknown };

/** What Microsoft Graph answered, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One question, as the links of the chain that carries it see it, and what became of it. */
export class Call {
  readonly question: Question;
  readonly options: RequestOptions;
  /** For people: method and path, without a query, which may hold what somebody typed. */
  readonly label: string;
  readonly clientRequestId: string;
  /** Whether nothing is changed, so that it may be asked again whatever became of it. */
  readonly isRead: boolean;
  /** The last answer that came. */
  answer: Answer | undefined;
  /** What was thrown on the way. */
  failure: { readonly error: unknown } | undefined;
  readonly #tokens: Set<string>;

  /** `whole` is the batch that a question is a part of. */
  constructor(question: Question, options: RequestOptions, whole?: Call) {
    this.question = question;
    this.options = options;
    this.label = labelOf(question);
    this.clientRequestId = whole?.clientRequestId ?? randomUUID();
    this.isRead = question.method === "GET" || options.isRead === true;
    this.#tokens = whole ? whole.#tokens : new Set();
  }

  /** Remembers what must not be shown, wherever it comes back from. */
  hide(token: string): void {
    this.#tokens.add(token);
  }

  withoutSecrets(text: string): string {
    return redact(text, [...this.#tokens]);
  }
}

function labelOf(question: Question): string {
  const path = "path" in question ? question.path : pathOf(question.address);
  return `${question.method} ${path.split("?")[0] ?? ""}`;
}

function pathOf(address: string): string {
  return URL.canParse(address)
    ? new URL(address).pathname.replace(/^.*?\/(?:v1\.0|beta)(?=\/)/, "")
    : "an address that is none";
}
