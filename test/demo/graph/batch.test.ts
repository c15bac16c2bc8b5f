import assert from "node:assert/strict";
import type { DemoRequest } from "../../../src/demo/parts.js";
import { address, asAdministrator, ask, refusalOf, testCompany } from "../support/company.js";

interface Item {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: {
    readonly value?: unknown[];
    readonly error?: { readonly code: string };
    readonly displayName?: string;
  };
}

const company = testCompany();
const post = (requests: unknown, interrupt?: DemoRequest["interrupt"]) =>
  ask(company, asAdministrator(company), "POST", "/$batch", {
    body: { requests },
    ...(interrupt ? { interrupt } : {}),
  });
const responsesOf = (...parts: Parameters<typeof post>) => {
  const answer = post(...parts);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const items = answer.body["responses"] as unknown as Item[];
  return new Map(items.map((item) => [item.id, item]));
};
const user = (id: string, alias: string, more: object = {}) => ({
  id,
  method: "GET",
  url: `/users/${address(alias)}?$select=displayName`,
  ...more,
});

describe("a batch", () => {
  it("answers each request for itself, and not in order", () => {
    const answer = post([
      user("1", "ada.lindqvist"),
      user("2", "nobody"),
      { id: "3", method: "GET", url: "organization" },
    ]);
    const items = answer.body["responses"] as unknown as Item[];
    assert.notDeepEqual(
      items.map(({ id }) => id),
      ["1", "2", "3"],
    );
    const byId = new Map(items.map((item) => [item.id, item]));
    assert.deepEqual([byId.get("1")?.status, byId.get("1")?.body?.displayName], [200, "Ada Lindqvist"]);
    assert.deepEqual(
      [byId.get("2")?.status, byId.get("2")?.body?.error?.code],
      [404, "Request_ResourceNotFound"],
    );
    assert.equal(byId.get("3")?.body?.value?.length, 1);
    assert.match(byId.get("1")?.headers["Content-Type"] ?? "", /^application\/json/);
  });

  it("hands on headers and bodies, and keeps what was written", () => {
    const fresh = testCompany();
    const requests = [
      {
        id: "make",
        method: "POST",
        url: "/applications",
        headers: { "Content-Type": "application/json" },
        body: { displayName: "From a batch" },
      },
      {
        id: "find",
        method: "GET",
        url: '/applications?$search="displayName:batch"',
        headers: { ConsistencyLevel: "eventual" },
        dependsOn: ["make"],
      },
    ];
    const answer = ask(fresh, asAdministrator(fresh), "POST", "/$batch", { body: { requests } });
    const byId = new Map((answer.body["responses"] as unknown as Item[]).map((item) => [item.id, item]));
    assert.equal(byId.get("make")?.status, 201);
    assert.equal(byId.get("find")?.body?.value?.length, 1);
  });

  it("can refuse a single one, before it has done anything", () => {
    const items = responsesOf([user("1", "ada.lindqvist"), user("2", "joost.bakker")], ({ url }) =>
      url.pathname.includes("joost")
        ? { status: 429, headers: { "retry-after": "7" }, body: { error: { code: "TooManyRequests" } } }
        : undefined,
    );
    assert.equal(items.get("1")?.status, 200);
    assert.equal(items.get("2")?.status, 429);
    assert.equal(items.get("2")?.headers["Retry-After"], "7");
  });

  it("does not do what depends on something that failed", () => {
    const items = responsesOf([
      user("1", "nobody"),
      user("2", "ada.lindqvist", { dependsOn: ["1"] }),
      user("3", "ada.lindqvist", { dependsOn: ["2"] }),
    ]);
    assert.deepEqual([items.get("2")?.status, items.get("3")?.status], [424, 424]);
  });

  it("takes twenty", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, number) => user(String(number), "ada.lindqvist"));
    assert.equal(responsesOf(many(20)).size, 20);
    assert.equal(refusalOf(post(many(21))), "400 MaximumValueExceeded");
  });

  const bad: Readonly<Record<string, unknown>> = {
    nothing: undefined,
    "an empty list": [],
    "an id twice": [user("a", "ada.lindqvist"), user("A", "ada.lindqvist")],
    "no url": [{ id: "1", method: "GET" }],
    "an absolute url": [{ id: "1", method: "GET", url: "https://evil.example/users" }],
    "a dependency that is not there": [user("1", "ada.lindqvist", { dependsOn: ["2"] })],
    "a body without its type": [{ id: "1", method: "POST", url: "/applications", body: {} }],
  };
  for (const [what, requests] of Object.entries(bad)) {
    it(`refuses ${what}`, () => {
      assert.equal(refusalOf(post(requests)), "400 BadRequest");
    });
  }
});
