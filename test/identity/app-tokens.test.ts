import assert from "node:assert/strict";
import { createTokenSource } from "../../src/identity/token-source.js";
import { makeCertificate } from "./support/certificates.js";
import { startOidcEntra, type OidcEntra } from "./support/oidc-entra.js";
import { clientId, partsFor, pretendCloud, tenantId } from "./support/world.js";

describe("signing in as an application, at oidc-provider", () => {
  let entra: OidcEntra;
  afterEach(() => entra.stop());

  it("shows a client secret and gets a token for each resource", async () => {
    const secret = "abc8Q~canary%secret&with=signs +";
    entra = await startOidcEntra({ secret });
    const { parts, secrets } = partsFor({
      way: { kind: "client-secret", clientId },
      cloud: pretendCloud(entra.login),
      credential: { kind: "client-secret", secret },
    });
    const source = createTokenSource(parts);
    assert.equal(source.account, undefined);

    const graph = await source.getToken({ audience: "graph", scopes: ["Calendars.Read"] });
    const exchange = await source.getToken({ audience: "exchange" });

    assert.notEqual(graph.token, exchange.token);
    assert.ok(Math.abs(graph.expires.getTime() - Date.now() - 3_600_000) < 60_000);
    assert.deepEqual(source.account, { kind: "app", name: clientId, tenantId });
    assert.deepEqual(
      entra.requests.map(({ path, form }) => [path.split("?")[0], form.get("scope")]),
      [
        [`/${tenantId}/oauth2/v2.0/token`, "http://127.0.0.1:8101/.default"],
        [`/${tenantId}/oauth2/v2.0/token`, "http://127.0.0.1:8102/.default"],
      ],
    );
    assert.equal(secrets.kept.size, 0);
  });

  it("signs with a certificate", async () => {
    const { key, cert } = makeCertificate();
    entra = await startOidcEntra({ certificate: cert });
    const { parts, secrets } = partsFor({
      way: { kind: "certificate", clientId },
      cloud: pretendCloud(entra.login),
      credential: { kind: "certificate", privateKey: key, certificate: cert },
    });
    const source = createTokenSource(parts);
    const { token } = await source.getToken({ audience: "graph" });
    assert.notEqual(token, "");
    assert.equal(secrets.kept.size, 0);
  });
});
