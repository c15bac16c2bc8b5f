import { createIds, toBytes } from "./answers.js";
import type { Tokens } from "./entra/tokens.js";
import type { DemoResponse } from "./parts.js";
import type { Refusals, Scenarios } from "./scenarios.js";
import type { Handler, ServerRequest } from "./server.js";
import { renderFault } from "./soap.js";

export interface ExchangeServiceWorld {
  readonly tokens: Tokens;
  readonly scenarios: Scenarios;
  readonly origin: string;
  readonly login: string;
  readonly now: () => Date;
  readonly answerAutodiscover: (request: Pick<ServerRequest, "method" | "url">) => DemoResponse;
}

const ewsPath = "/ews/exchange.asmx";

export function isEws({ pathname }: URL): boolean {
  return pathname.toLowerCase() === ewsPath;
}

/** Exchange Online: EWS, whose operations are not played yet, and Autodiscover, which asks for no token. */
export function createExchangeService(world: ExchangeServiceWorld): Handler {
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

    const refused = isEws(request.url) ? await checkToken(world, request) : undefined;
    if (refused) {
      return finish(refused);
    }
    const trouble = world.scenarios.meet(request, isEws(request.url) ? ewsRefusals : plainRefusals);
    await world.scenarios.pause(request.signal);
    const answer =
      trouble.instead ?? (isEws(request.url) ? answerEws(request) : world.answerAutodiscover(request));
    return trouble.spoil(finish(answer));
  };
}

async function checkToken(
  { tokens, origin, login }: ExchangeServiceWorld,
  { headers }: ServerRequest,
): Promise<DemoResponse | undefined> {
  const principal = await tokens.readPrincipal(headers["authorization"], origin);
  if (typeof principal !== "string") {
    return undefined;
  }
  const challenge = `Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", token_types="app_asserted_user_v1 service_asserted_app_v1", authorization_uri="${login}/common/oauth2/authorize"`;
  const reason = principal === "expired" ? `, error="invalid_token"` : "";
  return { status: 401, headers: { "www-authenticate": `${challenge}${reason}` } };
}

const xml = { "content-type": "text/xml; charset=utf-8" };

function answerEws({ method }: ServerRequest): DemoResponse {
  return method === "POST"
    ? {
        status: 500,
        headers: xml,
        body: renderFault("ErrorInvalidRequest", "This operation is not played by the demo tenant."),
      }
    : { status: 405, headers: { allow: "POST" } };
}

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

const plainRefusals: Refusals = {
  throttled: (retryAfter) => ({ status: 429, headers: retryHeader(retryAfter) }),
  unavailable: (status, retryAfter) => ({ status, headers: retryHeader(retryAfter) }),
};

function retryHeader(retryAfter: number | undefined): Record<string, string> {
  return retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
}
