import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { azCommand } from "../../src/identity/azure-cli.js";
import { findCloud } from "../../src/identity/clouds.js";
import type { Connection } from "../../src/identity/connection.js";
import { SignInError } from "../../src/identity/sign-in-error.js";
import { createTokenSource } from "../../src/identity/token-source.js";
import { partsFor, tenantId } from "./support/world.js";

const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;
const ada = jwt({ tid: tenantId, upn: "ada@contoso.com", idtyp: "user" });
const failed = (stderr: string) => Object.assign(new Error("Command failed"), { code: 1, stderr });
const account = (more: object = {}) => ({
  cloudName: "AzureCloud",
  tenantId,
  tenantDefaultDomain: "contoso.com",
  state: "Enabled",
  ...more,
});

describe("the Azure CLI's sign-in", () => {
  const global = findCloud("global");
  assert.ok(global);

  /** `answers` in turn: what is printed, or the error. */
  function sourceFor(answers: readonly unknown[], connection: Partial<Connection> = {}, cloud = global) {
    const ran: string[] = [];
    assert.ok(cloud);
    const { parts } = partsFor({
      way: { kind: "azure-cli" },
      cloud,
      connection,
      world: {
        run: (file, args) => {
          const answer = answers[ran.length];
          ran.push([file, ...args].join(" "));
          return answer instanceof Error
            ? Promise.reject(answer)
            : Promise.resolve(typeof answer === "string" ? answer : JSON.stringify(answer));
        },
      },
    });
    return { source: createTokenSource(parts), ran };
  }

  async function errorOf(answers: readonly unknown[], connection?: Partial<Connection>, cloud = global) {
    const { source } = sourceFor(answers, connection, cloud);
    try {
      await source.getToken({ audience: "graph" });
    } catch (error) {
      assert.ok(error instanceof SignInError, String((error as Error).stack));
      return error;
    }
    throw new Error("It gave a token.");
  }

  it("is asked once for each token, for the tenant and the resource", async () => {
    const expires = Math.floor(Date.now() / 1000) + 3600;
    const { source, ran } = sourceFor([
      { accessToken: ada, expires_on: expires, tenant: tenantId },
      { accessToken: jwt({}), expires_on: expires, tenant: tenantId },
    ]);
    const first = await source.getToken({ audience: "graph", scopes: ["Application.Read.All"] });
    assert.deepEqual(first, { token: ada, expires: new Date(expires * 1000) });
    assert.deepEqual(await source.getToken({ audience: "graph", scopes: ["Application.Read.All"] }), first);
    assert.deepEqual(source.account, { kind: "user", name: "ada@contoso.com", tenantId });
    await source.getToken({ audience: "exchange" });
    assert.deepEqual(ran, [
      `az account get-access-token --tenant ${tenantId} --scope https://graph.microsoft.com/.default -o json`,
      `az account get-access-token --tenant ${tenantId} --scope https://outlook.office365.com/.default -o json`,
    ]);
  });

  it("is understood as older versions print it, and without a tenant", async () => {
    const local = "2036-03-01 12:30:00.000000";
    const { source, ran } = sourceFor([{ accessToken: ada, expiresOn: local }], { tenant: "organizations" });
    const { expires } = await source.getToken({ audience: "graph" });
    assert.deepEqual(expires, new Date(2036, 2, 1, 12, 30));
    assert.deepEqual(ran, [
      "az account get-access-token --scope https://graph.microsoft.com/.default -o json",
    ]);
  });

  it("may be that of an application", async () => {
    const token = jwt({ tid: tenantId, appid: "an-app", idtyp: "app" });
    const { source } = sourceFor([{ accessToken: token, expires_on: 4_000_000_000 }]);
    await source.getToken({ audience: "graph" });
    assert.deepEqual(source.account, { kind: "app", name: "an-app", tenantId });
  });

  it("is missing where az is not installed", async () => {
    const error = await errorOf([Object.assign(new Error("spawn az ENOENT"), { code: "ENOENT" })]);
    assert.equal(error.failure, "tool-missing");
  });

  it("is missing where not even the list of accounts can be had", async () => {
    const error = await errorOf([failed("'az' is not recognized"), failed("'az' is not recognized")]);
    assert.equal(error.failure, "tool-missing");
  });

  it("needs somebody to sign in", async () => {
    const error = await errorOf([failed("ERROR: Please run 'az login' to setup account."), []]);
    assert.equal(error.failure, "interaction-needed");
    assert.equal(error.remedy, `Run "az login --tenant ${tenantId} --allow-no-subscriptions".`);
  });

  it("tells Entra's codes, and what helps is az login", async () => {
    const error = await errorOf([failed("ERROR: AADSTS700082: The refresh token has expired. canary")]);
    assert.equal(error.failure, "interaction-needed");
    assert.equal(error.code, "AADSTS700082");
    assert.match(error.remedy ?? "", /az login --tenant/);
    assert.ok(!`${error.message}${error.stack ?? ""}`.includes("canary"));
  });

  it("is told from a sign-in that cannot be mended by signing in again", async () => {
    const error = await errorOf([failed("AADSTS500011: The resource principal was not found.")]);
    assert.equal(error.failure, "unknown-application");
  });

  it("may belong to another tenant", async () => {
    const other = account({ tenantId: "00000000-1111-2222-3333-444444444444", tenantDefaultDomain: "x.com" });
    assert.equal((await errorOf([failed("no"), [other]])).failure, "wrong-tenant");
    assert.equal((await errorOf([failed("no"), [other, account()]])).failure, "other");
    assert.equal((await errorOf([failed("no"), [account()]], { tenant: "Contoso.com" })).failure, "other");
    const token = jwt({ tid: "00000000-1111-2222-3333-444444444444" });
    assert.equal((await errorOf([{ accessToken: token, expires_on: 4e9 }])).failure, "wrong-tenant");
  });

  it("may belong to another cloud", async () => {
    const error = await errorOf([failed("no"), [account()]], {}, findCloud("china"));
    assert.equal(error.failure, "wrong-tenant");
    assert.match(error.remedy ?? "", /^Run "az cloud set --name AzureChinaCloud", then "az login/);
  });

  it("cannot be used where what it prints is something else", async () => {
    for (const output of ["canary {", "[]", { accessToken: "canary" }, { expires_on: 4e9 }, ""]) {
      const error = await errorOf([output]);
      assert.equal(error.failure, "other");
      assert.ok(!`${error.message}${error.stack ?? ""}`.includes("canary"));
    }
  });

  it("has no other token where one was refused", async () => {
    const same = { accessToken: ada, expires_on: 4_000_000_000 };
    const { source } = sourceFor([same, same]);
    const { token } = await source.getToken({ audience: "graph" });
    await assert.rejects(
      source.getToken({ audience: "graph", refused: token }),
      (error) => error instanceof SignInError && error.failure === "interaction-needed",
    );
  });

  it("runs by cmd.exe on Windows, with words that mean nothing to it", () => {
    assert.deepEqual(azCommand(["account", "list", "-o", "json"], "win32"), {
      file: "cmd.exe",
      args: ["/d", "/s", "/c", "az account list -o json"],
    });
    for (const word of ["a&calc", "a b", 'a"b', "%PATH%", "a|b", "a^b", "a\nb", "(a)", "a>b", "!a!", ""]) {
      assert.throws(() => azCommand(["account", word], "win32"), word);
    }
  });

  it("refuses a tenant that could become an option or another command", () => {
    for (const tenant of ["--debug", "a&calc", "x.com --query y"]) {
      assert.throws(() => sourceFor([], { tenant }), /neither an ID/);
    }
  });

  describe("with an az in the PATH", () => {
    if (process.platform === "win32") {
      return; // Its az is a batch file.
    }
    let folder = "";
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "az-"));
    });
    afterEach(() => rm(folder, { recursive: true }));

    async function install(script: string): Promise<void> {
      await writeFile(join(folder, "az"), `#!/bin/sh\necho "$@" >> "${folder}/ran"\n${script}\n`);
      await chmod(join(folder, "az"), 0o755);
    }

    function source() {
      assert.ok(global);
      const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}` };
      const run = (file: string, args: readonly string[], signal?: AbortSignal) =>
        new Promise<string>((resolve, reject) => {
          execFile(file, args, { env, signal }, (error, stdout, stderr) => {
            if (error) {
              reject(Object.assign(error as Error, { stderr }));
            } else {
              resolve(stdout);
            }
          });
        });
      return createTokenSource(partsFor({ way: { kind: "azure-cli" }, cloud: global, world: { run } }).parts);
    }

    it("takes its token", async () => {
      await install(`echo '{ "accessToken": "${ada}", "expires_on": 4000000000, "tenant": "${tenantId}" }'`);
      const tokens = source();
      const [one, two] = await Promise.all([
        tokens.getToken({ audience: "graph" }),
        tokens.getToken({ audience: "graph" }),
      ]);
      assert.equal(one.token, ada);
      assert.equal(two.token, ada);
      assert.equal(
        await readFile(join(folder, "ran"), "utf8"),
        `account get-access-token --tenant ${tenantId} --scope https://graph.microsoft.com/.default -o json\n`,
      );
    });

    it("hears that nobody is signed in", async () => {
      await install(`
        if [ "$2" = list ]; then echo "[]"; exit 0; fi
        echo "ERROR: Please run 'az login' to setup account." >&2
        exit 1`);
      await assert.rejects(
        source().getToken({ audience: "graph" }),
        (error) => error instanceof SignInError && error.failure === "interaction-needed",
      );
    });

    it("stops it when it is given up", async () => {
      await install("sleep 60");
      const giveUp = new AbortController();
      const token = source().getToken({ audience: "graph", signal: giveUp.signal });
      giveUp.abort();
      await assert.rejects(token, (error) => error instanceof SignInError && error.failure === "cancelled");
    });
  });
});
