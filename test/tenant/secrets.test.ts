import assert from "node:assert/strict";
import { HalfDoneError, UserError } from "../../src/base/errors.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { createApplication, readApplication } from "../../src/graph/applications.js";
import type { GraphClient } from "../../src/graph/client.js";
import { addSecret, longestMonths, removeSecret, suggestSecretName } from "../../src/tenant/secrets.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";

describe("suggestSecretName", () => {
  const today = "2026-11-21";

  it("says what for and since when", () => {
    const none = { displayName: "Calendar sync", passwordCredentials: [] };
    assert.equal(suggestSecretName(none, "ClockWork", today), "ClockWork 2026-11");
    assert.equal(suggestSecretName(none, undefined, today), "Calendar sync 2026-11");
  });

  it("suggests none that is taken", () => {
    const passwordCredentials = [{ displayName: "clockwork 2026-11" }, { displayName: null }];
    assert.equal(
      suggestSecretName({ displayName: "x", passwordCredentials }, "ClockWork", today),
      "ClockWork 2026-11 (2)",
    );
    const three = [...passwordCredentials, { displayName: "ClockWork 2026-11 (2)" }];
    assert.equal(
      suggestSecretName({ displayName: "x", passwordCredentials: three }, "ClockWork", today),
      "ClockWork 2026-11 (3)",
    );
  });

  it("makes one line of any name, and a short one", () => {
    const suggest = (displayName: string | null) => suggestSecretName({ displayName }, undefined, today);
    assert.equal(suggest(null), "Secret 2026-11");
    assert.equal(suggest(" \u202e\n\t "), "Secret 2026-11");
    assert.equal(suggest("a\r\nb\u202ec"), "a b c 2026-11");
    assert.equal(suggest("📅".repeat(256)), `${"📅".repeat(40)} 2026-11`);
  });
});

describe("secrets", () => {
  let tenant: DemoTenant;
  let client: GraphClient;
  const clock = createClock();
  let id: string;
  const name = "ClockWork 2026-11";

  beforeEach(async () => {
    tenant = await startDemoTenant({ now: clock.now, sleep: () => Promise.resolve() });
    client = connectToDemo(tenant, clock);
    id = (await createApplication(client, { displayName: "Secrets" })).id ?? "";
  });
  afterEach(() => tenant.stop());

  const add = (by = client, months = 6) => addSecret(by, id, { name, months, now: clock.now() });
  const read = async () => (await readApplication(client, { id })).passwordCredentials ?? [];

  it("are made with a name and an end, and removed", async () => {
    const { credential, value, remark } = await addSecret(client, id, {
      name,
      months: 6,
      now: new Date("2026-08-31T23:30:15.500Z"),
    });
    assert.ok(value.length >= 16);
    assert.equal(remark, undefined);
    assert.equal(credential.name, name);
    assert.ok(value.startsWith(credential.hint ?? "-"));
    assert.ok(!JSON.stringify(credential).includes(value));
    const [kept] = await read();
    assert.equal(kept?.endDateTime, "2027-02-28T23:30:15Z");
    assert.equal(kept.keyId, credential.keyId);

    await removeSecret(client, id, credential.keyId);
    assert.deepEqual(await read(), []);
    await removeSecret(client, id, credential.keyId);
    await removeSecret(client, id, "not-there");
  });

  it("last from 1 to 24 whole months", async () => {
    const before = tenant.requests.graph;
    for (const months of [0, -1, 1.5, longestMonths + 1, Number.NaN, Infinity]) {
      await assert.rejects(add(client, months), UserError);
    }
    assert.equal(tenant.requests.graph, before, "nothing was asked");
    await add(client, 1);
    await add(client, longestMonths);
    assert.equal((await read()).length, 2);
  });

  it("of an application that is gone are gone, too", async () => {
    await client.delete(`/applications/${id}`);
    await removeSecret(client, id, "11111111-2222-3333-4444-555555555555");
    await assert.rejects(add(), { failure: "not-found" });
  });

  it("are refused where the connection may not", async () => {
    const weak = connectToDemo(
      tenant,
      clock,
      tenant.clients.find(({ name: other }) => other.startsWith("ClearCompany")),
    );
    const { credential } = await add();
    await assert.rejects(add(weak), { failure: "forbidden" });
    await assert.rejects(removeSecret(weak, id, credential.keyId), { failure: "forbidden" });
    assert.equal((await read()).length, 1);
  });

  for (const scenario of ["throttled", "unavailable", "resets", "expired-tokens"] as const) {
    it(`leave none behind whose value nobody knows: ${scenario}`, async () => {
      tenant.setScenario(scenario);
      const fresh = connectToDemo(tenant, clock);
      const { credential, value, remark } = await add(fresh);
      assert.ok(value);
      assert.equal(remark, undefined);
      tenant.setScenario("none");
      assert.deepEqual(
        (await read()).map(({ keyId }) => keyId),
        [credential.keyId],
      );
      tenant.setScenario(scenario);
      await removeSecret(connectToDemo(tenant, clock), id, credential.keyId);
      tenant.setScenario("none");
      assert.deepEqual(await read(), []);
    });
  }

  it("say so where one may have been made whose value nobody knows", async () => {
    // From the moment when the secret is asked for, every answer ends in the middle.
    const cut: GraphClient = {
      ...client,
      post(path, body, options) {
        tenant.setScenario("truncated");
        return client.post(path, body, options);
      },
    };
    const error = await add(cut).then(
      () => assert.fail("No value came."),
      (each: unknown) => each,
    );
    assert.ok(error instanceof HalfDoneError);
    assert.match(error.message, /“ClockWork 2026-11” may have been made/);
    tenant.setScenario("none");
    assert.equal((await read()).length, 1, "it is not asked for again and again");
  });

  it("are not made where it was given up before, and are kept where it is given up too late", async () => {
    const stop = new AbortController();
    const late: GraphClient = {
      ...client,
      post(path, body, options) {
        stop.abort(new Error("Given up."));
        return client.post(path, body, options);
      },
    };
    const secret = { name, months: 6, now: clock.now() };
    const { value } = await addSecret(late, id, secret, { signal: stop.signal });
    assert.ok(value);
    assert.equal((await read()).length, 1);
    await assert.rejects(addSecret(client, id, secret, { signal: stop.signal }), { message: "Given up." });
    assert.equal((await read()).length, 1);
  });

  it("are told to nobody in errors", async () => {
    const { value } = await add();
    const unheard: GraphClient = {
      ...client,
      post: async (path, body, options) =>
        ({ ...(await client.post<object>(path, body, options)), secretText: null }) as never,
    };
    const error = await add(unheard).catch((each: unknown) => each);
    assert.ok(error instanceof UserError);
    assert.match(error.message, /did not tell the value/);
    assert.ok(!JSON.stringify([error.message, error.stack, error.remedy]).includes(value));
    assert.equal((await read()).length, 1, "the one whose value was not told is gone again");
  });
});
