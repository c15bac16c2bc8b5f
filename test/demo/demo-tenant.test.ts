import assert from "node:assert/strict";
import { createHash, randomBytes, X509Certificate } from "node:crypto";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { generate } from "selfsigned";
import { startDemoTenant, type DemoClient, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { mayReceiveToken, resourceOf, type Audience } from "../../src/identity/clouds.js";
import { carry } from "./support/entra.js";
import { onFreePorts } from "./support/ports.js";

type Json = Record<string, unknown>;

describe("the demo tenant", () => {
  let tenant: DemoTenant;
  const waits: number[] = [];

  before(async () => {
    tenant = await startDemoTenant({
      sleep: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
    });
  });
  beforeEach(() => {
    tenant.setScenario("none");
  });
  after(() => tenant.stop());

  const findClient = (part: string, { clients } = tenant): DemoClient => {
    const found = clients.find(({ name }) => name.includes(part));
    assert.ok(found, part);
    return found;
  };

  const askToken = async (fields: Readonly<Record<string, string>>, { cloud, tenantId } = tenant) => {
    const response = await fetch(`${cloud.login}/${tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams(fields),
    });
    return (await response.json()) as Json & { access_token: string; error_codes?: number[] };
  };

  const askAppToken = (
    { clientId, clientSecret = "" }: DemoClient,
    audience: Audience = "graph",
    of = tenant,
  ) =>
    askToken(
      {
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${resourceOf(of.cloud, audience)}/.default`,
      },
      of,
    );

  const administer = async () => (await askAppToken(findClient("Tenant Administration"))).access_token;

  const call = (
    token: string,
    path: string,
    { method = "GET", body }: { method?: string; body?: object } = {},
  ) =>
    fetch(`${tenant.cloud.graph}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  const approve = (url: string | URL, more: Readonly<Record<string, string>> = {}) =>
    fetch(url, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ approval: tenant.approval, ...more }),
    });

  it("is a cloud whose services are apart from each other", () => {
    const { cloud } = tenant;
    const origins = [cloud.login, cloud.graph, cloud.ews].map((address) => new URL(address).origin);
    assert.equal(new Set(origins).size, 3);
    for (const origin of origins) {
      assert.match(origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    }
    assert.ok(mayReceiveToken(cloud, "graph", `${cloud.graph}/v1.0/users`));
    assert.ok(mayReceiveToken(cloud, "exchange", cloud.ews));
    assert.ok(!mayReceiveToken(cloud, "graph", cloud.ews));
    assert.ok(!mayReceiveToken(cloud, "exchange", `${cloud.graph}/v1.0/users`));
    assert.ok(!mayReceiveToken(cloud, "graph", cloud.login));
  });

  it("lets each registration in with its secret, and gives it what was granted", async () => {
    const rolesOf = async (part: string, audience: Audience = "graph") => {
      const { access_token: token } = await askAppToken(findClient(part), audience);
      const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
      return (JSON.parse(payload) as { roles?: string[] }).roles;
    };
    assert.equal(tenant.clients.length, 6);
    assert.deepEqual(await rolesOf("Exchange calendar synchronization"), ["Calendars.Read"]);
    assert.deepEqual(await rolesOf("innovaphone", "exchange"), ["full_access_as_app"]);
    assert.equal(await rolesOf("innovaphone"), undefined);
    assert.equal(await rolesOf("Sense"), undefined);
  });

  it("answers Graph to whoever was granted it, and refuses others", async () => {
    const users = await call(await administer(), "/users?$top=5");
    assert.equal(users.status, 200);
    assert.equal(((await users.json()) as { value: unknown[] }).value.length, 5);
    const { access_token: poor } = await askAppToken(findClient("Exchange calendar synchronization"));
    assert.equal((await call(poor, "/users")).status, 403);
    assert.equal((await call("x.y.z", "/users")).status, 401);
    const { access_token: forExchange } = await askAppToken(findClient("Tenant Administration"), "exchange");
    assert.equal((await call(forExchange, "/users")).status, 401);
  });

  it("knows nothing that another start gave", async () => {
    const other = await startDemoTenant();
    try {
      assert.deepEqual(
        other.clients.map(({ name, clientId }) => [name, clientId]),
        tenant.clients.map(({ name, clientId }) => [name, clientId]),
        "It is the same company.",
      );
      assert.equal(other.tenantId, tenant.tenantId);
      assert.notEqual(other.approval, tenant.approval);

      const admin = findClient("Tenant Administration", other);
      assert.notEqual(admin.clientSecret, findClient("Tenant Administration").clientSecret);
      assert.deepEqual((await askAppToken(admin)).error_codes, [7000215]);
      const { access_token: token } = await askAppToken(admin, "graph", other);
      assert.equal((await call(token, "/users")).status, 401);
    } finally {
      await other.stop();
    }
  });

  it("signs in the administrator, who reads what the token says", async () => {
    const verifier = randomBytes(32).toString("base64url");
    const redirect = "http://localhost:1234";
    const url = new URL(`${tenant.cloud.login}/organizations/oauth2/v2.0/authorize`);
    const scope = `openid offline_access ${tenant.cloud.graph}/User.Read`;
    url.search = new URLSearchParams({
      client_id: tenant.publicClientId,
      response_type: "code",
      redirect_uri: redirect,
      scope,
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    }).toString();
    const refused = await fetch(url, { method: "POST", body: new URLSearchParams({ approval: "guessed" }) });
    assert.notEqual(refused.status, 302);

    url.pathname = `/${tenant.domain}/oauth2/v2.0/authorize`;
    const location = new URL((await approve(url)).headers.get("location") ?? "");
    const { access_token: token } = await askToken({
      grant_type: "authorization_code",
      client_id: tenant.publicClientId,
      code: location.searchParams.get("code") ?? "",
      redirect_uri: redirect,
      code_verifier: verifier,
    });
    const me = (await (await call(token, "/me")).json()) as Json;
    assert.equal(me["userPrincipalName"], tenant.administrator.userPrincipalName);
  });

  it("gives consent on its page, and the next token has it", async () => {
    const { clientId } = findClient("Sense");
    const sense = `${tenant.cloud.login}/${tenant.tenantId}/adminconsent?client_id=${clientId}`;
    const token = await administer();
    const grants = async () => {
      const response = await call(token, `/oauth2PermissionGrants`);
      return JSON.stringify(await response.json());
    };
    assert.doesNotMatch(await grants(), /Calendars\.ReadWrite\.Shared/);
    assert.match(await (await approve(sense)).text(), /Consent was given/);
    assert.match(await grants(), /Calendars\.ReadWrite\.Shared/);
  });

  it("lets an application in with a secret or a certificate that was added, as long as it is there", async () => {
    const token = await administer();
    const client = findClient("ClearCompany");
    const path = `/applications(appId='${client.clientId}')`;
    const added = (await (
      await call(token, `${path}/addPassword`, {
        method: "POST",
        body: { passwordCredential: { displayName: "New" } },
      })
    ).json()) as { keyId: string; secretText: string };
    const withNew = { ...client, clientSecret: added.secretText };
    assert.ok((await askAppToken(withNew)).access_token);
    const { status } = await call(token, `${path}/removePassword`, {
      method: "POST",
      body: { keyId: added.keyId },
    });
    assert.equal(status, 204);
    assert.deepEqual((await askAppToken(withNew)).error_codes, [7000215]);

    const made = await generate([{ name: "commonName", value: "connect" }], { keySize: 2048 });
    const { raw } = new X509Certificate(made.cert);
    const patched = await call(token, path, {
      method: "PATCH",
      body: {
        keyCredentials: [
          {
            type: "AsymmetricX509Cert",
            usage: "Verify",
            displayName: "CN=connect",
            key: raw.toString("base64"),
          },
        ],
      },
    });
    assert.equal(patched.status, 204, await patched.text());
    const msal = new ConfidentialClientApplication({
      auth: {
        clientId: client.clientId,
        authority: `https://login.microsoftonline.com/${tenant.tenantId}`,
        clientCertificate: {
          thumbprintSha256: createHash("sha256").update(raw).digest("hex"),
          privateKey: made.private,
        },
      },
      system: { networkClient: carry(tenant.cloud.login) },
    });
    const result = await msal.acquireTokenByClientCredential({ scopes: [`${tenant.cloud.graph}/.default`] });
    assert.ok(result?.accessToken);
  });

  it("answers Autodiscover without a token, with the address of EWS", async () => {
    const { autodiscover, ews } = tenant.cloud;
    const address = tenant.administrator.userPrincipalName;
    const response = await fetch(
      `${autodiscover}/autodiscover/autodiscover.json/v1.0/${address}?Protocol=EWS`,
    );
    assert.deepEqual(await response.json(), { Protocol: "EWS", Url: ews });
    assert.equal((await fetch(ews, { method: "POST" })).status, 401);
  });

  it("counts what it answered", async () => {
    const before = { ...tenant.requests };
    const token = await administer();
    await call(token, "/organization");
    await call(token, "/organization");
    await fetch(tenant.cloud.ews, { method: "POST" });
    await fetch(`${tenant.cloud.autodiscover}/autodiscover/autodiscover.json`);
    assert.deepEqual(tenant.requests, {
      login: before.login + 1,
      graph: before.graph + 2,
      ews: before.ews + 1,
      autodiscover: before.autodiscover + 1,
    });
  });

  it("tells its secrets to nobody who lists", async () => {
    const token = await administer();
    const { login, graph, autodiscover } = tenant.cloud;
    const pages = await Promise.all(
      [
        `${graph}/v1.0/applications?$top=999`,
        `${graph}/v1.0/servicePrincipals?$top=999`,
        `${graph}/v1.0/organization`,
        `${login}/devicelogin`,
        `${login}/portal`,
        `${login}/common/v2.0/.well-known/openid-configuration`,
        `${login}/common/discovery/v2.0/keys`,
        `${autodiscover}/`,
      ].map(async (url) => (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).text()),
    );
    const all = pages.join("\n");
    for (const secret of [
      tenant.approval,
      token,
      ...tenant.clients.map(({ clientSecret }) => clientSecret ?? ""),
    ]) {
      assert.ok(secret.length > 20 && !all.includes(secret));
    }
    assert.doesNotMatch(all, /"(?:d|p|q|dp|dq|qi)":/);
  });

  it("lets a client through that tries again, in every scenario but two", async () => {
    /** What a good client does. */
    const persist = async (path: string) => {
      let token = await administer();
      for (let attempt = 1; attempt <= 4; attempt++) {
        try {
          const response = await call(token, path);
          const body: unknown = await response.json();
          if (response.ok) {
            return body;
          }
          if (response.status === 401) {
            token = await administer();
          }
        } catch {
          // A connection that broke, or a body that did.
        }
      }
      return undefined;
    };
    const expected = await persist("/organization");
    assert.ok(expected);
    for (const scenario of ["slow", "throttled", "unavailable", "resets", "expired-tokens"] as const) {
      tenant.setScenario(scenario);
      assert.deepEqual(await persist("/organization"), expected, scenario);
    }
    assert.ok(waits.length > 0 && waits.every((wait) => wait >= 1000));
    for (const scenario of ["truncated", "html"] as const) {
      tenant.setScenario(scenario);
      assert.equal(await persist("/organization"), undefined, scenario);
    }
  });

  it("throttles single requests of a batch", async () => {
    tenant.setScenario("throttled");
    const token = await administer();
    const post = async () => {
      const response = await call(token, "/$batch", {
        method: "POST",
        body: { requests: [{ id: "1", method: "GET", url: "/organization" }] },
      });
      const { responses } = (await response.json()) as { responses: { status: number; headers?: Json }[] };
      return [response.status, responses[0]?.status];
    };
    assert.deepEqual(
      [await post(), await post(), await post()],
      [
        [200, 429],
        [200, 429],
        [200, 200],
      ],
    );
  });
});

describe("a demo tenant", () => {
  it("starts where it is told to, as it is told to, and leaves nothing behind", async () => {
    const now = () => new Date("2030-01-01T00:00:00Z");
    const { port, started: tenant } = await onFreePorts((first) =>
      startDemoTenant({ port: first, now, scenario: "html", applications: 50, mailboxes: 60 }),
    );
    try {
      const { login, graph, autodiscover } = tenant.cloud;
      assert.deepEqual(
        [login, graph, autodiscover].map((origin) => Number(new URL(origin).port)),
        [port, port + 1, port + 2],
      );
      assert.match(await (await fetch(autodiscover)).text(), /<!doctype html>/);
      assert.equal((await fetch(login)).headers.get("date"), "Tue, 01 Jan 2030 00:00:00 GMT");
    } finally {
      await tenant.stop();
    }
    await assert.rejects(fetch(tenant.cloud.login));
  });
});
