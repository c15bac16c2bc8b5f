import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { findCloud } from "../../src/identity/clouds.js";
import { graphCommandLineTools, type Way } from "../../src/identity/connection.js";
import { SignInError } from "../../src/identity/sign-in-error.js";
import { createTokenSource } from "../../src/identity/token-source.js";
import { makeCertificate } from "./support/certificates.js";
import { startServer, type TestServer } from "./support/server.js";
import { clientId, partsFor, pretendCloud } from "./support/world.js";

describe("createTokenSource", () => {
  const nowhere = pretendCloud("http://127.0.0.1:1");

  for (const way of [
    { kind: "basic", user: "ada", ews: "https://mail.example/" },
    { kind: "ntlm", user: "ada", ews: "https://mail.example/" },
    { kind: "vscode-account" },
  ] as const satisfies Way[]) {
    it(`has no tokens for ${way.kind}`, () => {
      assert.throws(() => createTokenSource(partsFor({ way, cloud: nowhere }).parts), UserError);
    });
  }

  it("wants a client ID where Microsoft's are not known", () => {
    const cloud = findCloud("china");
    assert.ok(cloud);
    assert.throws(
      () => createTokenSource(partsFor({ way: { kind: "interactive" }, cloud }).parts),
      UserError,
    );
    createTokenSource(partsFor({ way: { kind: "interactive", clientId }, cloud }).parts);
  });

  it("wants the tenant of an application", async () => {
    const { parts } = partsFor({
      way: { kind: "client-secret", clientId },
      cloud: nowhere,
      connection: { tenant: "organizations" },
      credential: { kind: "client-secret", secret: "s" },
    });
    await assert.rejects(
      createTokenSource(parts).getToken({ audience: "graph" }),
      (error) => error instanceof SignInError && error.failure === "wrong-tenant",
    );
  });

  it("passes on what reading the credential says", async () => {
    const { parts } = partsFor({ way: { kind: "client-secret", clientId }, cloud: nowhere });
    const readCredential = () => Promise.reject(new UserError("No secret is kept.", { remedy: "Enter it." }));
    await assert.rejects(createTokenSource({ ...parts, readCredential }).getToken({ audience: "graph" }), {
      message: "No secret is kept.",
      remedy: "Enter it.",
    });
  });

  it("does not sign with a certificate that has ended, or with a secret in its place", async () => {
    const { key, cert } = makeCertificate({ to: new Date("2026-02-01T00:00:00Z") });
    const credential = { kind: "certificate", privateKey: key, certificate: cert } as const;
    const certificate = partsFor({ way: { kind: "certificate", clientId }, cloud: nowhere, credential });
    await assert.rejects(createTokenSource(certificate.parts).getToken({ audience: "graph" }), {
      message: "The certificate ended on 2026-02-01.",
    });
    const secret = partsFor({ way: { kind: "client-secret", clientId }, cloud: nowhere, credential });
    await assert.rejects(createTokenSource(secret.parts).getToken({ audience: "graph" }), SignInError);
  });
});

describe("a device code", () => {
  let server: TestServer;
  afterEach(() => server.stop());

  const code = { device_code: "canary device", user_code: "ABC123", expires_in: 900 };
  const token = { token_type: "Bearer", access_token: "a token", expires_in: 3600, scope: "x" };

  async function sourceWith(polls: readonly object[], more: object = {}) {
    const waits: number[] = [];
    server = await startServer(({ path }, count) => {
      if (path.includes("/devicecode")) {
        return { body: { ...code, verification_uri: `${server.origin}/device`, interval: 0.01, ...more } };
      }
      const body = polls[count - 2] ?? polls.at(-1) ?? {};
      return { status: "error" in body ? 400 : 200, body };
    });
    const { parts, told } = partsFor({
      way: { kind: "device-code" },
      cloud: pretendCloud(server.origin),
      world: {
        sleep: (milliseconds) => {
          waits.push(milliseconds);
          return Promise.resolve();
        },
      },
    });
    return { source: createTokenSource(parts), told, waits };
  }

  const ask = { audience: "graph", interactive: true, reason: "The list is wanted." } as const;

  it("is shown with its address, its end and the reason", async () => {
    const { source, told } = await sourceWith([{ error: "authorization_pending" }, token]);
    await source.getToken(ask);
    const [shown] = told.codes;
    assert.equal(shown?.userCode, "ABC123");
    assert.equal(shown.url, `${server.origin}/device`);
    assert.equal(shown.reason, "The list is wanted.");
    assert.ok(shown.expires.getTime() > Date.now() + 800_000);
    assert.equal(server.requests[0]?.form.get("client_id"), graphCommandLineTools);
  });

  it("is asked for less often where Entra says so", async () => {
    const { source, waits } = await sourceWith([{ error: "slow_down" }, { error: "slow_down" }, token]);
    assert.equal((await source.getToken(ask)).token, "a token");
    assert.deepEqual(waits, [5000, 5000]);
  });

  it("may be declined", async () => {
    const { source } = await sourceWith([{ error: "authorization_declined" }]);
    await assert.rejects(
      source.getToken(ask),
      (error) => error instanceof SignInError && error.failure === "cancelled",
    );
  });

  it("may be kept from being used by a policy, which Entra tells by a code", async () => {
    const { source } = await sourceWith([
      { error: "invalid_grant", error_description: "AADSTS530033: canary", error_codes: [530033] },
    ]);
    await assert.rejects(
      source.getToken(ask),
      (error) => error instanceof SignInError && error.failure === "blocked-by-policy",
    );
  });

  it("leads to no address that is not encrypted", async () => {
    const { source, told } = await sourceWith([token], { verification_uri: "http://evil.example/device" });
    await assert.rejects(
      source.getToken(ask),
      (error) => error instanceof SignInError && error.failure === "service",
    );
    assert.deepEqual(told.codes, []);
  });
});
