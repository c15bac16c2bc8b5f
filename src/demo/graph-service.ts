import { decodeJwt } from "jose";
import { createIds, toBytes, type RequestIds } from "./answers.js";
import type { TokenRefusal, Tokens } from "./entra/tokens.js";
import { createMailboxGate } from "./mailbox-gate.js";
import type { DemoRequest, DemoResponse, DemoState } from "./parts.js";
import type { Refusals, Scenarios } from "./scenarios.js";
import type { Handler, ServerRequest } from "./server.js";

export interface GraphServiceWorld {
  readonly state: DemoState;
  readonly tokens: Tokens;
  readonly scenarios: Scenarios;
  readonly origin: string;
  readonly login: string;
  readonly now: () => Date;
  readonly answer: (request: DemoRequest) => DemoResponse | Promise<DemoResponse>;
}

/**
 * What stands before Microsoft Graph: checks the token and how many requests a mailbox takes at a time, and puts ids on
 * the answers.
 *
 * @see https://learn.microsoft.com/graph/errors
 * @see https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits
 */
export function createGraphService(world: GraphServiceWorld): Handler {
  const { state, tokens, scenarios, origin, login, now } = world;
  const gate = createMailboxGate(state);

  return async (request) => {
    const ids = createIds(request);
    const moment = { ids, now: now() };
    const refusals = createRefusals(moment);
    const finish = (answer: DemoResponse) =>
      toBytes({ ...answer, headers: { ...commonHeaders(ids), ...answer.headers } }, moment.now);

    const leave = gate.enter(guessClient(request), request.url);
    try {
      const principal = await tokens.readPrincipal(request.headers["authorization"], origin);
      if (typeof principal === "string") {
        return finish(unauthorized(principal, login, moment));
      }
      const trouble = scenarios.meet(request, refusals);
      await scenarios.pause(request.signal);
      const answer =
        trouble.instead ??
        (leave
          ? await world.answer({
              ...request,
              principal,
              ...(trouble.interrupt ? { interrupt: trouble.interrupt } : {}),
            })
          : overMailboxLimit(moment));
      return trouble.spoil(finish(answer));
    } finally {
      leave?.();
    }
  };
}

interface Moment {
  readonly ids: RequestIds;
  readonly now: Date;
}

function commonHeaders(ids: RequestIds): Record<string, string> {
  return {
    "cache-control": "no-cache",
    "content-type": "application/json",
    "request-id": ids.request,
    "client-request-id": ids.client,
    "x-ms-ags-diagnostic": JSON.stringify({
      ServerInfo: {
        DataCenter: "Demo",
        Slice: "E",
        Ring: "5",
        ScaleUnit: "000",
        RoleInstance: "DEMO1",
      },
    }),
  };
}

function renderError(code: string, message: string, { ids, now }: Moment): object {
  return {
    error: {
      code,
      message,
      innerError: {
        date: now.toISOString().slice(0, 19),
        "request-id": ids.request,
        "client-request-id": ids.client,
      },
    },
  };
}

const refusalTexts: Readonly<Record<TokenRefusal, string>> = {
  missing: "Access token is empty.",
  expired: "Lifetime validation failed, the token is expired.",
  foreign: "Access token validation failure. Invalid audience.",
};

function unauthorized(refusal: TokenRefusal, login: string, moment: Moment): DemoResponse {
  return {
    status: 401,
    headers: {
      "www-authenticate": `Bearer realm="", authorization_uri="${login}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`,
    },
    body: renderError("InvalidAuthenticationToken", refusalTexts[refusal], moment),
  };
}

function createRefusals(moment: Moment): Refusals {
  return {
    throttled: (retryAfter) => ({
      status: 429,
      headers: retryHeader(retryAfter),
      body: renderError("TooManyRequests", "Too many requests.", moment),
    }),
    unavailable: (status, retryAfter) => ({
      status,
      headers: retryHeader(retryAfter),
      body:
        status === 503
          ? renderError("serviceNotAvailable", "The service is temporarily unavailable.", moment)
          : renderError("UnknownError", "", moment),
    }),
  };
}

function overMailboxLimit(moment: Moment): DemoResponse {
  return {
    status: 429,
    headers: retryHeader(1),
    body: renderError("ApplicationThrottled", "Application is over its MailboxConcurrency limit.", moment),
  };
}

function retryHeader(retryAfter: number | undefined): Record<string, string> {
  return retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
}

/** Whose request this seems to be, before anybody looked whether that is true. */
function guessClient({ headers }: ServerRequest): { readonly appId: string; readonly userId: string } {
  try {
    const { appid, oid } = decodeJwt(headers["authorization"]?.replace(/^Bearer +/i, "") ?? "");
    return { appId: String(appid), userId: String(oid) };
  } catch {
    return { appId: "", userId: "" };
  }
}
