import assert from "node:assert/strict";
import { checkConnection, ConnectionError } from "../../src/identity/check-connection.js";
import { findEwsProblem, findTenantProblem } from "../../src/identity/connection-fields.js";
import { parseConnection } from "../../src/identity/parse-connection.js";
import { UserError } from "../../src/base/errors.js";
import { clientId, pretendCloud, tenantId } from "./support/world.js";

function problemsOf(value: unknown): readonly string[] {
  try {
    checkConnection(value);
  } catch (error) {
    assert.ok(error instanceof ConnectionError, String(error));
    for (const { message } of error.problems) {
      assert.match(message, /^[A-Z"][\s\S]*[.]$/);
    }
    assert.ok(!`${error.message} ${error.remedy ?? ""}`.includes("canary"), error.message);
    return error.problems.map(({ field }) => field);
  }
  return [];
}

describe("checkConnection", () => {
  const secretWay = { kind: "client-secret", clientId };

  it("fills in what is usual", () => {
    assert.deepEqual(checkConnection({ name: "Contoso: Ünïversity", way: { kind: "interactive" } }), {
      id: "contoso-university",
      name: "Contoso: Ünïversity",
      cloud: "global",
      tenant: "organizations",
      way: { kind: "interactive" },
      readOnly: true,
    });
  });

  it("takes everything that a connection can say", () => {
    for (const connection of [
      { id: "a", name: "A", cloud: "gcc-high", tenant: tenantId, way: secretWay, readOnly: false },
      {
        id: "b",
        name: "B",
        cloud: "china",
        tenant: "contoso.partner.onmschina.cn",
        way: { kind: "certificate", clientId },
        readOnly: true,
      },
      {
        id: "c",
        name: "C",
        cloud: "dod",
        tenant: "organizations",
        way: { kind: "device-code", clientId },
        readOnly: true,
      },
      {
        id: "d",
        name: "D",
        cloud: "global",
        tenant: "contoso.com",
        way: { kind: "azure-cli" },
        readOnly: true,
      },
      {
        id: "e",
        name: "E",
        cloud: "global",
        tenant: "organizations",
        way: { kind: "vscode-account" },
        readOnly: true,
      },
      {
        id: "f",
        name: "F",
        cloud: "global",
        tenant: "organizations",
        way: { kind: "ntlm", user: "CONTOSO\\ada", ews: "https://mail.contoso.com/EWS/Exchange.asmx" },
        readOnly: true,
      },
      {
        id: "g",
        name: "G",
        cloud: "global",
        tenant: "organizations",
        way: { kind: "basic", user: "ada@contoso.com", ews: "http://127.0.0.1:8080/EWS/Exchange.asmx" },
        readOnly: true,
      },
    ]) {
      assert.deepEqual(checkConnection(connection), connection);
    }
  });

  it("knows the clouds that are pretended, where they are named", () => {
    const value = { name: "Demo", cloud: "demo", way: { kind: "interactive" } };
    assert.deepEqual(problemsOf(value), ["cloud"]);
    assert.equal(checkConnection(value, [pretendCloud("http://127.0.0.1:1", { id: "demo" })]).cloud, "demo");
  });

  it("names every problem at once", () => {
    assert.deepEqual(
      problemsOf({
        id: "a b",
        name: " ",
        cloud: "mars",
        tenant: "contoso",
        way: { kind: "client-secret" },
        readOnly: "yes",
        more: 1,
      }),
      ["name", "id", "cloud", "tenant", "way.clientId", "readOnly", "more"],
    );
  });

  for (const [what, value, fields] of [
    ["something that is no object", "canary", [""]],
    ["a list", [], [""]],
    ["a missing way", { name: "A" }, ["way"]],
    ["an unknown way", { name: "A", way: { kind: "canary" } }, ["way.kind"]],
    ["a way that is inherited", { name: "A", way: { kind: "toString" } }, ["way.kind"]],
    [
      "a client ID that is none",
      { name: "A", way: { kind: "interactive", clientId: "canary" } },
      ["way.clientId"],
    ],
    ["fields of another way", { name: "A", way: { kind: "azure-cli", clientId } }, ["way.clientId"]],
    ["a number for a name", { name: 1, way: { kind: "azure-cli" } }, ["name"]],
    ["a name of two lines", { name: "A\nB", way: { kind: "azure-cli" } }, ["name"]],
    ["an application without a tenant", { name: "A", way: secretWay }, ["tenant"]],
    [
      "an Exchange Server without a user",
      { name: "A", way: { kind: "ntlm", ews: "https://x.example/" } },
      ["way.user"],
    ],
    [
      "a password in an address",
      { name: "A", way: { kind: "ntlm", user: "a", ews: "https://a:canary@x.example/" } },
      ["way.ews"],
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(problemsOf(value), fields);
    });
  }

  for (const value of [
    { clientSecret: "canary" },
    { client_secret: "canary" },
    { way: { kind: "basic", user: "ada", password: "canary" } },
    { way: { kind: "certificate", clientId, certificate: "canary.pem" } },
    { way: { kind: "interactive", refreshToken: "canary" } },
    { deep: { er: { apiKey: "canary" } } },
  ]) {
    it(`finds a secret: ${Object.keys(value.way ?? value).join(", ")}`, () => {
      assert.throws(
        () => checkConnection({ name: "A", way: secretWay, tenant: tenantId, ...value }),
        (error) =>
          error instanceof ConnectionError &&
          error.message.startsWith("A secret does not belong into a connection") &&
          (error.remedy ?? "").includes("CALENDAR_ONRAMP_SECRET") &&
          !JSON.stringify([error.message, error.remedy]).includes("canary"),
      );
    });
  }
});

describe("findTenantProblem", () => {
  it("lets through what is no tenant's name nowhere", () => {
    for (const tenant of [
      tenantId,
      tenantId.toUpperCase(),
      "contoso.com",
      "a-b.c.onmicrosoft.com",
      "xn--bcher-kva.example",
      "organizations",
    ]) {
      assert.equal(findTenantProblem(tenant), undefined, tenant);
    }
    for (const tenant of [
      "",
      "contoso",
      "common",
      "consumers",
      "--help",
      "a.b/../c",
      "a b.com",
      "a.com&x",
      "-a.com",
      "a..com",
      "ä.com",
      `${"a".repeat(64)}.com`,
    ]) {
      assert.notEqual(findTenantProblem(tenant), undefined, tenant);
    }
  });
});

describe("findEwsProblem", () => {
  it("wants https, but for this machine", () => {
    for (const address of [
      "https://mail.contoso.com/EWS/Exchange.asmx",
      "http://localhost:8080/",
      "http://[::1]/",
      "http://127.0.0.1/",
    ]) {
      assert.equal(findEwsProblem(address), undefined, address);
    }
    for (const address of [
      "http://mail.contoso.com/",
      "mail.contoso.com",
      "ftp://127.0.0.1/",
      "http://127.0.0.1.evil.example/",
      "http://localhost.evil.example/",
      "https://x.example/#y",
    ]) {
      assert.notEqual(findEwsProblem(address), undefined, address);
    }
  });
});

describe("parseConnection", () => {
  it("reads a file with comments", () => {
    const text = `\uFEFF{
      // What the vendor sees.
      "name": "Contoso",
      "tenant": "contoso.onmicrosoft.com",
      "way": { "kind": "client-secret", "clientId": "${clientId}" },
    }`;
    assert.deepEqual(parseConnection(text).way, { kind: "client-secret", clientId });
  });

  it("says where a mistake is, and nothing of what stands there", () => {
    assert.throws(
      () => parseConnection('{\n  "clientSecret": "canary" "x"\n}'),
      (error) =>
        error instanceof UserError &&
        error.message === "The connection file is not JSON: there is a mistake in line 2, column 28." &&
        !String(error.stack).includes("canary"),
    );
  });

  for (const text of ["", "[]", "null", '"canary"', '{"__proto__": {"name": "A"}}']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseConnection(text), UserError);
    });
  }
});
