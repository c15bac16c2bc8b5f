import assert from "node:assert/strict";
import type { ClientFacts } from "../../src/demo/parts.js";
import {
  ben,
  exchangeOnline,
  graph,
  graphOrigin,
  startEntra,
  tenantId,
  type Entra,
} from "./support/entra.js";

describe("the pages of the demo's Entra", () => {
  let entra: Entra;
  let app: ClientFacts;

  beforeEach(async () => {
    entra = await startEntra();
    app = entra.state.add({
      displayName: `<img src=x onerror="alert('x')"> & co`,
      redirectUris: { web: ["https://sync.contoso.example/done"], spa: [], publicClient: [] },
      asked: [
        { resourceAppId: graph, kind: "Role", value: "Calendars.Read" },
        { resourceAppId: graph, kind: "Scope", value: "User.Read" },
        { resourceAppId: exchangeOnline, kind: "Role", value: "full_access_as_app" },
      ],
    });
  });
  afterEach(() => entra.stop());

  const consentAddress = (path: string, more: Readonly<Record<string, string>> = {}) => {
    const url = new URL(`${entra.login}/${tenantId}/${path}`);
    url.search = new URLSearchParams({
      client_id: app.appId,
      redirect_uri: "https://sync.contoso.example/done",
      state: "s1",
      ...more,
    }).toString();
    return url;
  };
  const approve = (url: URL, more: Readonly<Record<string, string>> = {}) =>
    entra.submit(url, { approval: entra.approval, ...more });
  const valuesOf = (response: Response) => {
    assert.equal(response.status, 302);
    return Object.fromEntries(new URL(response.headers.get("location") ?? "").searchParams);
  };
  const roles = (resourceAppId: string) => [...entra.state.grantedRoles(app.appId, resourceAppId)];

  it("grant all that a registration lists", async () => {
    const values = valuesOf(await approve(consentAddress("adminconsent")));
    assert.deepEqual(values, { admin_consent: "True", tenant: tenantId, state: "s1" });
    assert.deepEqual(roles(graph), ["Calendars.Read"]);
    assert.deepEqual(roles(exchangeOnline), ["full_access_as_app"]);
    assert.deepEqual([...entra.state.grantedScopes(app.appId, ben.id, graph)], ["User.Read"]);
  });

  it("grant what is listed of one resource, or named", async () => {
    const scope = "https://graph.microsoft.com/.default";
    const values = valuesOf(await approve(consentAddress("v2.0/adminconsent", { scope })));
    assert.deepEqual(values, { admin_consent: "True", tenant: tenantId, scope, state: "s1" });
    assert.deepEqual([roles(graph), roles(exchangeOnline)], [["Calendars.Read"], []]);

    valuesOf(await approve(consentAddress("v2.0/adminconsent", { scope: `${graphOrigin}/Mail.Read` })));
    assert.ok(entra.state.grantedScopes(app.appId, ben.id, graph).has("Mail.Read"));
  });

  it("grant nothing without the approval, and nothing by somebody who is no administrator", async () => {
    const url = consentAddress("adminconsent");
    assert.equal((await fetch(url)).status, 200);
    assert.equal((await entra.submit(url, { approval: "AAAAA-AAAAA-AAAAA-AAAAA" })).status, 403);
    const refused = valuesOf(await approve(url, { username: ben.userPrincipalName }));
    assert.match(refused["error_description"] ?? "", /^AADSTS90094: /);
    const declined = valuesOf(await entra.submit(url, { answer: "cancel" }));
    assert.deepEqual([declined["error"], declined["state"]], ["access_denied", "s1"]);
    assert.deepEqual([roles(graph), roles(exchangeOnline)], [[], []]);
  });

  it("say it themselves where nobody wants to be told", async () => {
    const url = new URL(`${entra.login}/${tenantId}/adminconsent?client_id=${app.appId}`);
    assert.match(await (await approve(url)).text(), /Consent was given/);

    for (const [code, more] of [
      ["50011", { redirect_uri: "https://elsewhere.example" }],
      ["50011", { redirect_uri: "" }],
      ["700016", { client_id: tenantId }],
    ] as const) {
      const response = await approve(consentAddress("v2.0/adminconsent", more));
      assert.equal(response.status, 400);
      assert.match(await response.text(), new RegExp(`AADSTS${code}: `));
    }
  });

  it("escape what they show, load nothing and are shown in no frame", async () => {
    const address = `${entra.login}/${tenantId}/oauth2/v2.0/authorize?client_id=${app.appId}&response_type=code&scope=openid`;
    const hint = `&login_hint=${encodeURIComponent(`"><script>alert(1)</script>`)}`;
    for (const url of [address + hint, consentAddress("adminconsent"), `${entra.login}/devicelogin`]) {
      const response = await fetch(url);
      const page = await response.text();
      assert.equal(response.status, 200);
      assert.doesNotMatch(page, /<script|<img/);
      assert.match(page, /<html lang="en">/);
      assert.match(page, /This is a demo/);
      for (const [, id] of page.matchAll(/<label for="(\w+)"/g)) {
        assert.ok(page.includes(`id="${id ?? ""}"`), id);
      }

      const policy = response.headers.get("content-security-policy") ?? "";
      assert.match(policy, /^default-src 'none'; style-src 'nonce-[^']+'; form-action 'self'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.match(response.headers.get("cache-control") ?? "", /no-store/);
      assert.equal(response.headers.get("referrer-policy"), "no-referrer");
      assert.equal(response.headers.get("set-cookie"), null);
    }
  });

  it("lead back after signing out, if that place is known", async () => {
    const url = new URL(`${entra.login}/${tenantId}/oauth2/v2.0/logout`);
    assert.match(await (await fetch(url)).text(), /You signed out/);
    const back = "https://sync.contoso.example/done";
    for (const [more, status] of [
      [{ client_id: app.appId, post_logout_redirect_uri: back, state: "s" }, 302],
      [{ client_id: app.appId, post_logout_redirect_uri: "https://elsewhere.example" }, 200],
      [{ post_logout_redirect_uri: back }, 200],
    ] as const) {
      url.search = new URLSearchParams(more).toString();
      assert.equal((await fetch(url, { redirect: "manual" })).status, status);
    }
  });

  it("stand beside what clients read: the endpoints, the keys and the cloud", async () => {
    const json = async (path: string) =>
      (await (await fetch(`${entra.login}/${path}`)).json()) as Record<string, unknown>;
    const configuration = await json("contoso.example/v2.0/.well-known/openid-configuration");
    assert.equal(configuration["issuer"], `${entra.login}/${tenantId}/v2.0`);
    assert.equal(configuration["token_endpoint"], `${entra.login}/${tenantId}/oauth2/v2.0/token`);
    const keys = (await json(new URL(String(configuration["jwks_uri"])).pathname.slice(1)))["keys"];
    assert.deepEqual(
      (keys as { kty: string; d?: string }[]).map(({ kty, d }) => [kty, d]),
      [["RSA", undefined]],
    );

    const common = await json("common/v2.0/.well-known/openid-configuration");
    assert.equal(common["issuer"], `${entra.login}/{tenantid}/v2.0`);
    const cloud = await json("common/discovery/instance?api-version=1.1&authorization_endpoint=x");
    assert.deepEqual((cloud["metadata"] as { aliases: string[] }[])[0]?.aliases, [new URL(entra.login).host]);
    const unknown = await fetch(`${entra.login}/fabrikam.example/v2.0/.well-known/openid-configuration`);
    assert.deepEqual(
      [unknown.status, ((await unknown.json()) as { error_codes: number[] }).error_codes],
      [400, [90002]],
    );
  });

  it("answer only what they are asked in the right way", async () => {
    const status = async (path: string, init: RequestInit = {}) =>
      (await fetch(`${entra.login}${path}`, init)).status;
    assert.equal(await status("/"), 404);
    assert.equal(await status("/constructor"), 404);
    assert.equal(await status(`/${tenantId}/oauth2/v2.0/nothing`), 404);
    assert.equal(await status(`/${tenantId}/__proto__`), 404);
    assert.equal(await status("/../../../etc/passwd"), 404);
    assert.equal(await status("/%2e%2e/%2e%2e/etc/passwd"), 404);
    assert.equal(await status("/portal/"), 200);
    assert.equal(await status(`/${tenantId}/oauth2/v2.0/token`), 405);
    assert.equal(await status(`/${tenantId}/oauth2/v2.0/token`, { method: "DELETE" }), 405);
    assert.equal(await status(`/${tenantId.toUpperCase()}/OAuth2/V2.0/Token`, { method: "POST" }), 400);
    assert.equal(
      await status(`/${tenantId}/oauth2/v2.0/token`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: `{"grant_type": "client_credentials"`,
      }),
      400,
    );
  });
});
