import assert from "node:assert/strict";
import type { Application } from "@microsoft/microsoft-graph-types";
import { HalfDoneError } from "../../src/base/errors.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import {
  addPassword,
  createApplication,
  readApplication,
  updateApplication,
} from "../../src/graph/applications.js";
import type { GraphClient } from "../../src/graph/client.js";
import { ChangedMeanwhile } from "../../src/tenant/changed-meanwhile.js";
import { renderManifest } from "../../src/tenant/manifest-text.js";
import { planRestore, push } from "../../src/tenant/push-manifest.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { useGraphServer, type Reply } from "../support/graph-server.js";
import { exchangeOnline, graph } from "../support/manifests.js";
import { registrationIds } from "../support/random-registrations.js";
import { catalogue, comparing, planning } from "./support/comparing.js";

const calendarsRead = "798ee544-9d2d-430c-a058-570e29e34338";
const fullAccess = "dc890d15-9560-4a4c-9b7f-a736ec74ec40";
const role = (resourceAppId: string, id: string) => ({
  resourceAppId,
  resourceAccess: [{ id, type: "Role" }],
});

const registration: Application = {
  displayName: "O'Neil \u{1f4c5} <b>*sync*</b>",
  notes: "Ask Ada.",
  requiredResourceAccess: [role(exchangeOnline, fullAccess)],
  web: { redirectUris: ["https://a.example"], homePageUrl: "https://home.example" },
};

const file = {
  requiredResourceAccess: [role(graph, calendarsRead)],
  notes: null,
  web: { redirectUris: ["https://a.example", "https://b.example"] },
};

describe("push-manifest, at the demo tenant", () => {
  const clock = createClock();
  let tenant: DemoTenant;
  let client: GraphClient;
  let then: Application;
  const key = () => ({ id: then.id ?? "" });
  const send = (plan = planning(file, then)) =>
    push(client, plan, catalogue, { sleep: (...pause) => clock.sleep(...pause) });

  before(async () => {
    tenant = await startDemoTenant({ now: clock.now, sleep: () => Promise.resolve() });
    client = connectToDemo(tenant, clock);
  });
  after(() => tenant.stop());
  beforeEach(async () => {
    const { id = "" } = await createApplication(client, registration);
    then = await readApplication(client, { id });
  });
  afterEach(() => {
    tenant.setScenario("none");
  });

  it("reads, changes and reads back with three requests", async () => {
    const { graph: count } = tenant.requests;
    const { outcome, after } = await send();
    assert.equal(tenant.requests.graph - count, 3);
    assert.equal(outcome, "confirmed");
    assert.deepEqual(await readApplication(client, key()), after);
    assert.deepEqual(comparing(file, after).differences, []);
    assert.equal(after.displayName, registration.displayName);
    assert.equal(after.web?.homePageUrl, "https://home.example");
  });

  it("finds the same in both forms of every registration that is there", async () => {
    for (const { clientId } of tenant.clients) {
      const application = await readApplication(client, { appId: clientId });
      for (const form of ["graph", "legacy"] as const) {
        assert.deepEqual(comparing(renderManifest(application, form).text, application).differences, []);
      }
    }
  });

  it("changes nothing where there is nothing to do", async () => {
    const { graph: count } = tenant.requests;
    const { outcome } = await send(planning(renderManifest(then, "legacy").text, then));
    assert.equal(outcome, "confirmed");
    assert.equal(tenant.requests.graph - count, 1);
  });

  it("restores what was before", async () => {
    const { after } = await send();
    const back = planRestore(then, after, catalogue);
    assert.deepEqual(Object.keys(back.body).sort(), ["notes", "requiredResourceAccess", "web"]);
    const restored = await send(back);
    assert.equal(restored.outcome, "confirmed");
    assert.deepEqual(restored.after, then);
  });

  it("refuses a tenant that changed since, says in what, and changes nothing", async () => {
    const plan = planning(file, then);
    await updateApplication(client, key(), { tags: ["new"], displayName: "Renamed" });
    await addPassword(client, key(), { displayName: "other" });
    const now = await readApplication(client, key());
    await assert.rejects(send(plan), (error) => {
      assert.ok(error instanceof ChangedMeanwhile);
      assert.match(error.message, /in 3 properties \(displayName, tags and passwordCredentials\)/);
      assert.match(error.message, /Nothing was pushed\. Changed displayName from “.+” to “Renamed”\./);
      assert.match(error.message, /Added the tag “new”\. Added the secret “other”\./);
      assert.deepEqual(error.tenant, now);
      return true;
    });
    assert.deepEqual(await readApplication(client, key()), now);
  });

  it("explains what Microsoft Graph does not accept, and nothing was changed", async () => {
    const plan = planning({ displayName: "x".repeat(256), notes: "y" }, then);
    await assert.rejects(send(plan), {
      name: "UserError",
      message: /^Nothing was changed\. PATCH .+displayName/,
      remedy: /Mend what Microsoft Graph does not accept/,
    });
    assert.deepEqual(await readApplication(client, key()), then);
  });

  it("says that an application is gone", async () => {
    await client.delete(`/applications/${key().id}`);
    await assert.rejects(send(), { name: "UserError", message: /no longer in the tenant/ });
  });

  for (const scenario of ["slow", "throttled", "expired-tokens"] as const) {
    it(`gets through: ${scenario}`, async () => {
      tenant.setScenario(scenario);
      client = connectToDemo(tenant, clock);
      assert.equal((await send()).outcome, "confirmed");
    });
  }

  it("finds that a change took effect whose answer broke off", async () => {
    tenant.setScenario("resets");
    const { outcome, after } = await send();
    assert.equal(outcome, "confirmed");
    assert.deepEqual(comparing(file, after).differences, []);
  });

  it("finds that a change did not take effect where a gateway gave up", async () => {
    tenant.setScenario("unavailable");
    await assert.rejects(send(), {
      name: "UserError",
      message:
        "The answer to the change was lost, and it did not take effect: the application reads as before.",
    });
    tenant.setScenario("none");
    assert.deepEqual(await readApplication(client, key()), then);
  });

  for (const scenario of ["truncated", "html"] as const) {
    it(`changes nothing where it cannot read: ${scenario}`, async () => {
      const plan = planning(file, then);
      tenant.setScenario(scenario);
      await assert.rejects(send(plan), { failure: "unexpected-answer" });
      tenant.setScenario("none");
      assert.deepEqual(await readApplication(client, key()), then);
    });
  }
});

describe("push-manifest, where answers are lost or late", () => {
  const server = useGraphServer();
  holdToContract(server);

  const before: Application = { ...registrationIds, displayName: "Sync", notes: "a", tags: ["x"] };
  const done: Application = { ...before, notes: "b" };
  const plan = planning({ notes: "b" }, before);
  const lost: Reply = { fault: "reset" };

  /** What the first GET, the PATCH and further GETs are answered. The last goes on. */
  function play(patch: Reply | (() => Reply), ...reads: readonly Reply[]) {
    let count = 0;
    server.answers(({ method }) => {
      if (method === "PATCH") {
        return typeof patch === "function" ? patch() : patch;
      }
      count += 1;
      return (
        (count === 1 ? { body: before } : reads[Math.min(count - 2, reads.length - 1)]) ?? { status: 500 }
      );
    });
  }

  function send(signal?: AbortSignal) {
    const { client } = connect(server.origin);
    const pauses: number[] = [];
    const sleep = (milliseconds: number) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };
    const asking = signal ? { signal } : {};
    return { pauses, pushed: push(client, plan, catalogue, { ...asking, sleep }) };
  }

  const patches = () => server.seen.filter(({ method }) => method === "PATCH").map(({ body }) => body);

  it("reads back until the change shows", async () => {
    play({ status: 204 }, { body: before }, { body: before }, { body: done });
    const { pushed, pauses } = send();
    assert.deepEqual(await pushed, { outcome: "confirmed", after: done });
    assert.deepEqual(pauses, [1000, 2000]);
    assert.deepEqual(patches(), [{ notes: "b" }]);
  });

  it("says where a change was accepted that does not show", async () => {
    play({ status: 204 }, { body: before });
    const { pushed } = send();
    assert.deepEqual(await pushed, { outcome: "unconfirmed", after: before });
    assert.equal(patches().length, 1);
  });

  it("sends a change once, whatever became of its answer", async () => {
    play(lost, { body: before }, { body: done });
    assert.deepEqual(await send().pushed, { outcome: "confirmed", after: done });
    assert.equal(patches().length, 1);
  });

  it("says where an application is neither as before nor as it should be", async () => {
    play(lost, { body: { ...before, tags: [] } });
    await assert.rejects(send().pushed, (error) => {
      assert.ok(error instanceof HalfDoneError);
      assert.match(error.message, /neither as before nor as it should be\. It changed in tags\.$/);
      return true;
    });
  });

  it("says where nobody knows", async () => {
    play(lost, { status: 403, body: {} });
    await assert.rejects(send().pushed, (error) => {
      assert.ok(error instanceof HalfDoneError);
      assert.match(error.message, /nobody knows whether it took effect/);
      return true;
    });
    play({ status: 204 }, { status: 403, body: {} });
    await assert.rejects(send().pushed, (error) => {
      assert.ok(error instanceof HalfDoneError);
      assert.match(error.message, /^The change was accepted, but could not be read back\./);
      return true;
    });
  });

  it("says what it takes where the change is denied", async () => {
    const denied = { error: { code: "Authorization_RequestDenied", message: "Insufficient privileges." } };
    play({ status: 403, body: denied }, { body: before });
    await assert.rejects(send().pushed, {
      message: /^Nothing was changed\. .+Insufficient privileges\./,
      remedy: /Application\.ReadWrite\.All/,
    });
    assert.equal(server.seen.length, 2);
  });

  it("looks what became of a change that was cancelled under way", async () => {
    for (const [read, outcome] of [
      [done, "confirmed"],
      [before, "cancelled"],
    ] as const) {
      const stop = new AbortController();
      play(
        () => {
          stop.abort(new Error("Cancelled."));
          return { fault: "silence" };
        },
        { body: read },
      );
      const { pushed } = send(stop.signal);
      if (outcome === "confirmed") {
        assert.deepEqual(await pushed, { outcome, after: done });
      } else {
        await assert.rejects(pushed, (error) => {
          assert.ok(error instanceof HalfDoneError);
          assert.match(
            error.message,
            /^The push was cancelled while it was under way\. .+ still reads as before/,
          );
          return true;
        });
      }
    }
  });

  it("sends nothing where it was cancelled before", async () => {
    const stop = new AbortController();
    const reason = new Error("Cancelled.");
    play({ status: 204 }, { body: done });
    stop.abort(reason);
    await assert.rejects(send(stop.signal).pushed, reason);
    assert.deepEqual(server.seen, []);
  });
});
