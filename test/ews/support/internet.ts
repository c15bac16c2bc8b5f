import { createServer, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect, createServer as createTcpServer, type AddressInfo } from "node:net";
import { createSecureContext } from "node:tls";
import { Agent, buildConnector, fetch as askServer } from "undici";
import type { Cloud } from "../../../src/identity/clouds.js";
import { makeCertificate } from "../../identity/support/certificates.js";

/** A cloud that is nowhere, with names of its own for Autodiscover and for EWS. */
export const cloud: Cloud = {
  id: "test",
  title: "Test Cloud",
  login: "https://login.cloud.example",
  graph: "https://graph.cloud.example",
  ews: "https://ews.cloud.example/EWS/Exchange.asmx",
  autodiscover: "https://autodiscover.cloud.example",
  portal: "https://portal.cloud.example",
  exchangeEnvironment: "O365Default",
  graphEnvironment: "Global",
  hasPublicClients: true,
};

export type Site = (request: IncomingMessage, response: ServerResponse) => void;

/** A request as it came over the wire, its address with "https://". */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
}

/** Where a name leads that has no site: to a port where nobody listens, or to one whose certificate is another's. */
const strange = ["refused.example", "impostor.example"];

const names = [
  "autodiscover.cloud.example",
  "ews.cloud.example",
  "autodiscover.contoso.example",
  "contoso.example",
  "mail.contoso.example",
];

/**
 * Servers with names and certificates, behind which all sites are on this machine. Who asks for another name learns that it is
 * not there.
 */
export function useInternet() {
  let sites = new Map<string, Site>();
  const seen: Seen[] = [];
  const certificates = names.map((host) => [host, makeCertificate({ host, name: host })] as const);
  const server: Server = createServer(
    {
      SNICallback: (name, done) => {
        const found = certificates.find(([host]) => host === name) ?? certificates[0];
        done(null, createSecureContext(found?.[1] ?? {}));
      },
    },
    (request, response) => {
      const host = request.headers.host ?? "";
      seen.push({
        method: request.method ?? "",
        url: `https://${host}${request.url ?? ""}`,
        headers: request.headers,
      });
      const site = sites.get(host);
      if (site) {
        site(request, response);
      } else {
        response.writeHead(404).end();
      }
    },
  );
  let agent: Agent;
  let closedPort = 0;

  beforeEach(async () => {
    seen.length = 0;
    sites = new Map();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closedPort = await findClosedPort();
    const connector = buildConnector({ ca: certificates.map(([, { cert }]) => cert) });
    agent = new Agent({
      connect(options, done) {
        const isThere = sites.has(options.hostname) || options.hostname === "impostor.example";
        if (!isThere && !strange.includes(options.hostname)) {
          const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${options.hostname}`), {
            code: "ENOTFOUND",
          });
          done(error, null);
          return;
        }
        const port = isThere ? (server.address() as AddressInfo).port : closedPort;
        connector(
          { ...options, hostname: "127.0.0.1", port: String(port), servername: options.hostname },
          done,
        );
      },
    });
  });
  afterEach(async () => {
    await agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const ask = (input: unknown, init: unknown) =>
    (askServer as unknown as (input: unknown, init: unknown) => Promise<Response>)(input, {
      ...(init as object),
      dispatcher: agent,
    });
  return {
    seen: seen as readonly Seen[],
    fetch: ask as typeof fetch,
    /** What a host answers. One that has nothing is not there. */
    has(host: string, site: Site): void {
      sites.set(host, site);
    },
  };
}

/** One that was open a moment ago. */
async function findClosedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  await new Promise((resolve) => connect(port, "127.0.0.1").once("error", resolve));
  return port;
}

/** Answers with a value as JSON, or with a text as it stands. */
export function says(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: object } = {},
): Site {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** Redirects to an address, or to what it is made of the one that was asked. */
export function leadsTo(location: string | ((path: string) => string), status = 302): Site {
  return ({ url = "" }, response) => {
    response.writeHead(status, { location: typeof location === "string" ? location : location(url) });
    response.end("moved");
  };
}
