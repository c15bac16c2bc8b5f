import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli, type Meanwhile } from "../support/cli.js";
import { findClient, lineOf } from "./support/tenant.js";

const clientId = "8f1b9d0a-4f2b-4f0e-a5a6-6d2f4b7a9c55";
const canary = "CANARY8Q~secret.of-somebody_else.1234567";

describe("the connection of a command", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant();
  });
  after(() => tenant.stop());

  const product = () => findClient(tenant.clients, "Exchange calendar synchronization");

  const whoami = (
    args: readonly string[],
    files: Readonly<Record<string, string>> = {},
    meanwhile: Meanwhile = {},
  ) =>
    runCli(
      ["whoami", ...args],
      { "line.json": lineOf(tenant), "bare.json": lineOf(tenant, { withSecrets: false }), ...files },
      { isNow: true, ...meanwhile },
    );

  const fileOf = (more: object = {}) =>
    JSON.stringify({
      name: "Contoso as a product",
      tenant: tenant.tenantId,
      way: { kind: "client-secret", clientId: product().clientId },
      ...more,
    });

  const refuses = async (
    says: RegExp,
    args: readonly string[],
    files: Readonly<Record<string, string>> = {},
    meanwhile: Meanwhile = {},
  ) => {
    const { login, graph } = tenant.requests;
    const { code, out, complaints } = await whoami(args, files, meanwhile);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(complaints, says);
    assert.doesNotMatch(complaints, /CANARY|This is a bug|^\s+at /m);
    assert.deepEqual([tenant.requests.login, tenant.requests.graph], [login, graph], "Nothing was sent.");
  };

  describe("in a file", () => {
    for (const [title, meanwhile, more] of [
      [
        "from the environment",
        () => ({ environment: { CALENDAR_ONRAMP_SECRET: product().clientSecret } }),
        [],
      ],
      ["from standard input", () => ({ line: product().clientSecret }), ["--secret-stdin"]],
    ] as const) {
      it(`is used with a secret ${title}`, async () => {
        const { code, out, complaints } = await whoami(
          ["--connection", "c.json", "--endpoints", "bare.json", ...more],
          { "c.json": fileOf() },
          meanwhile(),
        );
        assert.equal(code, 0, complaints);
        assert.match(out, /^Connection +Contoso as a product \(client-secret\)$/m);
        assert.match(out, /^Signed in as +the application Exchange calendar synchronization/m);
      });
    }

    it("may have comments, and come from standard input", async () => {
      const { code, complaints } = await whoami(["--connection", "-", "--endpoints", "line.json"], {
        "-": `// ours\n${fileOf()}`,
      });
      assert.equal(code, 0, complaints);
    });

    it("prefers the secret that is piped in to that of the environment", async () => {
      const { code, complaints } = await whoami(
        ["--connection", "c.json", "--endpoints", "bare.json", "--secret-stdin"],
        { "c.json": fileOf() },
        { line: product().clientSecret, environment: { CALENDAR_ONRAMP_SECRET: canary } },
      );
      assert.equal(code, 0, complaints);
    });

    it("may have no secret in it", () =>
      refuses(
        /A secret does not belong into a connection/,
        ["--connection", "c.json", "--endpoints", "line.json"],
        {
          "c.json": fileOf({ way: { kind: "client-secret", clientId, clientSecret: canary } }),
        },
      ));

    for (const [title, text, says] of [
      ["that is no JSON", "{", /not JSON/],
      ["without a tenant", JSON.stringify({ name: "x", way: { kind: "client-secret", clientId } }), /tenant/],
      ["of another way", JSON.stringify({ name: "x", way: { kind: "telepathy" } }), /There is no such way/],
      [
        "of the editor",
        JSON.stringify({ name: "x", way: { kind: "vscode-account" } }),
        /only there in VS Code/,
      ],
      [
        "of an Exchange Server",
        JSON.stringify({ name: "x", way: { kind: "basic", user: "ada", ews: "https://mail.example/EWS" } }),
        /has no tokens/,
      ],
    ] as const) {
      it(`is not used ${title}`, () => refuses(says, ["--connection", "c.json"], { "c.json": text }));
    }

    it("has to be there", () =>
      refuses(/Cannot read c\.json: there is no such file\./, ["--connection", "c.json"]));
  });

  describe("in options", () => {
    const there = ["--tenant", "contoso.onmicrosoft.com"];

    for (const [title, args, says, environment] of [
      ["nothing at all", [], /which tenant to connect to.*--connection FILE/, {}],
      ["no way", there, /how to sign in.*--way/, {}],
      ["no way, and a secret for nobody", there, /how to sign in/, { CALENDAR_ONRAMP_SECRET: canary }],
      ["no application", [...there, "--way", "client-secret"], /as which application.*--client-id/, {}],
      [
        "no secret",
        [...there, "--way", "client-secret", "--client-id", clientId],
        /The client secret is missing\. Set it in CALENDAR_ONRAMP_SECRET/,
        {},
      ],
      [
        "an empty secret",
        [...there, "--way", "client-secret", "--client-id", clientId],
        /The client secret is missing/,
        { CALENDAR_ONRAMP_SECRET: "" },
      ],
      [
        "no certificate",
        [...there, "--way", "certificate", "--client-id", clientId],
        /The certificate is missing\. Name its file with --certificate/,
        {},
      ],
      [
        "a certificate for nothing",
        [...there, "--way", "azure-cli", "--certificate", "c.pem"],
        /does not sign in with one/,
        {},
      ],
      [
        "an application for the Azure CLI",
        [...there, "--way", "azure-cli", "--client-id", clientId],
        /an application of its own/,
        {},
      ],
      [
        "a tenant that is none",
        ["--tenant", "../x?y", "--way", "device-code"],
        /tenant is neither an ID/,
        {},
      ],
      [
        "a client ID that is none",
        [...there, "--way", "device-code", "--client-id", canary],
        /client ID is not a GUID/,
        {},
      ],
      [
        "an application without a tenant",
        ["--client-id", clientId],
        /tenant has to be named/,
        { CALENDAR_ONRAMP_SECRET: canary },
      ],
      ["a way of its own", [...there, "--way", "vscode-account"], /Allowed choices are/, {}],
      ["a cloud that there is not", [...there, "--cloud", "mars"], /Allowed choices are global/, {}],
      [
        "no public client there",
        ["--cloud", "china", "--way", "device-code"],
        /registration of their own/,
        {},
      ],
    ] as const) {
      it(`is refused with ${title}`, () => refuses(says, args, {}, { environment }));
    }

    for (const args of [
      ["--demo", "--connection", "c.json"],
      ["--demo", "--endpoints", "line.json"],
      ["--demo", "--tenant", "contoso.com"],
      ["--demo", "--secret-stdin"],
      ["--connection", "c.json", "--tenant", "contoso.com"],
      ["--connection", "c.json", "--client-id", clientId],
      ["--connection", "c.json", "--way", "azure-cli"],
      ["--endpoints", "line.json", "--cloud", "global"],
    ]) {
      it(`is not named twice: ${args.join(" ")}`, () => refuses(/cannot be used with option/, args));
    }

    for (const args of [
      ["--connection", "-", "--secret-stdin"],
      ["--connection", "-", "--endpoints", "-"],
      ["--endpoints", "-", "--client-id", clientId, "--certificate", "-"],
    ]) {
      it(`has one standard input: ${args.join(" ")}`, () => refuses(/can be only one of/, args));
    }
  });

  describe("with the endpoints of a demo tenant", () => {
    it("signs in as a product that is named", async () => {
      const { out } = await whoami(["--endpoints", "line.json", "--client-id", product().clientId]);
      assert.match(out, /^Signed in as +the application Exchange calendar synchronization/m);
    });

    it("does the same in a tenant of its own", async () => {
      const { code, out } = await whoami(["--demo", "--client-id", product().clientId]);
      assert.equal(code, 0);
      assert.match(out, /^Application permissions +Calendars\.Read$/m);
    });

    for (const args of [["--demo"], ["--endpoints", "line.json"]]) {
      it(`leaves alone what the environment holds for another tenant: ${args.join(" ")}`, async () => {
        const { code, complaints } = await whoami(
          args,
          {},
          { environment: { CALENDAR_ONRAMP_SECRET: canary } },
        );
        assert.equal(code, 0, complaints);
      });
    }

    for (const address of [
      "https://login.evil.example",
      "http://169.254.169.254",
      "http://127.0.0.1.evil.example",
      "http://evil.example#127.0.0.1",
      "http://127.0.0.1@evil.example",
      "http://ada:CANARY@127.0.0.1:1",
      "http://127.0.0.1:1/?q=CANARY",
      "http://localhost:1",
      "http://0.0.0.0:1",
      "file://127.0.0.1/etc/passwd",
      "//127.0.0.1:1",
      "",
      7,
    ]) {
      for (const endpoint of ["login", "graph", "ews", "autodiscover"] as const) {
        it(`sends nothing to ${endpoint} at ${JSON.stringify(address)}`, () => {
          const line = JSON.parse(lineOf(tenant)) as { endpoints: Record<string, unknown> };
          line.endpoints[endpoint] = address;
          return refuses(/is not an address on this machine/, ["--endpoints", "evil.json"], {
            "evil.json": JSON.stringify(line),
          });
        });
      }
    }

    for (const text of ["", "[]", "{}", "null", '{ "endpoints": {} }', "demo"]) {
      it(`are not ${JSON.stringify(text)}`, () =>
        refuses(/not what “calendar-onramp demo” prints/, ["--endpoints", "x.json"], { "x.json": text }));
    }
  });

  describe("keeps secrets", () => {
    for (const args of [
      ["--client-secret", canary],
      [`--client-secret=${canary}`],
      [`--secret=${canary}`],
      ["--password", canary],
      ["--passphrase", canary],
      [`--Token=${canary}`],
      ["--access-token", canary],
      [`--secret-stdin=${canary}`],
      [`--private-key=${canary}`],
    ]) {
      it(`out of arguments: ${args.join(" ").replace(canary, "…")}`, () =>
        refuses(/A secret has no place on a command line\..*CALENDAR_ONRAMP_SECRET.*replace it\./, args));
    }

    for (const args of [
      [`--client-secert=${canary}`],
      [`--sceret=a'${canary}'`],
      [canary],
      [`--demo=${canary}`],
    ]) {
      it(`out of what is said of ${args.join(" ").replace(canary, "…")}`, () => refuses(/^error: /, args));
    }

    it("out of every output, however much is said", async () => {
      const { clientSecret } = product();
      const given = { environment: { CALENDAR_ONRAMP_SECRET: clientSecret } };
      const wrong = { environment: { CALENDAR_ONRAMP_SECRET: canary } };
      const named = ["--endpoints", "line.json", "--client-id", product().clientId, "--verbose"];
      const outputs: string[] = [];
      for (const command of ["whoami", "apps", "users"]) {
        for (const format of ["text", "json"]) {
          for (const meanwhile of [given, wrong, {}]) {
            const { out, complaints } = await runCli(
              [command, ...named, "--format", format],
              { "line.json": lineOf(tenant) },
              { isNow: true, ...meanwhile },
            );
            outputs.push(out, complaints);
          }
        }
      }
      const all = outputs.join("\n");
      assert.match(all, /GET \/applications 403 in \d+ ms/);
      assert.match(all, /Calendars\.Read/);
      assert.ok(!all.includes(canary));
      assert.ok(!all.includes(clientSecret));
      assert.doesNotMatch(all, /eyJ[\w-]+\.|Bearer|authorization:/i);
    });
  });
});
