import { createIds, toBytes } from "./answers.js";
import type { Tokens } from "./entra/tokens.js";
import type { EwsDemoRequest } from "./ews/answer.js";
import type { Door } from "./ews/call.js";
import { createConnections } from "./ews/connections.js";
import type { Passwords } from "./ews/passwords.js";
import type { DemoResponse, Principal } from "./parts.js";
import type { Refusals, Scenarios, Sleep } from "./scenarios.js";
import type { Handler, ServerRequest } from "./server.js";
import { renderFault } from "./soap.js";

export interface ExchangeServiceWorld {
  readonly tokens: Tokens;
  /** Those of the company's own server. */
  readonly passwords: Pick<Passwords, "readBasic">;
  readonly scenarios: Scenarios;
  readonly origin: string;
  readonly login: string;
  readonly now: () => Date;
  readonly sleep: Sleep;
  readonly answerEws: (request: EwsDemoRequest) => Promise<DemoResponse>;
  readonly answerAutodiscover: (request: Pick<ServerRequest, "method" | "url">) => DemoResponse;
}

const doors: Readonly<Record<string, Door>> = {
  "/ews/exchange.asmx": "online",
  "/onprem/ews/exchange.asmx": "on-premises",
};

/** Where the company's own server is played, which takes passwords instead of tokens. */
export const onPremisesPath = "/onprem/EWS/Exchange.asmx";

/** How long a request is under way that does not say in X-AnchorMailbox which server it is for. */
const detour = 40;

export function isEws(url: URL): boolean {
  return doorOf(url) !== undefined;
}

function doorOf({ pathname }: URL): Door | undefined {
  const path = pathname.toLowerCase();
  return Object.hasOwn(doors, path) ? doors[path] : undefined;
}

/** Exchange Online, EWS on a server of the company's own, and Autodiscover, which asks for no token. */
export function createExchangeService(world: ExchangeServiceWorld): Handler {
  const { scenarios, sleep } = world;
  const connections = createConnections();

  return async (request) => {
    const ids = createIds(request);
    const finish = (answer: DemoResponse) =>
      toBytes(
        {
          ...answer,
          headers: { "request-id": ids.request, "cache-control": "private", ...answer.headers },
        },
        world.now(),
      );

    const door = doorOf(request.url);
    if (door === undefined) {
      const trouble = scenarios.meet(request, plainRefusals);
      await scenarios.pause(request.signal);
      return trouble.spoil(finish(trouble.instead ?? world.answerAutodiscover(request)));
    }
    const principal = door === "online" ? await findPrincipal(world, request) : findAccount(world, request);
    if ("status" in principal) {
      return finish(principal);
    }
    const leave = connections.enter(callerOf(principal, request));
    try {
      const trouble = scenarios.meet(request, ewsRefusals);
      await scenarios.pause(request.signal);
      if (door === "online" && request.headers["x-anchormailbox"] === undefined) {
        await sleep(detour, request.signal);
      }
      const { method, body } = request;
      const answer =
        trouble.instead ??
        (leave ? await world.answerEws({ method, body, principal, door }) : tooManyConnections());
      return trouble.spoil(finish(answer));
    } finally {
      leave?.();
    }
  };
}

/** Whoever is impersonated is charged, and not who impersonates. */
function callerOf(principal: Principal, { headers }: ServerRequest): string {
  const user = principal.kind === "user" ? principal.userId : "";
  return `${principal.clientId} ${user} ${headers["x-anchormailbox"] ?? ""}`;
}

async function findPrincipal(
  { tokens, origin, login }: ExchangeServiceWorld,
  { headers }: ServerRequest,
): Promise<Principal | DemoResponse> {
  const principal = await tokens.readPrincipal(headers["authorization"], origin);
  if (typeof principal !== "string") {
    return principal;
  }
  const challenge = `Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", token_types="app_asserted_user_v1 service_asserted_app_v1", authorization_uri="${login}/common/oauth2/authorize"`;
  const reason = principal === "expired" ? `, error="invalid_token"` : "";
  return { status: 401, headers: { "www-authenticate": `${challenge}${reason}` } };
}

function findAccount(
  { passwords }: ExchangeServiceWorld,
  { headers }: ServerRequest,
): Principal | DemoResponse {
  return (
    passwords.readBasic(headers["authorization"]) ?? {
      status: 401,
      headers: { "www-authenticate": `Basic realm="mail.quillhaven.example"` },
    }
  );
}

const xml = { "content-type": "text/xml; charset=utf-8" };

/** @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange */
const ewsRefusals: Refusals = {
  throttled: (retryAfter) => ({
    status: 500,
    headers: xml,
    body: renderFault(
      "ErrorServerBusy",
      "The server cannot service this request right now. Try again later.",
      {
        BackOffMilliseconds: String((retryAfter ?? 1) * 1000),
      },
    ),
  }),
  unavailable: (status, retryAfter) => plainRefusals.unavailable(status, retryAfter),
};

function tooManyConnections(): DemoResponse {
  return {
    status: 500,
    headers: xml,
    body: renderFault(
      "ErrorExceededConnectionCount",
      "You have exceeded the available concurrent connections for your account. Try again once your other requests have completed.",
    ),
  };
}

const plainRefusals: Refusals = {
  throttled: (retryAfter) => ({ status: 429, headers: retryHeader(retryAfter) }),
  unavailable: (status, retryAfter) => ({ status, headers: retryHeader(retryAfter) }),
};

function retryHeader(retryAfter: number | undefined): Record<string, string> {
  return retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
}
