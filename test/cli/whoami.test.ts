import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createPrivateKey } from "node:crypto";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { TestBrowser } from "../identity/support/browser.js";
import { makeCertificate, makePfx } from "../identity/support/certificates.js";
import { runCli } from "../support/cli.js";
import { CliProcess, runProcess, type Ended } from "./support/process.js";
import { askAsAdministrator, askToken, findClient, lineOf } from "./support/tenant.js";

interface Identity {
  readonly version: number;
  readonly connection: { readonly name: string; readonly way: string };
  readonly cloud: { readonly id: string; readonly title: string };
  readonly tenant: { readonly id: string; readonly name: string | null };
  readonly signedInAs: {
    readonly kind: string;
    readonly name: string;
    readonly displayName: string | null;
  };
  readonly expires: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
}

describe("whoami", () => {
  let tenant: DemoTenant;
  let folder: string;

  before(async () => {
    tenant = await startDemoTenant();
    folder = mkdtempSync(join(tmpdir(), "calendar-onramp-"));
    writeFileSync(join(folder, "line.json"), lineOf(tenant));
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await tenant.stop();
  });

  const whoami = (args: readonly string[], environment: Readonly<Record<string, string>> = {}, input = "") =>
    runProcess(["whoami", "--endpoints", join(folder, "line.json"), ...args], { environment, input });

  const identityOf = ({ code, out, complaints }: Ended): Identity => {
    assert.deepEqual([code, complaints], [0, ""]);
    return JSON.parse(out) as Identity;
  };

  it("needs nothing but --demo", async () => {
    const { code, out, complaints } = await runCli(["whoami", "--demo"], {}, { isNow: true });
    assert.deepEqual([code, complaints], [0, ""]);
    for (const line of [
      /^Connection +Demo tenant \(client-secret\)$/m,
      /^Cloud +Demo tenant$/m,
      /^Tenant +[0-9a-f-]{36} \(Quillhaven Freight\)$/m,
      /^Signed in as +the application Quillhaven Tenant Administration \([0-9a-f-]{36}\)$/m,
      /^Valid until +\d+ \w+ \d{4}, \d\d:\d\d, for (59|60) minutes$/m,
      /^Application permissions +AppRoleAssignment\.ReadWrite\.All\n +Application\.Read\.All$/m,
    ]) {
      assert.match(out, line);
    }
    assert.doesNotMatch(out, /^Delegated/m);
  });

  it("says as JSON who, where, until when and what one may do", async () => {
    const identity = identityOf(await whoami(["--format", "json"]));
    const { clientId, name } = findClient(tenant.clients, "Tenant Administration");
    const { expires, roles, ...rest } = identity;
    assert.deepEqual(rest, {
      version: 1,
      connection: { name: "Demo tenant", way: "client-secret" },
      cloud: { id: "demo", title: "Demo tenant" },
      tenant: { id: tenant.tenantId, name: "Quillhaven Freight" },
      signedInAs: { kind: "app", name: clientId, displayName: name },
      scopes: [],
    });
    assert.ok(Date.parse(expires) > Date.now());
    assert.ok(roles.includes("Application.Read.All"));
    assert.deepEqual(roles, [...roles].sort());
  });

  it("signs in as a product, which may not read what the tenant is called", async () => {
    const { clientId } = findClient(tenant.clients, "Exchange calendar synchronization");
    const identity = identityOf(await whoami(["--client-id", clientId, "--format", "json"]));
    assert.deepEqual(identity.roles, ["Calendars.Read"]);
    assert.deepEqual(identity.tenant, { id: tenant.tenantId, name: null });
    const { out } = await whoami(["--client-id", clientId]);
    assert.match(out, /\(its name may not be read\)/);
  });

  it("says what is wrong with a secret, and what to do", async () => {
    const { clientId } = findClient(tenant.clients, "ClockWork");
    const { code, out, complaints } = await whoami(["--client-id", clientId], {
      CALENDAR_ONRAMP_SECRET: "wr0ng-canary-secret",
    });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(complaints, /^The client secret does not belong to the application/);
    assert.match(complaints, /Enter the value of the secret/);
    assert.doesNotMatch(complaints, /canary|This is a bug/);
  });

  it("lets a person sign in with a device code, which is shown on standard error", async () => {
    const args = ["whoami", "--endpoints", "-", "--way", "device-code", "--format", "json", "--verbose"];
    const cli = new CliProcess(args, { input: lineOf(tenant) });
    const [, url = "", code = ""] = await cli.said(
      /open (http\S+) in any browser and enter the code (\S+)\./,
    );
    const browser = new TestBrowser();
    await browser.submit(await browser.open(url), {
      approval: tenant.approval,
      consent: "organization",
      user_code: code,
    });
    const ended = await cli.ended;
    assert.equal(ended.code, 0, ended.complaints);
    const { signedInAs, scopes, roles } = JSON.parse(ended.out) as Identity;
    assert.equal(signedInAs.kind, "user");
    assert.equal(signedInAs.name, tenant.administrator.userPrincipalName);
    assert.equal(signedInAs.displayName, "Ada Lindqvist");
    assert.ok(scopes.includes("User.Read"));
    assert.deepEqual(roles, []);
    assert.doesNotMatch(`${ended.out}${ended.complaints}`, /eyJ|Bearer/);
  });

  it("lets a person sign in in the browser", async function () {
    if (process.platform !== "linux") {
      this.skip(); // Elsewhere a real browser would open.
    }
    const programs = mkdtempSync(join(folder, "bin-"));
    writeFileSync(join(programs, "xdg-open"), '#!/bin/sh\ntest -z "$CALENDAR_ONRAMP_SECRET"\n');
    chmodSync(join(programs, "xdg-open"), 0o755);
    const cli = new CliProcess(
      ["whoami", "--endpoints", join(folder, "line.json"), "--way", "interactive", "--format", "json"],
      { environment: { DISPLAY: ":0", PATH: `${programs}${delimiter}${process.env["PATH"] ?? ""}` } },
    );
    const [, url = ""] = await cli.said(/open this address: (http\S+)/);
    const browser = new TestBrowser();
    const form = { approval: tenant.approval, consent: "organization" };
    await browser.submit(await browser.submit(await browser.open(url), form));
    const { code, out, complaints } = await cli.ended;
    assert.equal(code, 0, complaints);
    assert.equal((JSON.parse(out) as Identity).signedInAs.name, tenant.administrator.userPrincipalName);
  });

  it("takes the token of the Azure CLI", async function () {
    if (process.platform === "win32") {
      this.skip(); // A batch file would be needed.
    }
    const client = findClient(tenant.clients, "Tenant Administration");
    const token = await askToken({ endpoints: tenant.cloud, tenantId: tenant.tenantId }, client);
    const expires = Math.floor(Date.now() / 1000) + 3600;
    const programs = mkdtempSync(join(folder, "bin-"));
    writeFileSync(join(programs, "answer"), JSON.stringify({ accessToken: token, expires_on: expires }));
    writeFileSync(join(programs, "az"), `#!/bin/sh\nexec cat ${join(programs, "answer")}\n`);
    chmodSync(join(programs, "az"), 0o755);
    const PATH = `${programs}${delimiter}${process.env["PATH"] ?? ""}`;
    const ended = await whoami(["--way", "azure-cli", "--format", "json"], { PATH });
    const { connection, signedInAs } = identityOf(ended);
    assert.equal(connection.way, "azure-cli");
    assert.deepEqual(signedInAs, { kind: "app", name: client.clientId, displayName: client.name });

    const { code, out, complaints } = await whoami(["--way", "azure-cli"], { PATH: "/nowhere" });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(complaints, /Azure CLI/);
  });

  it("says so where there is no browser", async function () {
    if (process.platform !== "linux") {
      this.skip(); // Elsewhere there always is one.
    }
    const { code, out, complaints } = await whoami(["--way", "interactive"]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(complaints, /browser could not be opened.*device code/);
  });

  it("ends at once when the user stops it at the device code", async () => {
    const args = ["whoami", "--endpoints", "-", "--way", "device-code"];
    const cli = new CliProcess(args, { input: lineOf(tenant) });
    await cli.said(/enter the code/);
    const { code, signal, complaints } = await cli.stop("SIGINT");
    assert.deepEqual([code, signal], [2, null]);
    assert.match(complaints, /\nStopped\.\n$/);
  });

  describe("with a certificate", () => {
    const passphrase = "canary passphrase – 8Q~";
    const certificate = makeCertificate();
    let client: { readonly clientId: string };
    const path = (name: string) => join(folder, name);

    before(async () => {
      client = findClient(tenant.clients, "Exchange calendar synchronization");
      await askAsAdministrator(tenant, `/applications(appId='${client.clientId}')`, {
        method: "PATCH",
        body: {
          keyCredentials: [
            {
              type: "AsymmetricX509Cert",
              usage: "Verify",
              displayName: "CN=test",
              key: certificate.cert.replaceAll(/-----[A-Z ]+-----|\s/g, ""),
            },
          ],
        },
      });
      const locked = createPrivateKey(certificate.key).export({
        type: "pkcs8",
        format: "pem",
        cipher: "aes-256-cbc",
        passphrase,
      });
      writeFileSync(path("plain.pem"), certificate.key + certificate.cert);
      writeFileSync(path("locked.pem"), locked.toString() + certificate.cert);
      writeFileSync(path("locked.pfx"), makePfx(certificate, passphrase));
      writeFileSync(path("other.txt"), "nothing of the kind");
    });

    const run = (file: string, environment: Readonly<Record<string, string>> = {}, input?: string) =>
      whoami(
        [
          ...["--client-id", client.clientId, "--certificate", path(file), "--format", "json"],
          ...(input === undefined ? [] : ["--secret-stdin"]),
        ],
        environment,
        input,
      );

    for (const [title, end] of [
      ["PEM", () => run("plain.pem")],
      ["PEM and a passphrase", () => run("locked.pem", { CALENDAR_ONRAMP_PASSPHRASE: passphrase })],
      ["PEM and a piped passphrase", () => run("locked.pem", {}, `\uFEFF${passphrase}\r\nmore\r\n`)],
      ["PFX and a passphrase", () => run("locked.pfx", { CALENDAR_ONRAMP_PASSPHRASE: passphrase })],
    ] as const) {
      it(`signs in with ${title}`, async () => {
        const { connection, roles } = identityOf(await end());
        assert.equal(connection.way, "certificate");
        assert.deepEqual(roles, ["Calendars.Read"]);
      });
    }

    for (const [title, end, says] of [
      ["no passphrase", () => run("locked.pem"), /passphrase/],
      ["a wrong one", () => run("locked.pem", { CALENDAR_ONRAMP_PASSPHRASE: "canary" }), /passphrase/],
      ["an empty one", () => run("locked.pem", {}, "\n"), /Standard input has no secret/],
      ["a file that is none", () => run("other.txt"), /[Cc]ertificate|file/],
      ["no file", () => run("nowhere.pem"), /^Cannot read .*nowhere\.pem: there is no such file\./],
    ] as const) {
      it(`says in words what is wrong with ${title}`, async () => {
        const { code, out, complaints } = await end();
        assert.deepEqual([code, out], [2, ""]);
        assert.match(complaints, says);
        assert.doesNotMatch(complaints, /canary|This is a bug/);
      });
    }
  });
});
