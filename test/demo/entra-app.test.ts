import assert from "node:assert/strict";
import { createHash, createPrivateKey, randomUUID, X509Certificate } from "node:crypto";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { SignJWT } from "jose";
import { generate } from "selfsigned";
import type { ClientFacts } from "../../src/demo/parts.js";
import {
  codeOf,
  day,
  exchangeOnline,
  exchangeOrigin,
  graph,
  graphOrigin,
  msalOptions,
  startEntra,
  tenantId,
  type Entra,
} from "./support/entra.js";

const scope = "https://graph.microsoft.com/.default";

describe("an app that signs in at the demo's Entra", () => {
  let entra: Entra;
  let app: ClientFacts;
  let secret: string;
  const now = new Date();

  const fields = (more: Readonly<Record<string, string>> = {}) => ({
    grant_type: "client_credentials",
    client_id: app.appId,
    client_secret: secret,
    scope,
    ...more,
  });

  beforeEach(async () => {
    entra = await startEntra({ now: () => now });
    app = entra.state.add();
    secret = entra.addSecret(app);
    entra.state.grantRoles(app.appId, graph, "Calendars.Read", "User.Read.All");
    entra.state.grantRoles(app.appId, exchangeOnline, "full_access_as_app");
  });
  afterEach(() => entra.stop());

  it("gets a token with its secret, through MSAL", async () => {
    const { auth, system } = msalOptions(entra.login, app.appId);
    const msal = new ConfidentialClientApplication({ auth: { ...auth, clientSecret: secret }, system });
    const result = await msal.acquireTokenByClientCredential({ scopes: [scope] });

    assert.ok(result?.expiresOn && result.expiresOn > new Date());
    const { roles, appid, tid, idtyp, oid, iss } = await entra.claims(result.accessToken, graphOrigin);
    assert.deepEqual(
      { roles, appid, tid, idtyp, oid, iss },
      {
        roles: ["Calendars.Read", "User.Read.All"],
        appid: app.appId,
        tid: tenantId,
        idtyp: "app",
        oid: app.servicePrincipalId,
        iss: `${entra.login}/${tenantId}/`,
      },
    );
  });

  it("gets a token for the resource that it names, however it names it", async () => {
    for (const [name, audience] of [
      [`${graphOrigin}/.default`, graphOrigin],
      [`${graph}/.default`, graphOrigin],
      ["https://graph.microsoft.com//.default", graphOrigin],
      [`${exchangeOrigin}/.default`, exchangeOrigin],
      ["https://outlook.office365.com/.default", exchangeOrigin],
    ] as const) {
      const { body } = await entra.token(fields({ scope: name }));
      const { roles } = await entra.claims(body["access_token"], audience);
      assert.deepEqual(
        roles,
        audience === graphOrigin ? ["Calendars.Read", "User.Read.All"] : ["full_access_as_app"],
        name,
      );
    }
  });

  it("may send its secret in a Basic header, and name the tenant by a domain", async () => {
    const basic = `Basic ${Buffer.from([app.appId, secret].map(encodeURIComponent).join(":")).toString("base64")}`;
    const { status } = await entra.token(
      { grant_type: "client_credentials", scope },
      { tenant: "Contoso.onmicrosoft.com", headers: { authorization: basic } },
    );
    assert.equal(status, 200);
  });

  it("gets a token without roles where nobody consented", async () => {
    const other = entra.state.add({ appId: "c0000000-0000-4000-8000-000000000002" });
    const value = entra.addSecret(other);
    const { body } = await entra.token(fields({ client_id: other.appId, client_secret: value }));
    assert.ok(!("roles" in (await entra.claims(body["access_token"], graphOrigin))));
  });

  it("is told of an error as Entra tells it", async () => {
    const id = randomUUID();
    const { status, body, headers } = await entra.token(fields({ client_secret: "wrong" }), {
      headers: { "client-request-id": id },
    });
    const { error_description: text, trace_id: trace, timestamp } = body;

    assert.equal(status, 401);
    assert.match(String(timestamp), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
    assert.match(String(text), /^AADSTS7000215: .* Trace ID: \S+ Correlation ID: \S+ Timestamp: \S+ \S+Z$/);
    assert.deepEqual(body, {
      error: "invalid_client",
      error_description: text,
      error_codes: [7000215],
      timestamp,
      trace_id: trace,
      correlation_id: id,
      error_uri: `${entra.login}/error?code=7000215`,
    });
    assert.equal(headers.get("client-request-id"), id);
    assert.equal(headers.get("x-ms-request-id"), trace);
    assert.match(headers.get("cache-control") ?? "", /no-store/);
    assert.doesNotMatch(JSON.stringify(body), /wrong/);
  });

  it("is told which of the things is wrong", async () => {
    const expired = entra.state.add({ appId: "c0000000-0000-4000-8000-000000000003" });
    const expiredSecret = entra.addSecret(expired, new Date(now.getTime() - day));
    const disabled = entra.state.add({ appId: "c0000000-0000-4000-8000-000000000004", enabled: false });
    const orphan = entra.state.add({
      appId: "c0000000-0000-4000-8000-000000000005",
      servicePrincipalId: undefined,
    });
    const orphanSecret = entra.addSecret(orphan);
    const everywhere = entra.state.add({
      appId: "c0000000-0000-4000-8000-000000000006",
      signInAudience: "AzureADMultipleOrgs",
    });
    const everywhereSecret = entra.addSecret(everywhere);

    const cases: readonly (readonly [number, string, Readonly<Record<string, string>>, string?])[] = [
      [7000215, "invalid_client", { client_secret: expiredSecret }],
      [7000222, "invalid_client", { client_id: expired.appId, client_secret: expiredSecret }],
      [7000218, "invalid_client", { client_secret: "" }],
      [700016, "unauthorized_client", { client_id: randomUUID() }],
      [7000112, "unauthorized_client", { client_id: disabled.appId }],
      [7000229, "invalid_client", { client_id: orphan.appId, client_secret: orphanSecret }],
      [1002012, "invalid_scope", { scope: "Calendars.Read" }],
      [650053, "invalid_client", { scope: "https://graph.microsoft.com/No.Such.Thing" }],
      [500011, "invalid_resource", { scope: "https://api.example.org/.default" }],
      [28000, "invalid_scope", { scope: `${scope} https://outlook.office365.com/.default` }],
      [70011, "invalid_scope", { scope: `${scope} https://graph.microsoft.com/Calendars.Read` }],
      [70011, "invalid_scope", { scope: "a{b" }],
      [900144, "invalid_request", { scope: "" }],
      [900144, "invalid_request", { client_id: "" }],
      [900144, "invalid_request", { grant_type: "" }],
      [70003, "unsupported_grant_type", { grant_type: "password" }],
      [70003, "unsupported_grant_type", { grant_type: "constructor" }],
      [90002, "invalid_request", {}, "fabrikam.example"],
      [90002, "invalid_request", {}, randomUUID()],
      [900023, "invalid_request", {}, "not%20a%20tenant"],
      [900023, "invalid_request", {}, "%E0%A4%A"],
      [50194, "invalid_request", {}, "common"],
      [
        50059,
        "invalid_request",
        { client_id: everywhere.appId, client_secret: everywhereSecret },
        "organizations",
      ],
    ];
    for (const [code, error, more, tenant = tenantId] of cases) {
      const { status, body } = await entra.token(fields(more), { tenant });
      assert.deepEqual([codeOf(body), body["error"]], [code, error], JSON.stringify(more));
      assert.equal(status, error === "invalid_client" && code !== 650053 ? 401 : 400, String(code));
    }
  });

  it("cannot come in with the secret of another start", async () => {
    const other = await startEntra();
    try {
      const same = other.state.add();
      const { body } = await entra.token(fields({ client_secret: other.addSecret(same) }));
      assert.equal(codeOf(body), 7000215);
    } finally {
      await other.stop();
    }
  });

  it("cannot come in with a secret that was removed", async () => {
    entra.state.add({ ...app, secrets: [] });
    assert.equal(codeOf((await entra.token(fields())).body), 7000215);
  });

  describe("with a certificate", () => {
    let certificate: X509Certificate;
    let pem: string;
    let privateKey: string;

    before(async () => {
      const made = await generate([{ name: "commonName", value: "sync.contoso.example" }], { keySize: 2048 });
      [pem, privateKey] = [made.cert, made.private];
      certificate = new X509Certificate(made.cert);
    });
    beforeEach(() => {
      register(new Date(now.getTime() + day));
    });

    const register = (ends: Date) =>
      entra.state.add({
        ...app,
        certificates: [
          {
            keyId: randomUUID(),
            starts: new Date(0),
            ends,
            key: certificate.raw.toString("base64"),
            thumbprint: undefined,
          },
        ],
      });

    const digest = (algorithm: string) => createHash(algorithm).update(certificate.raw).digest();

    const seconds = (offset: number) => Math.floor(now.getTime() / 1000) + offset;

    /** An assertion that is right but for what a test changes. */
    const sign = (
      claims: Readonly<Record<string, unknown>> = {},
      { header = {}, key = privateKey, alg = "PS256" } = {},
    ) =>
      new SignJWT({
        aud: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
        iss: app.appId,
        sub: app.appId,
        jti: randomUUID(),
        nbf: seconds(0),
        exp: seconds(600),
        ...claims,
      })
        .setProtectedHeader({ alg, "x5t#S256": digest("sha256").toString("base64url"), ...header })
        .sign(createPrivateKey(key));

    const assertWith = async (assertion: string, more: Readonly<Record<string, string>> = {}) => {
      const rest = fields({
        client_secret: "",
        client_assertion: assertion,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ...more,
      });
      return (await entra.token(rest)).body;
    };

    it("gets a token through MSAL, by either thumbprint", async () => {
      for (const thumbprint of [
        { thumbprintSha256: digest("sha256").toString("hex") },
        { thumbprint: digest("sha1").toString("hex") },
      ]) {
        const { auth, system } = msalOptions(entra.login, app.appId);
        const clientCertificate = { ...thumbprint, privateKey, x5c: pem };
        const msal = new ConfidentialClientApplication({ auth: { ...auth, clientCertificate }, system });
        const result = await msal.acquireTokenByClientCredential({ scopes: [scope] });
        const { roles } = await entra.claims(result?.accessToken, graphOrigin);
        assert.deepEqual(roles, ["Calendars.Read", "User.Read.All"]);
      }
    });

    it("gets one for an assertion that names the demo's own address, twice", async () => {
      const assertion = await sign({ aud: `${entra.login}/contoso.example/v2.0` }, { alg: "RS256" });
      assert.ok((await assertWith(assertion))["access_token"]);
      assert.ok((await assertWith(assertion, { client_id: "" }))["error"], "An empty id is none.");
      assert.ok((await assertWith(assertion))["access_token"]);
    });

    it("is refused where the assertion is wrong", async () => {
      const other = await generate([{ name: "commonName", value: "other" }], { keySize: 2048 });
      const cases: readonly (readonly [number, Promise<string> | string])[] = [
        [700027, sign({}, { header: { "x5t#S256": "AAAA" } })],
        [700027, sign({}, { header: { "x5t#S256": undefined } })],
        [700027, sign({}, { key: other.private })],
        [700024, sign({ nbf: seconds(-1200), exp: seconds(-600) })],
        [700024, sign({ nbf: seconds(600), exp: seconds(1200) })],
        [700023, sign({ aud: `https://login.microsoftonline.com/${randomUUID()}/oauth2/v2.0/token` })],
        [700023, sign({ aud: `https://login.example.org/${tenantId}/oauth2/v2.0/token` })],
        [700023, sign({ aud: "token" })],
        [700021, sign({ sub: randomUUID() })],
        [700021, sign({ iss: randomUUID() })],
        [50027, sign({ jti: undefined })],
        [50027, sign({ exp: undefined })],
        [50027, sign({}, { alg: "RS512" })],
        [50027, "no.jwt"],
        [50027, "e30.e30."],
      ];
      for (const [index, [code, assertion]] of cases.entries()) {
        assert.equal(codeOf(await assertWith(await assertion)), code, String(index));
      }
      assert.equal(codeOf(await assertWith(await sign(), { client_assertion_type: "jwt" })), 50027);
    });

    it("is refused where it is signed by nobody, or with the public key as a secret", async () => {
      const payload = (await sign()).split(".")[1] ?? "";
      const head = (alg: string) =>
        Buffer.from(JSON.stringify({ alg, "x5t#S256": digest("sha256").toString("base64url") })).toString(
          "base64url",
        );
      assert.equal(codeOf(await assertWith(`${head("none")}.${payload}.`)), 50027);
      assert.equal(codeOf(await assertWith(`${head("HS256")}.${payload}.AAAA`)), 50027);
    });

    it("is refused when the certificate has ended", async () => {
      register(new Date(now.getTime() - day));
      assert.equal(codeOf(await assertWith(await sign())), 700027);
    });
  });
});
