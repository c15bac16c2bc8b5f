import assert from "node:assert/strict";
import { createKeys } from "../../src/demo/entra/keys.js";
import { createResources } from "../../src/demo/entra/resources.js";
import { createTokens } from "../../src/demo/entra/tokens.js";
import { createExchangeService } from "../../src/demo/exchange-service.js";
import { createScenarios } from "../../src/demo/scenarios.js";
import { startServer, type DemoServer } from "../../src/demo/server.js";
import { client, graphOrigin, tenantId } from "./support/entra.js";

describe("the demo's Exchange", () => {
  let server: DemoServer;
  let own: string;
  let foreign: string;
  const scenarios = createScenarios("none", () => Promise.resolve());

  beforeEach(async () => {
    server = await startServer(0);
    scenarios.set("none");
    const login = "http://127.0.0.1:9";
    const now = () => new Date();
    const { graph, exchange } = createResources({ graph: graphOrigin, exchange: server.origin });
    const tokens = createTokens({ keys: await createKeys(), login, tenantId, now, lives: scenarios.tokens });
    server.serve(
      createExchangeService({
        tokens,
        scenarios,
        login,
        now,
        origin: server.origin,
        passwords: { readBasic: () => undefined },
        sleep: () => Promise.resolve(),
        answerEws: ({ door }) => Promise.resolve({ status: 200, body: { door } }),
        answerAutodiscover: ({ url }) => ({ status: 200, body: { asked: url.pathname } }),
      }),
    );
    const holder = { kind: "app", client: client(), roles: new Set(["full_access_as_app"]) } as const;
    own = await tokens.createAccessToken(exchange, holder);
    foreign = await tokens.createAccessToken(graph, holder);
  });
  afterEach(() => server.stop());

  const post = (token: string | undefined, path = "/EWS/Exchange.asmx") =>
    fetch(`${server.origin}${path}`, {
      method: "POST",
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: "<x/>",
    });

  it("lets nobody into EWS without a token that is for it", async () => {
    for (const token of [undefined, foreign, `${own}x`]) {
      const response = await post(token);
      assert.equal(response.status, 401);
      assert.match(
        response.headers.get("www-authenticate") ?? "",
        /^Bearer client_id="00000002-0000-0ff1-ce00/,
      );
      assert.equal(await response.text(), "");
    }
  });

  it("lets in by the token, whatever the case of the path", async () => {
    assert.deepEqual(await (await post(own, "/ews/exchange.asmx")).json(), { door: "online" });
  });

  it("asks for a password where the company has its own server", async () => {
    const response = await post(own, "/onprem/EWS/Exchange.asmx");
    assert.equal(response.status, 401);
    assert.match(response.headers.get("www-authenticate") ?? "", /^Basic realm=/);
  });

  it("asks for no token at Autodiscover", async () => {
    const response = await fetch(
      `${server.origin}/autodiscover/autodiscover.json/v1.0/a@b.example?Protocol=EWS`,
    );
    assert.deepEqual(await response.json(), { asked: "/autodiscover/autodiscover.json/v1.0/a@b.example" });
  });

  it("is busy in its own words", async () => {
    scenarios.set("throttled");
    const busy = await post(own);
    assert.equal(busy.status, 500);
    assert.match(await busy.text(), /ErrorServerBusy.*Name="BackOffMilliseconds">1000</);
    assert.equal((await fetch(`${server.origin}/autodiscover/autodiscover.json`)).status, 429);
    scenarios.set("unavailable");
    assert.equal((await post(own)).status, 503);
  });
});
