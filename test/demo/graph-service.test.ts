import assert from "node:assert/strict";
import { createKeys } from "../../src/demo/entra/keys.js";
import { createResources } from "../../src/demo/entra/resources.js";
import { createTokens, type Tokens } from "../../src/demo/entra/tokens.js";
import { createGraphService } from "../../src/demo/graph-service.js";
import type { DemoRequest, DemoResponse } from "../../src/demo/parts.js";
import { createScenarios } from "../../src/demo/scenarios.js";
import { startServer, type DemoServer } from "../../src/demo/server.js";
import { ada, ben, client, Company, exchangeOrigin, tenantId } from "./support/entra.js";

describe("what stands before the demo's Microsoft Graph", () => {
  let server: DemoServer;
  let tokens: Tokens;
  let answer: (request: DemoRequest) => DemoResponse | Promise<DemoResponse>;
  let headers: Record<string, string>;
  const scenarios = createScenarios("none", () => Promise.resolve());
  const now = new Date("2026-11-21T12:00:00Z");

  beforeEach(async () => {
    server = await startServer(0);
    scenarios.set("none");
    const { graph } = createResources({ graph: server.origin, exchange: exchangeOrigin });
    const login = "http://127.0.0.1:9";
    tokens = createTokens({
      keys: await createKeys(),
      login,
      tenantId,
      now: () => now,
      lives: scenarios.tokens,
    });
    server.serve(
      createGraphService({
        state: new Company(),
        tokens,
        scenarios,
        login,
        origin: server.origin,
        now: () => now,
        answer: (request) => answer(request),
      }),
    );
    answer = () => ({ status: 200, body: { value: [] } });
    const token = await tokens.createAccessToken(graph, {
      kind: "user",
      client: client(),
      user: ada,
      scopes: ["User.Read"],
    });
    headers = { authorization: `Bearer ${token}` };
  });
  afterEach(() => server.stop());

  const get = (path: string, more: Record<string, string> = {}) =>
    fetch(`${server.origin}${path}`, { headers: { ...headers, ...more } });

  it("hands over the request with who sends it, and gives the answer back", async () => {
    let seen: DemoRequest | undefined;
    answer = (request) => {
      seen = request;
      return {
        status: 201,
        headers: { Location: "/here", "content-type": "application/json;odata.metadata=minimal" },
        body: { a: 1 },
      };
    };
    const response = await fetch(`${server.origin}/v1.0/me?$select=id`, {
      method: "POST",
      headers,
      body: "{}",
    });
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { a: 1 });
    assert.equal(response.headers.get("location"), "/here");
    assert.equal(response.headers.get("content-type"), "application/json;odata.metadata=minimal");
    assert.equal(response.headers.get("date"), "Sat, 21 Nov 2026 12:00:00 GMT");
    assert.equal(seen?.url.search, "?$select=id");
    assert.deepEqual(seen.principal, {
      kind: "user",
      clientId: client().appId,
      userId: ada.id,
      scopes: new Set(["User.Read"]),
    });
    assert.equal(seen.interrupt, undefined);
  });

  it("puts ids on every answer", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const response = await get("/v1.0/me", { "client-request-id": id });
    assert.equal(response.headers.get("client-request-id"), id);
    assert.match(response.headers.get("request-id") ?? "", /^[\da-f-]{36}$/);
    assert.ok(JSON.parse(response.headers.get("x-ms-ags-diagnostic") ?? ""));
    const odd = await get("/v1.0/me", { "client-request-id": "a, b" });
    assert.equal(odd.headers.get("client-request-id"), odd.headers.get("request-id"));
  });

  it("lets nobody in without a token of this start", async () => {
    answer = () => assert.fail("Nobody should come so far.");
    for (const authorization of ["", "Bearer", "Bearer x.y.z", "Basic YTpi"]) {
      const response = await get("/v1.0/me", { authorization });
      const { error } = (await response.json()) as {
        error: { code: string; innerError: Record<string, string> };
      };
      assert.equal(response.status, 401);
      assert.equal(error.code, "InvalidAuthenticationToken");
      assert.equal(error.innerError["request-id"], response.headers.get("request-id"));
      assert.match(response.headers.get("www-authenticate") ?? "", /^Bearer /);
    }
    assert.equal((await fetch(`${server.origin}/v1.0/$batch`, { method: "POST", body: "{}" })).status, 401);
  });

  it("takes four requests of an application for a mailbox at a time", async () => {
    const waiting: (() => void)[] = [];
    let release: (() => void) | undefined;
    const four = new Promise<void>((resolve) => (release = resolve));
    answer = () =>
      new Promise((resolve) => {
        waiting.push(() => {
          resolve({ status: 200, body: {} });
        });
        if (waiting.length === 4) {
          release?.();
        }
      });
    const events = `/v1.0/users/${ben.id}/events`;
    const first = [
      get(events),
      get(`${events}?$top=1`),
      get(`/v1.0/users/${ben.userPrincipalName}/calendarView`),
      get(`/v1.0/users/${ben.id}/calendar/getSchedule`),
    ];
    await four;

    const refused = await get(events);
    assert.deepEqual([refused.status, refused.headers.get("retry-after")], [429, "1"]);
    const { error } = (await refused.json()) as { error: { code: string; message: string } };
    assert.equal(error.code, "ApplicationThrottled");
    assert.match(error.message, /MailboxConcurrency/);

    answer = () => ({ status: 200, body: {} });
    assert.equal((await get("/v1.0/me/events")).status, 200, "It is another mailbox.");
    assert.equal((await get(`/v1.0/users/${ben.id}`)).status, 200, "It is no mailbox.");
    for (const finish of waiting) {
      finish();
    }
    assert.deepEqual(await Promise.all(first.map(async (each) => (await each).status)), [200, 200, 200, 200]);
    assert.equal((await get(events)).status, 200);
  });

  it("misbehaves as it is told to, and tells it as Graph does", async () => {
    scenarios.set("throttled");
    const first = await get("/v1.0/me");
    const second = await get("/v1.0/me");
    assert.deepEqual([first.status, first.headers.get("retry-after")], [429, "1"]);
    assert.deepEqual([second.status, second.headers.get("retry-after")], [429, null]);
    assert.equal(((await first.json()) as { error: { code: string } }).error.code, "TooManyRequests");
    assert.equal((await get("/v1.0/me")).status, 200);

    scenarios.set("unavailable");
    assert.deepEqual([(await get("/v1.0/me")).status, (await get("/v1.0/me")).status], [503, 504]);
    scenarios.set("resets");
    await assert.rejects(async () => (await get("/v1.0/me")).text());
    await assert.rejects(get("/v1.0/me"));
    assert.equal(await (await get("/v1.0/me")).text(), `{"value":[]}`);
    scenarios.set("truncated");
    assert.equal(await (await get("/v1.0/me")).text(), `{"valu`);
    scenarios.set("html");
    assert.equal((await get("/v1.0/me")).headers.get("content-type"), "text/html; charset=utf-8");
    scenarios.set("expired-tokens");
    const expired = await get("/v1.0/me");
    assert.equal(expired.status, 401);
    assert.match(await expired.text(), /token is expired/);
  });

  it("asks before each request of a batch", async () => {
    scenarios.set("throttled");
    answer = ({ interrupt }) => ({
      status: 200,
      body: interrupt?.({ method: "GET", url: new URL("/v1.0/users/1", server.origin) }),
    });
    const response = await fetch(`${server.origin}/v1.0/$batch`, { method: "POST", headers, body: "{}" });
    const item = (await response.json()) as DemoResponse;
    assert.deepEqual([response.status, item.status, item.headers?.["retry-after"]], [200, 429, "1"]);
  });
});
