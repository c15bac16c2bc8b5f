import assert from "node:assert/strict";
import { startDemoTenant } from "../../src/demo/demo-tenant.js";
import type { SignInError } from "../../src/identity/sign-in-error.js";
import { trySecret } from "../../src/identity/try-secret.js";
import { startServer, type TestServer } from "./support/server.js";
import { clientId, pretendCloud, tenantId } from "./support/world.js";

const unknown = {
  status: 401,
  body: {
    error: "invalid_client",
    error_description: "AADSTS7000215: Invalid client secret provided.",
    error_codes: [7000215],
  },
};
const token = { body: { token_type: "Bearer", access_token: "opaque", expires_in: 3599 } };

describe("trySecret", () => {
  const waited: number[] = [];
  const log: string[] = [];
  const world = {
    fetch,
    now: () => new Date(),
    log: (message: string) => log.push(message),
    sleep: (milliseconds: number) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
  };
  let server: TestServer | undefined;

  beforeEach(() => {
    waited.length = 0;
    log.length = 0;
  });
  afterEach(() => server?.stop());

  const trial = (origin: string) => ({
    cloud: pretendCloud(origin),
    tenant: tenantId,
    clientId,
    secret: "canary",
    world,
  });

  it("tries again until Entra knows a new secret", async () => {
    server = await startServer((_request, count) => (count < 4 ? unknown : token));
    let told = 0;
    await trySecret({ ...trial(server.origin), onWait: () => told++ });
    assert.equal(server.requests.length, 4);
    assert.deepEqual(waited, [2000, 4000, 6000]);
    assert.equal(told, 3);
    assert.doesNotMatch(log.join("\n"), /canary/);
  });

  it("gives up after a minute and a half", async () => {
    server = await startServer(() => unknown);
    await assert.rejects(
      trySecret(trial(server.origin)),
      (error: SignInError) =>
        error.failure === "wrong-secret" && !JSON.stringify([error.message, error.remedy]).includes("canary"),
    );
    assert.equal(
      waited.reduce((sum, each) => sum + each, 0),
      90_000,
    );
  });

  it("does not wait where something else is wrong", async () => {
    server = await startServer(() => ({
      status: 400,
      body: {
        error: "unauthorized_client",
        error_description: "AADSTS700016: Not found.",
        error_codes: [700016],
      },
    }));
    await assert.rejects(
      trySecret(trial(server.origin)),
      (error: SignInError) => error.failure === "unknown-application",
    );
    assert.equal(server.requests.length, 1);
  });

  it("stops where the user gives up", async () => {
    server = await startServer(() => unknown);
    const stop = new AbortController();
    const reason = new Error("Given up.");
    await assert.rejects(
      trySecret({
        ...trial(server.origin),
        world: { ...world, sleep: (_milliseconds, signal) => Promise.reject(signal?.reason as Error) },
        signal: stop.signal,
        onWait: () => {
          stop.abort(reason);
        },
      }),
      reason,
    );
    assert.equal(server.requests.length, 1);
  });

  it("signs in to the demo tenant at once", async () => {
    const tenant = await startDemoTenant();
    try {
      const client = tenant.clients.find(({ clientSecret }) => clientSecret !== undefined);
      await trySecret({
        cloud: tenant.cloud,
        tenant: tenant.tenantId,
        clientId: client?.clientId ?? "",
        secret: client?.clientSecret ?? "",
        world,
      });
      assert.deepEqual(waited, []);
    } finally {
      await tenant.stop();
    }
  });
});
