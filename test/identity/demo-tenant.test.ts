import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { SignInError } from "../../src/identity/sign-in-error.js";
import { createTokenSource, type Credential } from "../../src/identity/token-source.js";
import type { DeviceCode } from "../../src/identity/tokens.js";
import { TestBrowser } from "./support/browser.js";
import { makeCertificate } from "./support/certificates.js";
import { MemoryStore, partsFor } from "./support/world.js";

describe("signing in to the demo tenant", () => {
  let tenant: DemoTenant;
  let visits: Promise<unknown>[];

  beforeEach(async () => {
    visits = [];
    tenant = await startDemoTenant();
  });
  afterEach(async () => {
    await Promise.all(visits);
    await tenant.stop();
  });

  function appSource(clientId: string, credential: Credential) {
    const { parts } = partsFor({
      way: { kind: credential.kind, clientId },
      cloud: tenant.cloud,
      connection: { tenant: tenant.tenantId },
      credential,
    });
    return createTokenSource(parts);
  }

  /** A person at the demo tenant, who approves everything. */
  function personSource(
    kind: "interactive" | "device-code",
    secrets = new MemoryStore(),
    consent = "organization",
  ) {
    const browser = new TestBrowser();
    const form = { approval: tenant.approval, consent };
    const prompts = {
      openBrowser: (url: string) => {
        visits.push(
          browser
            .open(url)
            .then((page) => browser.submit(page, form))
            .then((page) => browser.submit(page)),
        );
        return Promise.resolve();
      },
      showDeviceCode: ({ url, userCode }: DeviceCode) => {
        visits.push(browser.open(url).then((page) => browser.submit(page, { ...form, user_code: userCode })));
      },
    };
    const { parts } = partsFor({
      way: { kind, clientId: tenant.publicClientId },
      cloud: tenant.cloud,
      connection: { tenant: tenant.tenantId },
      world: { prompts, secrets },
    });
    return createTokenSource(parts);
  }

  const failureOf = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => {
        assert.ok(error instanceof SignInError, String((error as Error).stack));
        return [error.failure, error.code];
      },
    );

  it("goes with the secret of each registration that has one, for both services", async () => {
    const clients = tenant.clients.filter(({ clientSecret }) => clientSecret !== undefined);
    assert.ok(clients.length > 0);
    for (const { clientId, clientSecret: secret = "" } of clients) {
      const source = appSource(clientId, { kind: "client-secret", secret });
      const graph = await source.getToken({ audience: "graph" });
      const exchange = await source.getToken({ audience: "exchange" });
      assert.notEqual(graph.token, exchange.token);
      assert.deepEqual(source.account, { kind: "app", name: clientId, tenantId: tenant.tenantId });
    }
  });

  it("does not go with a wrong secret, a wrong certificate or a wrong client", async () => {
    const [client] = tenant.clients;
    assert.ok(client);
    const request = { audience: "graph" } as const;
    const secret = { kind: "client-secret", secret: "abc8Q~canary" } as const;
    const { key, cert } = makeCertificate();
    const certificate = { kind: "certificate", privateKey: key, certificate: cert } as const;
    const nobody = "11111111-2222-4333-8444-555555555555";

    assert.deepEqual(await failureOf(appSource(client.clientId, secret).getToken(request)), [
      "wrong-secret",
      "AADSTS7000215",
    ]);
    assert.deepEqual(await failureOf(appSource(client.clientId, certificate).getToken(request)), [
      "wrong-certificate",
      "AADSTS700027",
    ]);
    assert.deepEqual(await failureOf(appSource(nobody, secret).getToken(request)), [
      "unknown-application",
      "AADSTS700016",
    ]);
  });

  for (const kind of ["interactive", "device-code"] as const) {
    it(`goes as a person, ${kind}, and silently afterwards`, async () => {
      const secrets = new MemoryStore();
      const source = personSource(kind, secrets);
      const ask = { audience: "graph", scopes: ["Calendars.Read"], interactive: true } as const;
      const { token } = await source.getToken(ask);
      assert.deepEqual(source.account, {
        kind: "user",
        name: tenant.administrator.userPrincipalName,
        tenantId: tenant.tenantId,
      });
      const silent = { ...ask, interactive: false };
      const again = personSource(kind, secrets);
      assert.equal((await again.getToken(silent)).token, token);
      assert.notEqual((await again.getToken({ ...silent, refused: token })).token, token);
    });
  }

  it("asks once more where a permission was not consented to, and only if it may", async () => {
    const secrets = new MemoryStore();
    const source = personSource("interactive", secrets, "user");
    await source.getToken({ audience: "graph", scopes: ["User.Read"], interactive: true });
    const more = { audience: "graph", scopes: ["Calendars.ReadWrite"] } as const;
    assert.deepEqual(await failureOf(source.getToken(more)), ["interaction-needed", "AADSTS65001"]);
    assert.notEqual((await source.getToken({ ...more, interactive: true })).token, "");
  });
});
