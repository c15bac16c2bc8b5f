import assert from "node:assert/strict";
import { createKeys } from "../../src/demo/entra/keys.js";
import { createResources } from "../../src/demo/entra/resources.js";
import { createSecrets } from "../../src/demo/entra/secrets.js";
import { createTokens } from "../../src/demo/entra/tokens.js";
import { ada, client, exchangeOrigin, graphOrigin, tenantId } from "./support/entra.js";

describe("the demo's access tokens", () => {
  const { graph, exchange } = createResources({ graph: graphOrigin, exchange: exchangeOrigin });
  let now = new Date("2026-11-21T12:00:00Z");

  const start = async () =>
    createTokens({
      keys: await createKeys(),
      login: "http://127.0.0.1:3",
      tenantId,
      now: () => now,
      lives: { given: () => undefined, mayUse: () => true },
    });
  const app = { kind: "app", client: client(), roles: new Set(["Calendars.Read"]) } as const;

  it("say who sends them and what was granted", async () => {
    const tokens = await start();
    const byApp = await tokens.createAccessToken(graph, app);
    assert.deepEqual(await tokens.readPrincipal(`Bearer ${byApp}`, graphOrigin), {
      kind: "app",
      clientId: app.client.appId,
      roles: new Set(["Calendars.Read"]),
    });
    const byUser = await tokens.createAccessToken(exchange, {
      kind: "user",
      client: app.client,
      user: ada,
      scopes: ["EWS.AccessAsUser.All", "openid"],
    });
    assert.deepEqual(await tokens.readPrincipal(`bearer  ${byUser}`, exchangeOrigin), {
      kind: "user",
      clientId: app.client.appId,
      userId: ada.id,
      scopes: new Set(["EWS.AccessAsUser.All", "openid"]),
    });
  });

  it("are worth nothing elsewhere, at another start, later, changed or unsigned", async () => {
    const [tokens, other] = [await start(), await start()];
    const token = await tokens.createAccessToken(graph, app);
    const [, payload = "", signature = ""] = token.split(".");
    const head = (alg: string) => Buffer.from(JSON.stringify({ alg, typ: "JWT" })).toString("base64url");
    const read = (authorization: string | undefined, audience = graphOrigin) =>
      tokens.readPrincipal(authorization, audience);

    assert.equal(await read(undefined), "missing");
    assert.equal(await read(`Bearer ${token}`, exchangeOrigin), "foreign");
    assert.equal(await other.readPrincipal(`Bearer ${token}`, graphOrigin), "foreign");
    assert.equal(await read(`Bearer ${await other.createAccessToken(graph, app)}`), "foreign");
    assert.equal(await read(`Basic ${token}`), "foreign");
    assert.equal(await read("Bearer"), "foreign");
    assert.equal(await read(`Bearer ${head("none")}.${payload}.`), "foreign");
    assert.equal(await read(`Bearer ${head("HS256")}.${payload}.${signature}`), "foreign");
    assert.equal(await read(`Bearer ${token.slice(0, -4)}AAAA`), "foreign");
    const idToken = await tokens.createIdToken(app.client.appId, ada, undefined);
    assert.equal(await read(`Bearer ${idToken}`), "foreign");

    now = new Date(now.getTime() + 3600_000);
    assert.equal(await read(`Bearer ${token}`), "expired");
  });
});

describe("the demo's secrets", () => {
  it("are new at each start, and known by value to their application alone", () => {
    const [one, other] = [createSecrets(), createSecrets()];
    const value = one.create("AA", "Key-1");
    assert.match(value, /^[A-Za-z0-9]{3}8Q~[\w.~-]{34}$/);
    assert.notEqual(other.create("aa", "key-1"), value);
    assert.equal(one.match("aa", value), "key-1");
    assert.equal(one.match("bb", value), undefined);
    assert.equal(one.match("aa", `${value}x`), undefined);
    assert.equal(one.read("aa", "KEY-1"), value);
    one.forget("AA", "key-1");
    assert.equal(one.match("aa", value), undefined);
  });
});
