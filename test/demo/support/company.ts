import assert from "node:assert/strict";
import { graph } from "../../../src/catalogue/well-known.js";
import { createCompany, type Company } from "../../../src/demo/data/company.js";
import { answerGraph } from "../../../src/demo/graph/answer.js";
import type { CompanyOptions, DemoRequest, Principal } from "../../../src/demo/parts.js";

/** A Saturday. The week of the hand-made meetings began on 16 November. */
export const noon = "2026-11-21T12:00:00Z";

export function testCompany(options: Partial<CompanyOptions> = {}): Company {
  return createCompany({
    now: () => new Date(noon),
    origin: "http://127.0.0.1:4711",
    ews: "http://127.0.0.1:4712/EWS/Exchange.asmx",
    secrets: { create: (_, keyId) => `made-for-${keyId}`, forget: () => undefined },
    ...options,
  });
}

export const address = (alias: string) => `${alias}@quillhaven.example`;

/** An application with what it was granted, or with the roles that are named. */
export function asApp(company: Company, name: string, roles?: readonly string[]): Principal {
  const found = company.registrations.find((registration) => registration.name.startsWith(name));
  assert.ok(found, name);
  const granted = roles ? new Set(roles) : company.grantedRoles(found.appId, graph);
  return { kind: "app", clientId: found.appId, roles: granted };
}

export const asAdministrator = (company: Company) => asApp(company, "Quillhaven Tenant");

export function asUser(company: Company, alias: string, scopes?: readonly string[]): Principal {
  const user = company.findUser(address(alias));
  assert.ok(user, alias);
  const granted = scopes ? new Set(scopes) : company.grantedScopes(company.publicClientId, user.id, graph);
  return { kind: "user", clientId: company.publicClientId, userId: user.id, scopes: granted };
}

interface Options {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly interrupt?: NonNullable<DemoRequest["interrupt"]>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // What comes over the wire is JSON, of which a test knows what it expects.
  readonly body: Json;
}

export interface Json {
  readonly [name: string]: Json;
}

/** Asks as over the wire: the body comes back from JSON. */
export function ask(
  company: Company,
  principal: Principal,
  method: string,
  path: string,
  { headers = {}, body, interrupt }: Options = {},
): Answered {
  const answer = answerGraph(company, {
    method,
    url: new URL(path.startsWith("http") ? path : `${company.origin}/v1.0${path}`),
    headers,
    body: new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body)),
    principal,
    ...(interrupt ? { interrupt } : {}),
  });
  return {
    status: answer.status,
    headers: answer.headers ?? {},
    body: (answer.body === undefined
      ? undefined
      : typeof answer.body === "string"
        ? answer.body
        : JSON.parse(JSON.stringify(answer.body))) as Json,
  };
}

/** The items of a list, typed as Microsoft's types have them. */
export function valuesOf<Item>({ status, body }: Answered): Item[] {
  assert.equal(status, 200, JSON.stringify(body));
  assert.ok(Array.isArray(body["value"]));
  return body["value"];
}

export function entityOf<Entity>({ status, body }: Answered): Readonly<Entity> {
  assert.ok(status < 300, JSON.stringify(body));
  const entity: unknown = body;
  return entity as Entity;
}

/** Status and code of a refusal, whose whole shape is looked at. */
export function refusalOf({ status, body }: Answered): string {
  const error = body["error"] as unknown as {
    code: string;
    message: string;
    innerError: Record<string, string>;
  };
  assert.ok(error.message !== "");
  assert.deepEqual(Object.keys(error.innerError).sort(), ["client-request-id", "date", "request-id"]);
  return `${String(status)} ${error.code}`;
}

export const eventual = { consistencylevel: "eventual" };
