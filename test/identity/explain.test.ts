import assert from "node:assert/strict";
import { inspect } from "node:util";
import { UserError } from "../../src/base/errors.js";
import { findMeaning, knownCodes } from "../../src/identity/aadsts.js";
import { graphCommandLineTools, type Way } from "../../src/identity/connection.js";
import { explainSignIn } from "../../src/identity/explain.js";
import { StrangeAnswer } from "../../src/identity/network-client.js";
import { Refusal } from "../../src/identity/refusal.js";
import { SignInError, type SignInFailure } from "../../src/identity/sign-in-error.js";
import { clientId, connectionBy, pretendCloud, tenantId } from "./support/world.js";

const way: Way = { kind: "client-secret", clientId };
const situation = {
  cloud: pretendCloud("http://127.0.0.1:8100", { login: "https://login.example" }),
  connection: connectionBy(way),
};
const explain = (error: unknown) => explainSignIn(error, situation);
const refused = (code: number, description = `AADSTS${String(code)}: Whatever.`) =>
  new Refusal({ error: "invalid_client", error_codes: [code], error_description: description }, 400);

/** Things that must not come out again, in each shape that they have. */
const canaries = {
  secret: "canary-secret-8Q~abcdefghijklmnopqrstuvwxyz0123",
  token: `eyJhbGciOiJSUzI1NiJ9.${Buffer.from('{"canary":1}').toString("base64url")}.canarysignature`,
  code: `0.canary${"Ab1".repeat(40)}`,
  assertion: `eyJ4NXQiOiJjYW5hcnkifQ.canary${"Zz9".repeat(30)}.canary`,
  key: "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----",
};

describe("explainSignIn", () => {
  it("knows every code that a connection of ours is likely to meet", () => {
    for (const code of [
      50034, 50053, 50055, 50057, 50058, 50059, 50076, 50078, 50079, 50105, 50126, 50128, 50131, 50158, 50173,
      50194, 53000, 53003, 53004, 65001, 65004, 65005, 70008, 700027, 70011, 70016, 700016, 700082, 70020,
      7000112, 7000215, 7000218, 7000222, 90002, 90072, 90094, 500011, 500113, 50011, 530003, 650057, 900023,
    ]) {
      assert.ok(findMeaning(code), String(code));
    }
    assert.equal(new Set(knownCodes).size, knownCodes.length);
  });

  it("speaks in whole sentences, with names in them", () => {
    for (const code of knownCodes) {
      const { message, remedy = "" } = explain(refused(code));
      for (const text of [message, remedy]) {
        assert.match(text, /^[A-Zh][^{}]*\.$/, `${String(code)}: ${text}`);
        assert.doesNotMatch(text, /!|please|successful|AADSTS/i);
      }
      assert.doesNotMatch(`${message} ${remedy}`, /undefined|\bthe the\b/i);
    }
  });

  const expected: Readonly<Record<number, SignInFailure>> = {
    50011: "redirect-not-registered",
    50034: "wrong-tenant",
    50058: "interaction-needed",
    50076: "multi-factor",
    50105: "blocked-by-policy",
    50126: "password",
    50194: "wrong-tenant",
    500011: "unknown-application",
    500113: "redirect-not-registered",
    53003: "blocked-by-policy",
    65001: "consent-missing",
    65004: "cancelled",
    650057: "consent-missing",
    700016: "unknown-application",
    700027: "wrong-certificate",
    700082: "interaction-needed",
    7000112: "application-disabled",
    7000215: "wrong-secret",
    7000218: "not-public-client",
    7000222: "expired-secret",
    90002: "wrong-tenant",
    90094: "consent-missing",
  };
  for (const [code, failure] of Object.entries(expected)) {
    it(`takes AADSTS${code} for ${failure}`, () => {
      const error = explain(refused(Number(code)));
      assert.equal(error.failure, failure);
      assert.equal(error.code, `AADSTS${code}`);
    });
  }

  it("names the application and the tenant", () => {
    assert.equal(
      explain(refused(700016)).message,
      `The application ${clientId} is not known in ${tenantId}.`,
    );
    const people = connectionBy({ kind: "interactive" }, { tenant: "organizations" });
    assert.equal(
      explainSignIn(refused(700016), { ...situation, connection: people }).message,
      "Microsoft Graph Command Line Tools is not known in this tenant.",
    );
    const named = connectionBy({ kind: "device-code", clientId: graphCommandLineTools });
    assert.match(
      explainSignIn(refused(65001), { ...situation, connection: named }).message,
      /Command Line Tools/,
    );
  });

  it("finds the code in what others throw", () => {
    const error = explain(new Error("Outer", { cause: new Error("AADSTS50105: canary") }));
    assert.equal(error.failure, "blocked-by-policy");
    assert.equal(error.code, "AADSTS50105");
  });

  it("shows an unknown code with Entra's own sentence and where to look it up", () => {
    const error = explain(
      refused(5099999, "AADSTS5099999: Something new happened. Trace ID: 1\r\nTimestamp: 2"),
    );
    assert.equal(error.message, "Entra refused the sign-in with AADSTS5099999: Something new happened.");
    assert.equal(
      error.remedy,
      "Microsoft explains the code at https://login.microsoftonline.com/error?code=5099999.",
    );
    assert.equal(error.failure, "other");
  });

  it("prefers a code that it knows", () => {
    const refusal = new Refusal({ error: "invalid_grant", error_codes: [5099999, 53003] });
    assert.equal(explain(refusal).failure, "blocked-by-policy");
  });

  for (const [error, failure] of [
    ["invalid_client", "wrong-secret"],
    ["invalid_grant", "interaction-needed"],
    ["consent_required", "consent-missing"],
    ["authorization_declined", "cancelled"],
    ["expired_token", "cancelled"],
    ["temporarily_unavailable", "service"],
    ["constructor", "other"],
  ] as const) {
    it(`understands ${error} without a code`, () => {
      assert.equal(explain(new Refusal({ error }, 400)).failure, failure);
    });
  }

  it("tells how long Entra wants to be left alone", () => {
    const error = explain(new Refusal({ error: "throttled", error_codes: [50196] }, 429, 17));
    assert.equal(error.failure, "throttled");
    assert.equal(error.remedy, "Try again in 17 seconds.");
  });

  const coded = (code: string) => Object.assign(new Error("canary"), { code });
  for (const [code, failure] of [
    ["ENOTFOUND", "unreachable"],
    ["EAI_AGAIN", "unreachable"],
    ["ECONNREFUSED", "unreachable"],
    ["ETIMEDOUT", "unreachable"],
    ["ECONNRESET", "unreachable"],
    ["UND_ERR_CONNECT_TIMEOUT", "unreachable"],
    ["UND_ERR_SOCKET", "unreachable"],
    ["UND_ERR_ABORTED", "proxy"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "tls"],
    ["CERT_HAS_EXPIRED", "tls"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
    ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "tls"],
  ] as const) {
    it(`takes ${code} for ${failure}, wherever it is`, () => {
      for (const error of [
        coded(code),
        new TypeError("fetch failed", { cause: coded(code) }),
        new TypeError("fetch failed", { cause: new AggregateError([new Error("x"), coded(code)]) }),
        Object.assign(new Error("endpoints_resolution_error"), {
          errorCode: "endpoints_resolution_error",
          cause: new TypeError("fetch failed", { cause: coded(code) }),
        }),
      ]) {
        const explained = explain(error);
        assert.equal(explained.failure, failure);
        assert.match(explained.message, /login\.example|certificate/);
      }
    });
  }

  it("understands what Chromium says, which VS Code's fetch can go through", () => {
    assert.equal(explain(new Error("net::ERR_PROXY_CONNECTION_FAILED")).failure, "proxy");
    assert.equal(explain(new Error("net::ERR_CERT_AUTHORITY_INVALID")).failure, "tls");
  });

  it("knows a proxy that wants a password, whoever hears of it", () => {
    const tunnel = Object.assign(new Error("Proxy response (407) !== 200 when HTTP Tunneling"), {
      code: "UND_ERR_ABORTED",
    });
    for (const error of [
      new TypeError("fetch failed", { cause: tunnel }),
      new StrangeAnswer("proxy-password", 407),
    ]) {
      const { failure, message } = explain(error);
      assert.deepEqual([failure, message], ["proxy", "The proxy wants a user and a password."]);
    }
  });

  it("never leaves it at MSAL's word for everything", () => {
    const error = explain(Object.assign(new Error("x"), { errorCode: "endpoints_resolution_error" }));
    assert.equal(error.failure, "unreachable");
    assert.equal(error.message, "login.example could not be reached.");
  });

  it("takes a stopped request for a sign-in that was given up", () => {
    assert.equal(explain(AbortSignal.abort().reason).failure, "cancelled");
  });

  it("passes on what is explained already", () => {
    const error = new SignInError("It failed.", { failure: "other" });
    assert.equal(explain(error), error);
    assert.equal(explain(new Error("x", { cause: error })), error);
    const { message, remedy } = explain(new UserError("No secret is kept.", { remedy: "Enter it." }));
    assert.deepEqual([message, remedy], ["No secret is kept.", "Enter it."]);
  });

  it("survives errors that hold themselves, and things that are none", () => {
    const round = new Error("x");
    round.cause = round;
    for (const error of [round, undefined, null, "canary", 7, {}]) {
      assert.equal(explain(error).failure, "other");
    }
  });

  it("keeps the place of an unknown error, but none of its words", () => {
    const error = explain(new TypeError(`canary\n    at canary (canary.js:1:1)`));
    assert.match((error.cause as Error).stack ?? "", /^TypeError\n {4}at .*explain\.test/);
    assert.ok(!inspect(error, { depth: 10 }).includes("canary"));
  });

  it("tells the log what nobody knows, without secrets", () => {
    const log: string[] = [];
    explainSignIn(new TypeError(`No such thing as ${canaries.secret}`), {
      ...situation,
      log: (line) => log.push(line),
    });
    explainSignIn(refused(7000215), { ...situation, log: (line) => log.push(line) });
    assert.match(log.join("\n"), /^TypeError: No such thing as \[hidden\]\n {4}at /);
  });

  it("lets no secret out, wherever it comes in", () => {
    for (const [name, canary] of Object.entries(canaries)) {
      const texts = [
        canary,
        encodeURIComponent(canary),
        JSON.stringify({ client_secret: canary, code: canary }),
      ];
      for (const text of texts) {
        for (const error of [
          new Error(text),
          new Error(`AADSTS7000215: ${text}`),
          Object.assign(new Error(text), { code: text, stack: text, errorCode: text, errorMessage: text }),
          Object.assign(new TypeError("fetch failed", { cause: coded("ECONNRESET") }), { body: text }),
          new AggregateError([new Error(text)], text),
          new Refusal({
            error: text,
            suberror: text,
            error_codes: [text],
            correlation_id: text,
            claims: text,
          }),
          new Refusal({
            error: "invalid_client",
            error_description: `AADSTS5099999: bad client_secret=${text}`,
          }),
          new Refusal({ error: "invalid_grant", error_description: text, ...{ [text]: text } }),
          new StrangeAnswer("page", 200),
          { message: text, errorCode: "endpoints_resolution_error" },
          text,
        ]) {
          const explained = explain(error);
          const shown = inspect(explained, { depth: 10, showHidden: true }) + (explained.stack ?? "");
          assert.ok(!shown.includes("canary"), `${name} in ${shown}`);
        }
      }
    }
  });
});
