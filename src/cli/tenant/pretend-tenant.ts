import { UserError } from "../../base/errors.js";
import type { DemoClient } from "../../demo/demo-tenant.js";
import type { Cloud } from "../../identity/clouds.js";

/** A tenant that is played on this machine, be it by this process or by another one. */
export interface PretendTenant {
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly clients: readonly DemoClient[];
  /** The application that administrates, which is meant where none is named. */
  readonly administratorClientId: string | undefined;
  /** The one that people sign in with. */
  readonly publicClientId: string | undefined;
}

/**
 * The tenant that `calendar-onramp demo` started in another process, from the line that it printed.
 *
 * A credential goes to these endpoints, so they have to be on this machine, whoever wrote the line. Throws a `UserError`.
 */
export function parsePretendTenant(text: string): PretendTenant {
  const line = parseObject(text);
  const endpoints = line["endpoints"];
  const { clients } = line;
  const tenantId = textOf(line["tenantId"]);
  if (!isRecord(endpoints) || tenantId === undefined) {
    throw new UserError("The endpoints are not what “calendar-onramp demo” prints.", {
      remedy: 'They are one JSON object with "endpoints" and "tenantId" in it.',
    });
  }
  const login = checkEndpoint("login", endpoints);
  return {
    cloud: {
      id: "demo",
      title: "Demo tenant",
      login,
      graph: checkEndpoint("graph", endpoints),
      ews: checkEndpoint("ews", endpoints),
      autodiscover: checkEndpoint("autodiscover", endpoints),
      portal: `${login}/portal`,
      exchangeEnvironment: "O365Default",
      graphEnvironment: "Global",
      hasPublicClients: true,
    },
    tenantId,
    clients: Array.isArray(clients) ? clients.filter(isRecord).map(readClient) : [],
    administratorClientId: textOf(line["administratorClientId"]),
    publicClientId: textOf(line["publicClientId"]),
  };
}

function checkEndpoint(name: string, endpoints: Readonly<Record<string, unknown>>): string {
  const address = endpoints[name];
  if (typeof address === "string" && URL.canParse(address)) {
    const { protocol, hostname, username, password, search, hash } = new URL(address);
    const isHere = /^https?:$/.test(protocol) && hostname === "127.0.0.1";
    if (isHere && username + password + search + hash === "") {
      return address.replace(/\/+$/, "");
    }
  }
  throw new UserError(`The endpoint “${name}” is not an address on this machine.`, {
    remedy: "Endpoints begin with http://127.0.0.1. For a tenant of Microsoft, name its --cloud instead.",
  });
}

function readClient({ name, clientId, clientSecret }: Readonly<Record<string, unknown>>): DemoClient {
  return {
    name: textOf(name) ?? "",
    clientId: textOf(clientId) ?? "",
    clientSecret: textOf(clientSecret),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
