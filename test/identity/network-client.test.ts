import assert from "node:assert/strict";
import { createServer } from "node:net";
import { inspect } from "node:util";
import { clouds, type Cloud } from "../../src/identity/clouds.js";
import { explainSignIn } from "../../src/identity/explain.js";
import { carry, NetworkClient } from "../../src/identity/network-client.js";
import { SignInError } from "../../src/identity/sign-in-error.js";
import { createTokenSource, type SignInWorld } from "../../src/identity/token-source.js";
import { makeCertificate } from "./support/certificates.js";
import { startServer, type TestAnswer, type TestRequest, type TestServer } from "./support/server.js";
import { clientId, connectionBy, partsFor, pretendCloud, tenantId } from "./support/world.js";

const token: TestAnswer = { body: { token_type: "Bearer", access_token: "a token", expires_in: 3600 } };
const secret = "canary8Q~abcdefghijklmnopqrstuvwxyz012345";

describe("what Entra and the network answer", () => {
  let server: TestServer | undefined;
  let waits: number[] = [];

  beforeEach(() => {
    server = undefined;
    waits = [];
  });
  afterEach(() => server?.stop());

  const sleep = (milliseconds: number) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };

  function sourceAt(cloud: Cloud, world: Partial<SignInWorld> = {}) {
    const { parts, told } = partsFor({
      way: { kind: "client-secret", clientId },
      cloud,
      world: { sleep, ...world },
      credential: { kind: "client-secret", secret },
    });
    return { source: createTokenSource(parts), told };
  }

  /** A source whose Entra gives `answers` in turn, and the last one for ever. */
  async function sourceWith(...answers: TestAnswer[]) {
    server = await startServer((_request, count) => answers[count - 1] ?? answers.at(-1) ?? token);
    return sourceAt(pretendCloud(server.origin));
  }

  async function errorOf(source: { getToken: (request: { audience: "graph" }) => Promise<unknown> }) {
    try {
      await source.getToken({ audience: "graph" });
    } catch (error) {
      assert.ok(error instanceof SignInError, String((error as Error).stack));
      assert.ok(!inspect(error, { depth: 10 }).includes("canary"));
      return error;
    }
    throw new Error("It gave a token.");
  }

  it("is asked once where all goes well, for the tenant and at no other address", async () => {
    const { source, told } = await sourceWith(token);
    assert.equal((await source.getToken({ audience: "graph" })).token, "a token");
    assert.deepEqual(
      server?.requests.map(({ method, path }) => `${method} ${path.split("?")[0] ?? ""}`),
      [`POST /${tenantId}/oauth2/v2.0/token`],
    );
    assert.equal(server.requests[0]?.form.get("client_secret"), secret);
    assert.deepEqual(told.log, []);
  });

  for (const [what, fault] of [
    ["503", { status: 503 }],
    ["500 with a page", { status: 500, body: "<html>" }],
    ["a connection that breaks off", { breaks: true }],
  ] as const) {
    it(`is asked again after ${what}`, async () => {
      const { source } = await sourceWith(fault, fault, token);
      assert.equal((await source.getToken({ audience: "graph" })).token, "a token");
      assert.deepEqual(waits, [1000, 2000]);
    });
  }

  it("is left alone as long as it asks for", async () => {
    const { source } = await sourceWith({ status: 429, headers: { "retry-after": "7" } }, token);
    await source.getToken({ audience: "graph" });
    assert.deepEqual(waits, [7000]);
  });

  it("is not waited for too long, and not asked too often", async () => {
    const long = await sourceWith({ status: 429, headers: { "retry-after": "300" } });
    const error = await errorOf(long.source);
    assert.deepEqual([error.failure, error.remedy], ["throttled", "Try again in 300 seconds."]);
    assert.equal(server?.requests.length, 1);
    await server.stop();

    const down = await sourceWith({ status: 503 });
    assert.equal((await errorOf(down.source)).failure, "service");
    assert.equal(server.requests.length, 3);
  });

  it("does not stay throttled when it is over", async () => {
    const busy: TestAnswer = { status: 429, headers: { "retry-after": "300" }, body: { error: "busy" } };
    const { source } = await sourceWith(busy, token);
    assert.equal((await errorOf(source)).failure, "throttled");
    assert.equal((await source.getToken({ audience: "graph" })).token, "a token");
  });

  it("tells why it refused", async () => {
    const { source } = await sourceWith({
      status: 401,
      body: {
        error: "invalid_client",
        error_description: `AADSTS7000222: The provided client secret keys for app '${clientId}' are expired. ${secret}`,
        error_codes: [7000222],
        correlation_id: "3f3a7c9e-2d7a-4d0a-8a39-5c9b6c1d2e3f",
      },
    });
    const error = await errorOf(source);
    assert.equal(error.failure, "expired-secret");
    assert.equal(error.code, "AADSTS7000222");
    assert.equal(error.correlationId, "3f3a7c9e-2d7a-4d0a-8a39-5c9b6c1d2e3f");
    assert.equal(error.message, `The client secret of the application ${clientId} has ended.`);
    assert.equal(server?.requests.length, 1);
  });

  for (const [what, answer, failure] of [
    ["a page of a proxy", { body: "<!doctype html><title>Sign in to the network</title>" }, "proxy"],
    [
      "a page that says it is JSON",
      { headers: { "content-type": "application/json" }, body: "<html>" },
      "proxy",
    ],
    ["a page with 403", { status: 403, body: "<html>Blocked</html>" }, "proxy"],
    [
      "JSON that was cut off",
      { headers: { "content-type": "application/json" }, body: '{"access_token": "canary' },
      "service",
    ],
    ["an empty answer", { headers: { "content-type": "application/json" }, body: "" }, "service"],
    ["a list", { headers: { "content-type": "application/json" }, body: "[]" }, "service"],
    ["400 without a reason", { status: 400, body: {} }, "other"],
  ] as const) {
    it(`understands ${what}`, async () => {
      const { source } = await sourceWith(answer);
      assert.equal((await errorOf(source)).failure, failure);
    });
  }

  it("is not followed to another host, to which the secret would go", async () => {
    const other = await startServer(() => token);
    try {
      const { source } = await sourceWith({ status: 307, headers: { location: `${other.origin}/token` } });
      const error = await errorOf(source);
      assert.equal(error.failure, "proxy");
      assert.match(error.message, /was sent on to 127\.0\.0\.1:\d+, which was not followed/);
      assert.deepEqual(other.requests, []);
    } finally {
      await other.stop();
    }
  });

  it("cannot be reached where nobody listens", async () => {
    const closed = await startServer(() => token);
    await closed.stop();
    const error = await errorOf(sourceAt(pretendCloud(closed.origin)).source);
    assert.equal(error.failure, "unreachable");
    assert.match(error.message, /^The connection to 127\.0\.0\.1:\d+ was refused\.$/);
  });

  it("cannot be reached where its name is not known", async () => {
    const { source } = sourceAt(pretendCloud("https://login.invalid"));
    const error = await errorOf(source);
    assert.equal(error.failure, "unreachable");
    assert.match(error.message, /^login\.invalid was not found/);
  });

  it("is not trusted with a certificate that is signed by itself", async () => {
    server = await startServer(() => token, makeCertificate({ host: "localhost" }));
    const cloud = pretendCloud(server.origin.replace("127.0.0.1", "localhost"));
    const error = await errorOf(sourceAt(cloud).source);
    assert.equal(error.failure, "tls");
    assert.match(error.message, /^The certificate that localhost:\d+ showed is signed by itself/);
    assert.deepEqual(server.requests, []);
  });

  it("is not asked by TLS where there is none", async () => {
    server = await startServer(() => token);
    const cloud = pretendCloud(server.origin.replace("http:", "https:"));
    assert.equal((await errorOf(sourceAt(cloud).source)).failure, "tls");
  });

  it("is not waited for longer than a request may take", async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const { port } = mute.address() as { port: number };
    const cloud = pretendCloud(`http://127.0.0.1:${String(port)}`);
    const { signal } = new AbortController();
    const client = new NetworkClient({ cloud, fetch, now: () => new Date(), sleep, signal, timeout: 20 });
    await assert.rejects(client.send("POST", `https://login.microsoftonline.com/t`));
    const explained = explainSignIn(client.problem, {
      cloud,
      connection: connectionBy({ kind: "azure-cli" }),
    });
    assert.equal(explained.failure, "unreachable");
    assert.match(explained.message, /did not answer in time/);
    mute.close();
  });

  it("is given up when it says nothing and one does not want to wait", async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const giveUp = new AbortController();
    mute.once("connection", () => {
      giveUp.abort();
    });
    const { port } = mute.address() as { port: number };
    const { source } = sourceAt(pretendCloud(`http://127.0.0.1:${String(port)}`));
    await assert.rejects(
      source.getToken({ audience: "graph", signal: giveUp.signal }),
      (error) => error instanceof SignInError && error.failure === "cancelled",
    );
    mute.close();
  });

  for (const cloud of clouds) {
    it(`is asked at its own host in ${cloud.title}, whatever the environment says`, async () => {
      const entra = await startServer(() => token);
      server = entra;
      const asked: string[] = [];
      process.env["MSAL_FORCE_REGION"] = "westeurope";
      try {
        const { source } = sourceAt(cloud, {
          fetch: (input, init) => {
            const url = new URL(input);
            asked.push(url.origin);
            return fetch(`${entra.origin}${url.pathname}${url.search}`, init);
          },
        });
        await source.getToken({ audience: "exchange" });
      } finally {
        delete process.env["MSAL_FORCE_REGION"];
      }
      assert.deepEqual(asked, [cloud.login]);
      const [request] = entra.requests as [TestRequest];
      assert.equal(request.form.get("scope"), `${new URL(cloud.ews).origin}/.default`);
    });
  }
});

describe("carry", () => {
  const microsoft = "https://login.microsoftonline.com";

  it("brings what MSAL asks for to a pretended tenant", () => {
    const cloud = pretendCloud("http://127.0.0.1:8100");
    assert.equal(
      carry(`${microsoft}/t/oauth2/v2.0/token?a=1`, cloud),
      "http://127.0.0.1:8100/t/oauth2/v2.0/token?a=1",
    );
  });

  it("goes to no other host, and to none without encryption", () => {
    for (const [address, login] of [
      ["https://login.microsoftonline.us/t", "http://127.0.0.1:8100"],
      ["https://westeurope.login.microsoft.com/t", microsoft],
      ["http://login.microsoftonline.com/t", microsoft],
      [`${microsoft}/t`, "http://login.example"],
      [`${microsoft}/t`, "http://127.0.0.1.example"],
    ] as const) {
      assert.throws(() => carry(address, pretendCloud(login)), { name: "StrangeAnswer" });
    }
  });
});
