import assert from "node:assert/strict";
import type { Scenario } from "../../src/demo/demo-tenant.js";
import { createScenarios, type Refusals } from "../../src/demo/scenarios.js";
import type { ServerRequest } from "../../src/demo/server.js";

const refusals: Refusals = {
  throttled: (retryAfter) => ({ status: 429, body: retryAfter }),
  unavailable: (status, retryAfter) => ({ status, body: retryAfter }),
};

const request = (path = "/v1.0/users", more: Partial<ServerRequest> = {}): ServerRequest => ({
  method: "GET",
  url: new URL(path, "http://127.0.0.1:1"),
  headers: {},
  body: new Uint8Array(),
  signal: new AbortController().signal,
  ...more,
});

const answer = { status: 200, headers: {}, body: Buffer.from(`{"value":[]}`) };

describe("the demo's scenarios", () => {
  const waits: number[] = [];
  const create = (scenario: Scenario) =>
    createScenarios(scenario, (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    });
  beforeEach(() => {
    waits.length = 0;
  });

  it("leave everything alone where there is none", async () => {
    const scenarios = create("none");
    const trouble = scenarios.meet(request(), refusals);
    await scenarios.pause(request().signal);
    assert.deepEqual([trouble.instead, trouble.interrupt, waits], [undefined, undefined, []]);
    assert.equal(trouble.spoil(answer), answer);
    assert.ok(scenarios.tokens.mayUse("any"));
  });

  it("are slow", async () => {
    await create("slow").pause(request().signal);
    assert.ok((waits[0] ?? 0) >= 1000);
  });

  it("refuse each request twice, with Retry-After and without, and then let it through", () => {
    for (const [scenario, first, second] of [
      ["throttled", { status: 429, body: 1 }, { status: 429, body: undefined }],
      ["unavailable", { status: 503, body: 1 }, { status: 504, body: undefined }],
    ] as const) {
      const scenarios = create(scenario);
      const meet = (path: string, more?: Partial<ServerRequest>) =>
        scenarios.meet(request(path, more), refusals).instead;
      for (let round = 0; round < 2; round++) {
        assert.deepEqual([meet("/a"), meet("/b")], [first, first]);
        assert.deepEqual([meet("/a"), meet("/b")], [second, second]);
        assert.deepEqual([meet("/a"), meet("/b")], [undefined, undefined]);
      }
      assert.deepEqual(meet("/c"), first);
      assert.deepEqual(meet("/c", { method: "POST" }), first, "It is another request.");
      assert.deepEqual(meet("/c", { method: "POST", body: Buffer.from("1") }), first);
      assert.deepEqual(meet("/c"), second);
    }
  });

  it("throttle what is inside a batch, and not the batch", () => {
    const scenarios = create("throttled");
    const { instead, interrupt } = scenarios.meet(request("/v1.0/$batch", { method: "POST" }), refusals);
    assert.equal(instead, undefined);
    const item = (path: string) => interrupt?.(request(path))?.status;
    assert.deepEqual(
      [item("/a"), item("/b"), item("/a"), item("/a"), item("/b")],
      [429, 429, 429, undefined, 429],
    );
  });

  it("break connections in the middle of the first answer and before the second", () => {
    const scenarios = create("resets");
    const breaks = () => {
      const trouble = scenarios.meet(request(), refusals);
      return [trouble.instead?.status, trouble.spoil(answer).breaks];
    };
    assert.deepEqual(
      [breaks(), breaks(), breaks()],
      [
        [undefined, "midway"],
        [503, "at-once"],
        [undefined, undefined],
      ],
    );
  });

  it("cut all bodies in half", () => {
    const scenarios = create("truncated");
    for (let attempt = 0; attempt < 4; attempt++) {
      assert.equal(scenarios.meet(request(), refusals).spoil(answer).body.toString(), `{"valu`);
    }
  });

  it("put a proxy's page in place of all answers", () => {
    const { instead } = create("html").meet(request(), refusals);
    assert.deepEqual(
      [instead?.status, instead?.headers?.["content-type"]],
      [200, "text/html; charset=utf-8"],
    );
    assert.match(String(instead?.body), /^<!doctype html>/);
  });

  it("end tokens: all that were there, the first new one at once, any other after fifty uses", () => {
    const scenarios = create("none");
    const { tokens } = scenarios;
    tokens.given("old", "app graph");
    scenarios.set("expired-tokens");
    tokens.given("first", "app graph");
    tokens.given("second", "app graph");
    tokens.given("other", "app exchange");
    assert.deepEqual(
      ["old", "first", "other"].map((id) => tokens.mayUse(id)),
      [false, false, false],
    );
    assert.deepEqual(
      Array.from({ length: 51 }, () => tokens.mayUse("second")),
      [...Array<boolean>(50).fill(true), false],
    );
    scenarios.set("none");
    assert.ok(tokens.mayUse("old") && tokens.mayUse("second"));
  });

  it("are switched while requests come in", () => {
    const scenarios = create("throttled");
    scenarios.meet(request(), refusals);
    scenarios.set("unavailable");
    assert.equal(scenarios.meet(request(), refusals).instead?.status, 503);
    scenarios.set("throttled");
    assert.equal(scenarios.meet(request(), refusals).instead?.body, 1, "It is the first attempt again.");
  });
});
