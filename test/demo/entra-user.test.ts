import assert from "node:assert/strict";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { ConfidentialClientApplication, CryptoProvider, PublicClientApplication } from "@azure/msal-node";
import type { ClientFacts } from "../../src/demo/parts.js";
import {
  ada,
  ben,
  codeOf,
  exchangeOrigin,
  graph,
  graphOrigin,
  msalOptions,
  startEntra,
  tenantId,
  type Entra,
} from "./support/entra.js";

const read = "https://graph.microsoft.com/Calendars.Read";

describe("a person who signs in at the demo's Entra", () => {
  let entra: Entra;
  let tool: ClientFacts;
  let web: ClientFacts;
  let webSecret: string;
  let now: Date;

  beforeEach(async () => {
    now = new Date();
    entra = await startEntra({ now: () => now });
    tool = entra.state.add({
      appId: entra.state.publicClientId,
      displayName: "Tool",
      isPublic: true,
      signInAudience: "AzureADMultipleOrgs",
      redirectUris: { web: [], spa: ["https://tool.example/spa"], publicClient: ["http://localhost"] },
      asked: [{ resourceAppId: graph, kind: "Scope", value: "User.Read.All" }],
    });
    web = entra.state.add({
      appId: "c0000000-0000-4000-8000-000000000009",
      displayName: `<script>alert("x")</script>`,
      redirectUris: { web: ["https://sync.contoso.example/back?from=entra"], spa: [], publicClient: [] },
    });
    webSecret = entra.addSecret(web);
    entra.state.consent({
      clientId: tool.appId,
      resourceAppId: graph,
      userId: undefined,
      scopes: ["offline_access", "openid", "profile", "Calendars.Read", "User.Read"],
    });
  });
  afterEach(() => entra.stop());

  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");

  const authorize = (more: Readonly<Record<string, string>> = {}, tenant = tenantId) => {
    const url = new URL(`${entra.login}/${tenant}/oauth2/v2.0/authorize`);
    url.search = new URLSearchParams({
      client_id: tool.appId,
      response_type: "code",
      redirect_uri: "http://localhost:5555",
      scope: `openid profile offline_access ${read}`,
      state: "a state",
      code_challenge: challenge,
      code_challenge_method: "S256",
      ...more,
    }).toString();
    return url;
  };

  const approve = (url: URL, more: Readonly<Record<string, string>> = {}) =>
    entra.submit(url, { approval: entra.approval, ...more });

  /** Where an answer leads, with what it brings. */
  const target = (response: Response) => {
    assert.equal(response.status, 302);
    const url = new URL(response.headers.get("location") ?? "");
    return { url, values: Object.fromEntries(url.searchParams) };
  };

  const signIn = async (more: Readonly<Record<string, string>> = {}) =>
    target(await approve(authorize(more))).values["code"] ?? "";

  const redeem = (code: string, more: Readonly<Record<string, string>> = {}) =>
    entra.token({
      grant_type: "authorization_code",
      client_id: tool.appId,
      code,
      redirect_uri: "http://localhost:5555",
      code_verifier: verifier,
      client_info: "1",
      ...more,
    });

  it("does so through MSAL in a browser, and stays signed in", async () => {
    const msal = new PublicClientApplication(msalOptions(entra.login, tool.appId));
    const result = await msal.acquireTokenInteractive({
      scopes: [read],
      openBrowser: async (address) => {
        const url = new URL(address.replace("https://login.microsoftonline.com", entra.login));
        const page = await (await approve(url)).text();
        const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1] ?? "";
        const fields = [...page.matchAll(/name="(\w+)"\s+value="([^"]*)"/g)].map(([, name, value]) => [
          name,
          value,
        ]);
        await entra.submit(
          unescape(action),
          Object.fromEntries(fields.map((pair) => pair.map((text = "") => unescape(text)))) as Record<
            string,
            string
          >,
        );
      },
    });

    assert.equal(result.account?.username, ada.userPrincipalName);
    assert.equal(result.account.homeAccountId, `${ada.id}.${tenantId}`);
    const { scp, oid, upn, appid, idtyp } = await entra.claims(result.accessToken, graphOrigin);
    assert.deepEqual(
      { scp, oid, upn, appid, idtyp },
      {
        scp: "openid profile Calendars.Read User.Read",
        oid: ada.id,
        upn: ada.userPrincipalName,
        appid: tool.appId,
        idtyp: "user",
      },
    );

    const again = await msal.acquireTokenSilent({ account: result.account, scopes: [read] });
    assert.equal(again.accessToken, result.accessToken, "It is still good.");
    const fresh = await msal.acquireTokenSilent({
      account: result.account,
      scopes: [read],
      forceRefresh: true,
    });
    assert.notEqual(fresh.accessToken, result.accessToken);
  });

  /** Pages escape by number. */
  const unescape = (text: string) =>
    text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));

  it("does so through MSAL with a code", async () => {
    const { auth, system } = msalOptions(entra.login, web.appId);
    const msal = new ConfidentialClientApplication({ auth: { ...auth, clientSecret: webSecret }, system });
    const pkce = await new CryptoProvider().generatePkceCodes();
    const request = { scopes: ["User.Read"], redirectUri: "https://sync.contoso.example/back?from=entra" };
    const address = await msal.getAuthCodeUrl({
      ...request,
      codeChallenge: pkce.challenge,
      codeChallengeMethod: "S256",
      responseMode: "query",
      loginHint: ben.userPrincipalName,
      nonce: "a nonce",
    });
    const url = new URL(address.replace("https://login.microsoftonline.com", entra.login));
    const { values } = target(await approve(url, { consent: "user" }));

    assert.equal(values["from"], "entra", "What the redirect URI had, it keeps.");
    const result = await msal.acquireTokenByCode({
      ...request,
      code: values["code"] ?? "",
      codeVerifier: pkce.verifier,
      nonce: "a nonce",
    });
    assert.equal(result.account?.username, ben.userPrincipalName);
    assert.equal((result.idTokenClaims as Record<string, unknown>)["nonce"], "a nonce");
  });

  it("does so through MSAL with a device code", async () => {
    const msal = new PublicClientApplication(msalOptions(entra.login, tool.appId));
    const result = await msal.acquireTokenByDeviceCode({
      scopes: [read],
      deviceCodeCallback: ({ verificationUri, userCode, message }) => {
        assert.ok(message.includes(verificationUri) && message.includes(userCode));
        void entra.submit(verificationUri, {
          approval: entra.approval,
          user_code: userCode.toLowerCase(),
          username: ben.userPrincipalName,
        });
      },
    });
    assert.equal(result?.account?.username, ben.userPrincipalName);
  });

  it("brings back what was asked for, in each way of answering", async () => {
    const { url, values } = target(await approve(authorize()));
    assert.equal(url.origin, "http://localhost:5555");
    assert.equal(values["state"], "a state");

    const { url: hashed } = target(await approve(authorize({ response_mode: "fragment" })));
    assert.equal(new URLSearchParams(hashed.hash.slice(1)).get("state"), "a state");
    assert.equal(hashed.search, "");

    const posted = await approve(authorize({ response_mode: "form_post" }));
    assert.match(
      posted.headers.get("content-security-policy") ?? "",
      /form-action 'self' http:\/\/localhost:5555/,
    );
    assert.match(await posted.text(), /action="http:\/\/localhost:5555"/);
  });

  it("gets tokens for a code, with claims and a list of what they open", async () => {
    const { status, body } = await redeem(await signIn({ nonce: "n1" }));
    assert.equal(status, 200);
    assert.equal(body["scope"], `openid profile ${read} https://graph.microsoft.com/User.Read`);
    assert.equal(body["token_type"], "Bearer");
    assert.deepEqual(JSON.parse(Buffer.from(String(body["client_info"]), "base64url").toString()), {
      uid: ada.id,
      utid: tenantId,
    });
    const { name, nonce, tid, preferred_username: user } = await entra.claims(body["id_token"], tool.appId);
    assert.deepEqual([name, nonce, tid, user], [ada.displayName, "n1", tenantId, ada.userPrincipalName]);
  });

  it("gets tokens for another resource with the same refresh token, which is new each time", async () => {
    entra.state.consent({
      clientId: tool.appId,
      resourceAppId: "00000002-0000-0ff1-ce00-000000000000",
      userId: ada.id,
      scopes: ["EWS.AccessAsUser.All"],
    });
    const { body } = await redeem(await signIn());
    const refreshed = await entra.token({
      grant_type: "refresh_token",
      client_id: tool.appId,
      refresh_token: String(body["refresh_token"]),
      scope: "https://outlook.office365.com/EWS.AccessAsUser.All",
    });
    const { scp } = await entra.claims(refreshed.body["access_token"], exchangeOrigin);
    assert.equal(scp, "EWS.AccessAsUser.All");
    assert.notEqual(refreshed.body["refresh_token"], body["refresh_token"]);
    assert.ok(refreshed.body["refresh_token"]);
  });

  it("cannot use a refresh token of somebody else, or one that was made up", async () => {
    const { body } = await redeem(await signIn());
    const token = String(body["refresh_token"]);
    const grant = { grant_type: "refresh_token", refresh_token: token };
    const stolen = await entra.token({ ...grant, client_id: web.appId, client_secret: webSecret });
    const made = await entra.token({ ...grant, client_id: tool.appId, refresh_token: `${token}x` });
    assert.deepEqual([codeOf(stolen.body), codeOf(made.body)], [70000, 70000]);
  });

  it("cannot redeem a code twice, late, from elsewhere, or without the verifier", async () => {
    const code = await signIn();
    assert.equal(codeOf((await redeem(code, { code_verifier: "x".repeat(43) })).body), 501481);
    assert.equal(codeOf((await redeem(code, { code_verifier: "" })).body), 501481);
    assert.equal(codeOf((await redeem(code, { redirect_uri: "http://localhost:6666" })).body), 500112);
    assert.equal(
      codeOf((await redeem(code, { client_id: web.appId, client_secret: webSecret })).body),
      70000,
    );
    assert.equal(codeOf((await redeem("made up")).body), 70000);
    assert.equal((await redeem(code)).status, 200);
    assert.equal(codeOf((await redeem(code)).body), 54005);

    const late = await signIn();
    now = new Date(now.getTime() + 11 * 60_000);
    assert.equal(codeOf((await redeem(late)).body), 70008);
  });

  it("is sent to a web application that has to prove itself, and to a page that must not", async () => {
    const redirect_uri = "https://sync.contoso.example/back?from=entra";
    const code = await signIn({ client_id: web.appId, redirect_uri, scope: "openid", nonce: "n" });
    const more = { client_id: web.appId, redirect_uri };
    assert.equal(codeOf((await redeem(code, more)).body), 7000218);
    assert.equal((await redeem(code, { ...more, client_secret: webSecret })).status, 200);

    const toolSecret = entra.addSecret(tool);
    assert.equal(codeOf((await redeem(await signIn(), { client_secret: toolSecret })).body), 700025);
  });

  it("is asked for consent, which a user gives for herself and an administrator for everybody", async () => {
    const url = authorize({ scope: "openid Group.Read.All", login_hint: ben.userPrincipalName });
    const refused = target(await approve(url)).values;
    assert.equal(refused["error"], "access_denied");
    assert.match(refused["error_description"] ?? "", /^AADSTS90094: /);
    assert.equal(refused["state"], "a state");
    const stubborn = target(await approve(url, { consent: "organization" })).values;
    assert.match(stubborn["error_description"] ?? "", /^AADSTS90094: /);

    const byAdministrator = authorize({ scope: "openid Group.Read.All" });
    const page = await (await approve(byAdministrator)).text();
    assert.match(page, /Group\.Read\.All/);
    assert.match(page, /Accept for everybody/);
    assert.ok(target(await approve(byAdministrator, { consent: "organization" })).values["code"]);
    assert.ok(target(await approve(url)).values["code"], "Nothing is missing any more.");

    const small = authorize({ scope: "User.ReadBasic.All", login_hint: ben.userPrincipalName });
    assert.doesNotMatch(await (await approve(small)).text(), /Accept for everybody/);
    assert.ok(target(await approve(small, { consent: "user" })).values["code"]);
    assert.deepEqual(
      [...entra.state.grantedScopes(tool.appId, ada.id, graph)].filter((name) =>
        name.startsWith("User.ReadBasic"),
      ),
      [],
      "It was for Ben alone.",
    );
  });

  it("is not asked twice, unless the application wants it", async () => {
    const url = authorize({ prompt: "consent" });
    assert.match(await (await approve(url)).text(), /Permissions requested/);
    assert.ok(target(await approve(url, { consent: "user" })).values["code"]);
  });

  it("gets for /.default what was consented to, and is asked for what the registration lists", async () => {
    const { body } = await redeem(await signIn({ scope: "https://graph.microsoft.com/.default" }));
    assert.equal(
      body["scope"],
      "https://graph.microsoft.com/Calendars.Read https://graph.microsoft.com/User.Read https://graph.microsoft.com/.default",
    );

    entra.state.grants.clear();
    const url = authorize({ scope: "https://graph.microsoft.com/.default" });
    assert.match(await (await approve(url)).text(), /User\.Read\.All/);
    const nothing = target(
      await approve(authorize({ scope: "https://outlook.office365.com/.default" })),
    ).values;
    assert.match(nothing["error_description"] ?? "", /^AADSTS650057: /);
  });

  it("is told by the token endpoint that consent is missing", async () => {
    const { body } = await redeem(await signIn());
    const refreshed = await entra.token({
      grant_type: "refresh_token",
      client_id: tool.appId,
      refresh_token: String(body["refresh_token"]),
      scope: "Calendars.ReadWrite",
    });
    assert.equal(codeOf(refreshed.body), 65001);
    assert.deepEqual(
      [refreshed.body["error"], refreshed.body["suberror"]],
      ["invalid_grant", "consent_required"],
    );
  });

  it("tells the application what is wrong with its question", async () => {
    for (const [code, error, more] of [
      [700054, "unsupported_response_type", { response_type: "token" }],
      [650053, "invalid_client", { scope: "No.Such" }],
      [500011, "invalid_resource", { scope: "https://api.example.org/Read" }],
      [9002313, "invalid_request", { response_mode: "web_message" }],
      [9002313, "invalid_request", { code_challenge: "short" }],
      [9002313, "invalid_request", { code_challenge_method: "S512" }],
      [50058, "login_required", { prompt: "none" }],
    ] as const) {
      const { values } = target(await approve(authorize(more)));
      assert.equal(values["error"], error);
      assert.ok(values["error_description"]?.startsWith(`AADSTS${String(code)}: `), String(code));
      assert.equal(values["state"], "a state");
    }
    const declined = target(await entra.submit(authorize(), { answer: "cancel" })).values;
    assert.match(declined["error_description"] ?? "", /^AADSTS65004: /);
  });

  it("is led nowhere that is not registered", async () => {
    for (const [code, more] of [
      [50011, { redirect_uri: "https://localhost:5555" }],
      [50011, { redirect_uri: "http://localhost.example.org" }],
      [50011, { redirect_uri: "http://localhost:5555/elsewhere" }],
      [50011, { redirect_uri: "http://user@localhost:5555" }],
      [50011, { redirect_uri: "javascript:alert(1)" }],
      [50011, { redirect_uri: `"><script>` }],
      [50011, { client_id: web.appId, redirect_uri: "https://sync.contoso.example/BACK?from=entra" }],
      [700016, { client_id: randomUUID() }],
      [50194, { client_id: web.appId, tenant: "common" }],
    ] as const) {
      const { tenant = tenantId, ...rest }: Readonly<Record<string, string>> = more;
      const response = await approve(authorize(rest, tenant));
      const page = await response.text();
      assert.equal(response.status, 400, String(code));
      assert.ok(page.includes(`AADSTS${String(code)}: `), page);
      assert.doesNotMatch(page, /<script>/);
    }
  });

  it("is not signed in where the approval is wrong or missing", async () => {
    const asked = await fetch(authorize());
    assert.equal(asked.status, 200);
    assert.match(await asked.text(), /name="approval"/);
    for (const approval of ["", "AAAAA-AAAAA-AAAAA-AAAAA", `${entra.approval}A`, entra.approval.slice(1)]) {
      const response = await entra.submit(authorize(), { approval, consent: "organization" });
      assert.equal(response.status, 403);
      assert.equal(response.headers.get("location"), null);
      assert.ok(!(await response.text()).includes(entra.approval));
    }
    const typed = await entra.submit(authorize(), { approval: ` ${entra.approval.toLowerCase()} ` });
    assert.equal(typed.status, 302);
    const inTheAddress = await fetch(authorize({ approval: entra.approval }), { redirect: "manual" });
    assert.equal(inTheAddress.status, 200, "An address is no place for it.");
  });

  it("has to be somebody who may sign in", async () => {
    for (const [username, code] of [
      ["nobody@contoso.example", "50020"],
      ["eve@contoso.example", "50057"],
    ] as const) {
      const response = await approve(authorize(), { username });
      assert.equal(response.status, 403);
      assert.ok((await response.text()).includes(`AADSTS${code}`));
    }
  });

  it("signs in at any tenant with a client that is for all of them", async () => {
    assert.ok(target(await approve(authorize({}, "organizations"))).values["code"]);
  });

  describe("with a device", () => {
    const ask = async (more: Readonly<Record<string, string>> = {}) => {
      const response = await entra.submit(`${entra.login}/${tenantId}/oauth2/v2.0/devicecode`, {
        client_id: tool.appId,
        scope: `openid ${read}`,
        ...more,
      });
      return (await response.json()) as Record<string, string>;
    };
    const poll = async (
      device: Readonly<Record<string, string>>,
      more: Readonly<Record<string, string>> = {},
    ) =>
      (
        await entra.token({
          grant_type: "urn:ietf:params:oauth:grant-type:device_code",
          client_id: tool.appId,
          device_code: device["device_code"] ?? "",
          ...more,
        })
      ).body;
    const type = (device: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) =>
      entra.submit(`${entra.login}/devicelogin`, {
        user_code: device["user_code"] ?? "",
        approval: entra.approval,
        ...more,
      });

    it("waits until somebody approves, and gets tokens once", async () => {
      const device = await ask();
      assert.equal(device["verification_uri"], `${entra.login}/devicelogin`);
      const pending = await poll(device);
      assert.deepEqual([codeOf(pending), pending["error"]], [70016, "authorization_pending"]);

      assert.match(await (await type(device)).text(), /You are signed in/);
      assert.ok((await poll(device, { grant_type: "device_code" }))["id_token"]);
      assert.equal(codeOf(await poll(device)), 70018);
      assert.match(await (await type(device)).text(), /AADSTS70018/);
    });

    it("is not approved by whoever knows nothing but the code", async () => {
      const device = await ask();
      for (const approval of ["", "AAAAA-AAAAA-AAAAA-AAAAA"]) {
        assert.equal((await type(device, { approval })).status, 403);
        await type(device, { approval, answer: "cancel" });
      }
      assert.equal(codeOf(await poll(device)), 70016);
    });

    it("is declined, and told so", async () => {
      const device = await ask();
      await type(device, { answer: "cancel" });
      const declined = await poll(device);
      assert.deepEqual([codeOf(declined), declined["error"]], [70017, "authorization_declined"]);
    });

    it("asks for consent", async () => {
      const device = await ask({ scope: "Group.Read.All" });
      assert.match(await (await type(device)).text(), /Group\.Read\.All/);
      assert.equal(codeOf(await poll(device)), 70016);
      await type(device, { consent: "user" });
      assert.ok((await poll(device))["access_token"]);

      const other = await ask({ scope: "Group.ReadWrite.All" });
      assert.match(await (await type(other, { username: ben.id })).text(), /AADSTS90094/);
    });

    it("ends after a quarter of an hour", async () => {
      const device = await ask();
      now = new Date(now.getTime() + 15 * 60_000);
      const ended = await poll(device);
      assert.deepEqual([codeOf(ended), ended["error"]], [70020, "expired_token"]);
      assert.match(await (await type(device)).text(), /AADSTS70019/);
    });

    it("must be of the client that asked, and of one that is public", async () => {
      const device = await ask();
      assert.equal(codeOf(await poll(device, { client_id: web.appId, client_secret: webSecret })), 70018);
      assert.equal(codeOf(await poll({ device_code: "made up" })), 70018);
      const confidential = await ask({ client_id: web.appId });
      assert.equal(codeOf(await poll(confidential, { client_id: web.appId })), 7000218);
    });
  });
});
