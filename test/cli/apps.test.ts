import assert from "node:assert/strict";
import stringWidth from "string-width";
import { UserError } from "../../src/base/errors.js";
import { startDemoTenant, type DemoOptions, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli, type Meanwhile } from "../support/cli.js";
import { CliProcess } from "./support/process.js";
import { askAsAdministrator, lineOf } from "./support/tenant.js";

interface App {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly signInAudience: string;
}

describe("apps", () => {
  let tenant: DemoTenant;

  const start = async (options: DemoOptions) => {
    tenant = await startDemoTenant(options);
  };
  const run = (args: readonly string[] = [], meanwhile: Meanwhile = {}) =>
    runCli(
      ["apps", "--endpoints", "line.json", ...args],
      { "line.json": lineOf(tenant) },
      { isNow: true, ...meanwhile },
    );

  const list = async (...args: readonly string[]) => {
    const { code, out, complaints } = await run(["--format", "json", ...args]);
    assert.deepEqual([code, complaints], [0, ""]);
    return (JSON.parse(out) as { value: App[] }).value;
  };

  describe("in a tenant of three pages", () => {
    before(() => start({ applications: 2100 }));
    after(() => tenant.stop());

    it("gives all of them as Microsoft Graph has them, with a request a page", async () => {
      const before = tenant.requests.graph;
      const apps = await list();
      assert.equal(apps.length, 2100);
      assert.equal(new Set(apps.map(({ appId }) => appId)).size, 2100);
      assert.equal(tenant.requests.graph - before, 3);

      const [first] = apps;
      const whole = await askAsAdministrator<Record<string, unknown>>(
        tenant,
        `/applications/${first?.id ?? ""}`,
      );
      for (const [name, value] of Object.entries(first ?? {})) {
        assert.deepEqual(value, whole[name], name);
      }
    });

    it("finds them by their name and by their client ID", async () => {
      const [app, ...others] = await list("--search", "ClockWork");
      assert.equal(app?.displayName, "ClockWork Office365Sync");
      assert.deepEqual(others, []);
      assert.deepEqual(await list("--search", app.appId), [app]);
      assert.deepEqual(await list("--search", "nothing of that name"), []);
    });

    it("asks for no more than is wanted", async () => {
      const before = tenant.requests.graph;
      assert.equal((await list("--top", "3")).length, 3);
      assert.equal(tenant.requests.graph - before, 1);
      assert.equal((await list("--top", "1000")).length, 1000);
      assert.equal(tenant.requests.graph - before, 3);
    });

    it("prints a table and says how many there are", async () => {
      const { code, out, complaints } = await run();
      assert.equal(code, 0);
      assert.match(out, /^Name +Client ID\nClockWork Office365Sync +[0-9a-f-]{36}\n/);
      assert.equal(out.trimEnd().split("\n").length, 2101);
      assert.equal(complaints, "2,100 applications.");
    });

    it("stops as soon as nobody reads any more", async () => {
      await askAsAdministrator(tenant, "/applications?$top=1");
      const before = tenant.requests.graph;
      const cli = new CliProcess(["apps", "--endpoints", "-", "--format", "json"], { input: lineOf(tenant) });
      await cli.said(/"value"/);
      cli.child.stdout?.destroy();
      const { code, complaints } = await cli.ended;
      assert.deepEqual([code, complaints], [0, ""]);
      assert.ok(tenant.requests.graph - before < 3, String(tenant.requests.graph - before));
    });
  });

  describe("with names that mean harm", () => {
    const name =
      "\u001B[2J\u001B]0;owned\u0007 \u202Egnp.exe 日本語のアプリケーション 👩‍💻 and much more of it";

    before(async () => {
      await start({});
      await askAsAdministrator(tenant, "/applications", { method: "POST", body: { displayName: name } });
    });
    after(() => tenant.stop());

    for (const columns of [undefined, 120, 60, 20]) {
      it(`steers no terminal, and fits into one of ${String(columns ?? "any width")}`, async () => {
        const { out } = await run([], columns === undefined ? {} : { columns });
        // eslint-disable-next-line no-control-regex -- that is what must not be there
        assert.doesNotMatch(out, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
        assert.equal(out.includes("…"), columns === 60 || columns === 20);
        for (const line of out.trimEnd().split("\n")) {
          assert.ok(stringWidth(line) <= (columns ?? Infinity), line);
        }
      });
    }

    it("gives them as they are in JSON", async () => {
      assert.ok((await list()).some(({ displayName }) => displayName === name));
    });
  });

  describe("in a tenant that misbehaves", () => {
    afterEach(() => tenant.stop());

    it("goes on with another token where one is refused", async () => {
      await start({ scenario: "expired-tokens", applications: 1500 });
      assert.equal((await list()).length, 1500);
    });

    it("says that a page came instead of an answer, and prints nothing", async () => {
      await start({ scenario: "html" });
      const { code, out, complaints } = await run(["--format", "json"]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(complaints, /^[A-Z].*\.$/);
      assert.doesNotMatch(complaints, /This is a bug|<html/i);
    });

    it("prints no list that could be taken for whole where it breaks off", async () => {
      await start({ applications: 1500 });
      let isFirst = true;
      const { code, out, complaints } = await runCli(
        ["apps", "--endpoints", "line.json", "--format", "json"],
        { "line.json": lineOf(tenant) },
        {
          isNow: true,
          afterPrint: () => {
            if (isFirst) {
              isFirst = false;
              tenant.setScenario("html");
            }
          },
        },
      );
      assert.equal(code, 2);
      assert.match(out, /^\{ "value": \[\n/);
      assert.throws(() => JSON.parse(out) as unknown);
      assert.match(complaints, /GET \/applications/);
    });

    it("stops at once when the user says so", async () => {
      const stop = new AbortController();
      await start({
        scenario: "slow",
        sleep: (_milliseconds, signal) => {
          stop.abort(new UserError("Stopped."));
          return forever(signal);
        },
      });
      const { code, out, complaints } = await run([], { interrupted: stop.signal });
      assert.deepEqual([code, out, complaints], [2, "", "Stopped."]);
    });

    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      it(`ends with 2 at ${signal}, in a process of its own`, async () => {
        let isAsked: () => void = () => undefined;
        const asked = new Promise<void>((resolve) => {
          isAsked = resolve;
        });
        await start({
          scenario: "slow",
          sleep: (_milliseconds, gone) => {
            isAsked();
            return forever(gone);
          },
        });
        const cli = new CliProcess(["apps", "--endpoints", "-"], { input: lineOf(tenant) });
        await Promise.race([asked, cli.ended]);
        const ended = await cli.stop(signal);
        assert.deepEqual(ended, { code: 2, signal: null, out: "", complaints: "Stopped.\n" });
      });
    }
  });
});

/** Until nobody waits for it any more. */
function forever(signal?: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => {
      reject(new Error("Nobody waits."));
    });
  });
}
