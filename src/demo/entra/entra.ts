import { randomUUID } from "node:crypto";
import { isGuid } from "../../base/guid.js";
import type { DemoResponse } from "../parts.js";
import { answerAdminConsent } from "./admin-consent.js";
import { answerAuthorize, type Refuse } from "./authorize.js";
import { answerDeviceCode, answerDevicePage } from "./device.js";
import { describeCloud, describeTenant } from "./discovery.js";
import { describeFailure, EntraFailure, renderFailure, type FailureMoment } from "./failures.js";
import { html, renderPage } from "./html.js";
import { answerLogout } from "./logout.js";
import { readTenant } from "./tenants.js";
import { answerToken } from "./token-endpoint.js";
import type { EntraRequest, EntraWorld } from "./world.js";

/** A request as it came in. */
export interface LoginRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

interface Endpoint {
  readonly methods: readonly string[];
  /** Whether people look at it, who are told in HTML what went wrong. */
  readonly isPage: boolean;
  answer(world: EntraWorld, request: EntraRequest, refuse: Refuse): DemoResponse | Promise<DemoResponse>;
}

const json = (answer: (world: EntraWorld, request: EntraRequest) => object | Promise<object>) =>
  ({
    isPage: false,
    answer: async (world, request) => ({ status: 200, body: await answer(world, request) }),
  }) as const satisfies Omit<Endpoint, "methods">;

const page = (answer: Endpoint["answer"]): Endpoint => ({ methods: ["GET", "POST"], isPage: true, answer });

/** Below the name of a tenant. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  "v2.0/.well-known/openid-configuration": {
    methods: ["GET"],
    ...json((world, { tenant }) => describeTenant(world, tenant)),
  },
  "discovery/v2.0/keys": { methods: ["GET"], ...json(({ tokens }) => tokens.published) },
  "discovery/instance": { methods: ["GET"], ...json(describeCloud) },
  "oauth2/v2.0/token": { methods: ["POST"], ...json(answerToken) },
  "oauth2/v2.0/devicecode": { methods: ["POST"], ...json(answerDeviceCode) },
  "oauth2/v2.0/authorize": page(answerAuthorize),
  "oauth2/v2.0/logout": page(answerLogout),
  adminconsent: page((world, request, refuse) => answerAdminConsent(world, request, 1, refuse)),
  "v2.0/adminconsent": page((world, request, refuse) => answerAdminConsent(world, request, 2, refuse)),
};

/** Beside the tenants. */
const pages: Readonly<Record<string, Endpoint>> = {
  devicelogin: page(answerDevicePage),
  portal: page(() =>
    renderPage({
      title: "There is no portal",
      body: html`<p>What the admin centre shows of a real tenant, Calendar Onramp shows in its own tree.</p>`,
    }),
  ),
};

/** Answers as the sign-in service of Microsoft Entra does. */
export async function answerEntra(world: EntraWorld, request: LoginRequest): Promise<DemoResponse> {
  const moment: FailureMoment = {
    now: world.now(),
    traceId: randomUUID(),
    correlationId: readCorrelation(request),
  };
  const { endpoint, tenant } = findEndpoint(request.url);
  const answer = await answerEndpoint(world, request, { endpoint, tenant, moment });
  return {
    ...answer,
    headers: {
      "cache-control": "no-store, no-cache",
      pragma: "no-cache",
      expires: "-1",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-ms-request-id": moment.traceId,
      "client-request-id": moment.correlationId,
      ...(typeof answer.body === "object" ? { "content-type": "application/json; charset=utf-8" } : {}),
      ...answer.headers,
    },
  };
}

interface Place {
  readonly endpoint: Endpoint | undefined;
  /** Absent beside the tenants. */
  readonly tenant: string | undefined;
  readonly moment: FailureMoment;
}

async function answerEndpoint(world: EntraWorld, request: LoginRequest, place: Place): Promise<DemoResponse> {
  const { endpoint, tenant, moment } = place;
  const { method, url, headers } = request;
  if (!endpoint) {
    return renderPage({ title: "There is nothing here", status: 404, body: html`` });
  }
  if (!endpoint.methods.includes(method)) {
    return { status: 405, headers: { allow: endpoint.methods.join(", ") } };
  }
  try {
    const asked: EntraRequest = {
      method,
      url,
      headers,
      form: readForm(request),
      tenant: tenant === undefined ? "this" : readTenant(world.state, tenant),
    };
    return await endpoint.answer(world, asked, (failure) => ({
      error: failure.error,
      error_description: describeFailure(failure, moment),
    }));
  } catch (error) {
    if (!(error instanceof EntraFailure)) {
      throw error;
    }
    return endpoint.isPage
      ? renderPage({
          title: "We cannot sign you in",
          status: error.status,
          body: html`<p class="wrong" role="alert">${describeFailure(error, moment)}</p>`,
        })
      : { status: error.status, body: renderFailure(error, moment, world.login) };
  }
}

/** Entra looks past the case of its paths. */
function findEndpoint({ pathname }: URL): Pick<Place, "endpoint" | "tenant"> {
  const [first = "", ...rest] = pathname.replace(/^\/|\/+$/g, "").split("/");
  const own = (table: Readonly<Record<string, Endpoint>>, name: string) =>
    Object.hasOwn(table, name) ? table[name] : undefined;
  return rest.length === 0
    ? { endpoint: own(pages, first.toLowerCase()), tenant: undefined }
    : { endpoint: own(endpoints, rest.join("/").toLowerCase()), tenant: readSegment(first) };
}

function readSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function readForm({ headers, body }: LoginRequest): URLSearchParams {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "");
  return new URLSearchParams(isForm ? new TextDecoder().decode(body) : "");
}

/** MSAL sends it as a header, as a parameter, or in the form. */
function readCorrelation(request: LoginRequest): string {
  const said =
    request.headers["client-request-id"] ??
    request.url.searchParams.get("client-request-id") ??
    readForm(request).get("client-request-id") ??
    "";
  return isGuid(said) ? said : randomUUID();
}
