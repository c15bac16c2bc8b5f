import assert from "node:assert/strict";
import { XMLParser } from "fast-xml-parser";
import type { Company } from "../../../src/demo/data/company.js";
import { createKeys } from "../../../src/demo/entra/keys.js";
import { createResources } from "../../../src/demo/entra/resources.js";
import { createTokens, type Holder } from "../../../src/demo/entra/tokens.js";
import { answerEws } from "../../../src/demo/ews/answer.js";
import { createPasswords } from "../../../src/demo/ews/passwords.js";
import { createExchangeService, onPremisesPath } from "../../../src/demo/exchange-service.js";
import { createScenarios } from "../../../src/demo/scenarios.js";
import { startServer } from "../../../src/demo/server.js";
import { exchangeOnline } from "../../../src/catalogue/well-known.js";
import { address, testCompany } from "./company.js";

/** An answer of EWS with what a test looks at. */
export interface EwsAnswered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The response codes in order, of messages or of a fault. */
  readonly codes: readonly string[];
}

interface Asking {
  /** Of the application, or of somebody who signed in. */
  readonly as?: Holder;
  readonly impersonate?: string | undefined;
  readonly kind?: string;
  readonly header?: string;
  /** Sent as it stands, in the place of an envelope. */
  readonly raw?: string;
  /** Whether X-AnchorMailbox is sent. */
  readonly isAnchored?: boolean;
}

const namespaces = `xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"`;

export const envelope = (body: string, header = "") =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope ${namespaces}><s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;

/** EWS of a company on a server of its own. */
export async function startEws(company: Company = testCompany()) {
  const server = await startServer(0);
  const { origin } = server;
  const scenarios = createScenarios("none", () => Promise.resolve());
  const now = () => new Date();
  const { exchange } = createResources({ graph: "http://127.0.0.1:1", exchange: origin });
  const tokens = createTokens({
    keys: await createKeys(),
    login: "http://127.0.0.1:9",
    tenantId: company.tenantId,
    now,
    lives: scenarios.tokens,
  });
  const passwords = createPasswords(company);
  const waits: number[] = [];
  server.serve(
    createExchangeService({
      tokens,
      passwords,
      scenarios,
      login: "http://127.0.0.1:9",
      now,
      origin,
      sleep: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      answerEws: (request) => Promise.resolve(answerEws(company, request)),
      answerAutodiscover: () => ({ status: 404 }),
    }),
  );

  const post = async (path: string, authorization: string, asking: Asking, body: string) => {
    const { impersonate, kind = "SmtpAddress", header = "", raw, isAnchored = true } = asking;
    const impersonation =
      impersonate === undefined
        ? ""
        : `<t:ExchangeImpersonation><t:ConnectingSID><t:${kind}>${impersonate}</t:${kind}></t:ConnectingSID></t:ExchangeImpersonation>`;
    const response = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: {
        authorization,
        "content-type": "text/xml; charset=utf-8",
        ...(isAnchored ? { "x-anchormailbox": impersonate ?? "" } : {}),
      },
      body: raw ?? envelope(body, `${impersonation}${header}`),
    });
    const text = await response.text();
    const codes = [...text.matchAll(/:ResponseCode[^>]*>(\w+)</g)].map(([, code = ""]) => code);
    return { status: response.status, headers: response.headers, text, codes } satisfies EwsAnswered;
  };

  return {
    company,
    scenarios,
    waits,
    passwords,
    stop: () => server.stop(),

    /** An application with what it was granted, or with the roles that are named. */
    app(name = "Quillhaven Tenant", roles?: readonly string[]): Holder {
      const found = company.registrations.find((registration) => registration.name.startsWith(name));
      const client = company.findClient(found?.appId ?? "");
      assert.ok(client, name);
      return {
        kind: "app",
        client,
        roles: roles ? new Set(roles) : company.grantedRoles(client.appId, exchangeOnline),
      };
    },

    user(alias: string, scopes: readonly string[] = ["EWS.AccessAsUser.All"]): Holder {
      const user = company.findUser(address(alias));
      const client = company.findClient(company.publicClientId);
      assert.ok(user && client, alias);
      return { kind: "user", client, user, scopes };
    },

    /** Asks as the administrators' tool, in the mailbox of Ada, where nothing else is said. */
    async ask(body: string, asking: Asking = {}): Promise<EwsAnswered> {
      const { as = this.app() } = asking;
      const token = await tokens.createAccessToken(exchange, as);
      const whom = as.kind === "app" ? { impersonate: address("ada.lindqvist"), ...asking } : asking;
      return post("/EWS/Exchange.asmx", `Bearer ${token}`, whom, body);
    },

    /** Asks the company's own server, with a password. */
    askOnPremises(
      body: string,
      asking: Asking & { readonly user?: string; readonly password?: string } = {},
    ) {
      const { user = passwords.user, password = passwords.password } = asking;
      const basic = Buffer.from(`${user}:${password}`).toString("base64");
      return post(onPremisesPath, `Basic ${basic}`, asking, body);
    },
  };
}

export type EwsService = Awaited<ReturnType<typeof startEws>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  isArray: (name) =>
    ["CalendarItem", "CalendarFolder", "CalendarEvent", "FreeBusyResponse", "Attendee", "String"].includes(
      name,
    ),
});

/** Everything of a name in a document, as plain objects, whose shape a test knows. */
export function findAll(text: string, name: string): (Xml & string)[] {
  const found: (Xml & string)[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== "object" || value === null) {
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      if (key === name) {
        found.push(...([child].flat() as (Xml & string)[]));
      }
      visit(child);
    }
  };
  visit(parser.parse(text));
  return found;
}

export interface Xml {
  readonly [name: string]: Xml & string;
}

export const calendar = (alias?: string) =>
  `<t:DistinguishedFolderId Id="calendar">${
    alias === undefined ? "" : `<t:Mailbox><t:EmailAddress>${address(alias)}</t:EmailAddress></t:Mailbox>`
  }</t:DistinguishedFolderId>`;

export const shape = (base: string, ...uris: readonly string[]) =>
  `<t:BaseShape>${base}</t:BaseShape>${
    uris.length === 0
      ? ""
      : `<t:AdditionalProperties>${uris.map((uri) => `<t:FieldURI FieldURI="${uri}"/>`).join("")}</t:AdditionalProperties>`
  }`;

interface View {
  readonly from?: string;
  readonly to?: string;
  readonly most?: number | string;
  readonly shape?: string;
  readonly folders?: string;
}

/** The week of the hand-made meetings, where nothing else is said. */
export const findItem = ({
  from = "2026-11-16T00:00:00Z",
  to = "2026-11-23T00:00:00Z",
  most,
  shape: asked = shape("AllProperties"),
  folders = calendar(),
}: View = {}) =>
  `<m:FindItem Traversal="Shallow"><m:ItemShape>${asked}</m:ItemShape><m:CalendarView${
    most === undefined ? "" : ` MaxEntriesReturned="${String(most)}"`
  } StartDate="${from}" EndDate="${to}"/><m:ParentFolderIds>${folders}</m:ParentFolderIds></m:FindItem>`;

export const getItem = (ids: readonly string[], asked = shape("AllProperties"), bodyType = "") =>
  `<m:GetItem><m:ItemShape>${bodyType === "" ? asked : asked.replace("</t:BaseShape>", `</t:BaseShape><t:BodyType>${bodyType}</t:BodyType>`)}</m:ItemShape><m:ItemIds>${ids
    .map((id) => `<t:ItemId Id="${id}"/>`)
    .join("")}</m:ItemIds></m:GetItem>`;
