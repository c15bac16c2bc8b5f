import assert from "node:assert/strict";
import type { DemoClient, DemoTenant } from "../../../src/demo/demo-tenant.js";

/** What `calendar-onramp demo` prints. */
export interface DemoLine {
  readonly endpoints: Readonly<Record<"login" | "graph" | "ews" | "autodiscover", string>>;
  readonly tenantId: string;
  readonly clients: readonly {
    readonly name: string;
    readonly clientId: string;
    readonly clientSecret: string | null;
  }[];
  readonly administratorClientId: string;
}

/** What other processes are told of a tenant, without any secret where it says so. */
export function lineOf(
  { cloud, tenantId, clients, publicClientId }: DemoTenant,
  { withSecrets = true } = {},
): string {
  const { login, graph, ews, autodiscover } = cloud;
  return JSON.stringify({
    endpoints: { login, graph, ews, autodiscover },
    tenantId,
    clients: withSecrets ? clients : [],
    administratorClientId: findClient(clients, "Tenant Administration").clientId,
    publicClientId,
  });
}

export function findClient(
  clients: readonly DemoClient[],
  part: string,
): DemoClient & { clientSecret: string } {
  const found = clients.find(({ name }) => name.includes(part));
  assert.ok(found?.clientSecret !== undefined, part);
  return { ...found, clientSecret: found.clientSecret };
}

/** Asks Entra of a demo tenant without anything of ours. */
export async function askToken(
  {
    endpoints,
    tenantId,
  }: { readonly endpoints: Readonly<Record<"login" | "graph", string>>; readonly tenantId: string },
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
): Promise<string> {
  const answer = await fetch(`${endpoints.login}/${tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${endpoints.graph}/.default`,
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Asks Microsoft Graph of a demo tenant without anything of ours. */
export async function askGraph<Result>(
  tenant: Parameters<typeof askToken>[0],
  client: Parameters<typeof askToken>[1],
  path: string,
  { method = "GET", body }: { readonly method?: string; readonly body?: unknown } = {},
): Promise<Result> {
  const token = await askToken(tenant, client);
  const response = await fetch(`${tenant.endpoints.graph}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  assert.ok(response.ok, `${path}: ${String(response.status)}`);
  return (response.status === 204 ? undefined : await response.json()) as Result;
}

/** Asks as the one that may read everything. */
export function askAsAdministrator<Result>(
  tenant: DemoTenant,
  path: string,
  options: { readonly method?: string; readonly body?: unknown } = {},
): Promise<Result> {
  const { cloud, tenantId, clients } = tenant;
  return askGraph(
    { endpoints: cloud, tenantId },
    findClient(clients, "Tenant Administration"),
    path,
    options,
  );
}
