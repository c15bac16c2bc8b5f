import type { Company } from "../data/company.js";
import type { Principal } from "../parts.js";

/** One request, as whoever answers it sees it. */
export interface Call {
  readonly company: Company;
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly principal: Principal;
  /** What stands in the place of `{name}` in the route. */
  readonly params: Readonly<Record<string, string>>;
  /** The JSON of the body. Throws a `Refusal` where it is none. */
  readonly readBody: () => Record<string, unknown>;
}

export interface Answer {
  /** 200 where nothing is said. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export function paramOf({ params }: Call, name: string): string {
  const value = params[name];
  if (value === undefined) {
    throw new Error(`The route has no {${name}}.`);
  }
  return value;
}

/** The address of the service, with its version. */
export function rootOf({ company }: Pick<Call, "company">): string {
  return `${company.origin}/v1.0`;
}

export function contextOf(call: Pick<Call, "company">, rest: string): string {
  return `${rootOf(call)}/$metadata#${rest}`;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
