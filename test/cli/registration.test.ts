import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli, type Ran } from "../support/cli.js";
import { askAsAdministrator, findClient, lineOf } from "./support/tenant.js";

const graph = "00000003-0000-0000-c000-000000000000";
const appCalendarsRead = "798ee544-9d2d-430c-a058-570e29e34338";
const appContactsRead = "089fe4d0-434a-44c5-8827-41ba8a0b17f5";

interface Registered {
  readonly id: string;
  readonly appId: string;
  readonly requiredResourceAccess: readonly {
    readonly resourceAppId: string;
    readonly resourceAccess: readonly { readonly id: string; readonly type: string }[];
  }[];
}

describe("the commands about one registration", () => {
  let tenant: DemoTenant;

  beforeEach(async () => {
    tenant = await startDemoTenant();
  });
  afterEach(() => tenant.stop());

  const run = (args: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    runCli([...args, "--endpoints", "line.json"], { "line.json": lineOf(tenant), ...files }, { isNow: true });

  const read = (name: string): Promise<Registered> =>
    askAsAdministrator(tenant, `/applications(appId='${findClient(tenant.clients, name).clientId}')`);

  describe("app", () => {
    it("shows what is registered, what is wrong and what was granted, with few requests", async () => {
      const before = tenant.requests.graph;
      const { code, out, complaints } = await run(["app", "Sense Calendar Sync"]);
      assert.deepEqual([code, complaints], [0, ""]);
      assert.ok(tenant.requests.graph - before <= 3, String(tenant.requests.graph - before));
      const { appId } = await read("Sense");
      assert.match(out, new RegExp(`Client ID +${appId}\n`));
      assert.match(out, /\n *Redirect URIs +https:\/\/quillhaven\.sensehq\.com/);
      assert.match(out, /\nCalendars\.ReadWrite\.Shared +delegated +Microsoft Graph +not granted\n/);
      assert.match(out, /\nUser\.ReadBasic\.All +delegated +Microsoft Graph +granted, no longer asked for\n/);
    });

    it("finds it by client ID, object ID and name alike", async () => {
      const { id, appId } = await read("ClockWork");
      const shown = await Promise.all(
        [id, appId.toUpperCase(), "ClockWork Office365Sync"].map((name) => run(["app", name])),
      );
      assert.equal(new Set(shown.map(({ out }) => out)).size, 1);
    });

    it("has the value of no secret in JSON, and the days of each", async () => {
      const { out } = await run(["app", "ClockWork Office365Sync", "--format", "json"]);
      for (const { clientSecret } of tenant.clients) {
        assert.ok(clientSecret === undefined || !out.includes(clientSecret));
      }
      const { version, credentials, remarks } = JSON.parse(out) as {
        version: number;
        credentials: { what: string; end: string }[];
        remarks: { what: string }[];
      };
      assert.equal(version, 1);
      assert.deepEqual(
        credentials.map(({ what }) => what),
        ["secret", "secret"],
      );
      assert.ok(remarks.some(({ what }) => what === "ending-credential"));
    });

    it("prints a manifest that differs in nothing from the tenant", async () => {
      const manifest = await run(["app", "ClearCompany Bulk Calendar Connect", "--format", "manifest"]);
      const { code, out } = await run(["diff", "a.json", "ClearCompany Bulk Calendar Connect"], {
        "a.json": manifest.out,
      });
      assert.deepEqual([code, out], [0, ""]);
    });

    it("says that there is none", async () => {
      const { code, out, complaints } = await run(["app", "Nothing of that name"]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(complaints, /There is no application “Nothing of that name” in this tenant\./);
    });

    it("does not guess between two of one name", async () => {
      await askAsAdministrator(tenant, "/applications", { method: "POST", body: { displayName: "Twin" } });
      await askAsAdministrator(tenant, "/applications", { method: "POST", body: { displayName: "Twin" } });
      const { code, complaints } = await run(["app", "Twin"]);
      assert.equal(code, 2);
      assert.match(complaints, /2 applications are called “Twin”\./);
    });
  });

  describe("grants", () => {
    it("ends with 1 where what is asked for and what was granted differ", async () => {
      const { code, out, complaints } = await run([
        "grants",
        "ClearCompany Bulk Calendar Connect",
        "--format",
        "json",
      ]);
      assert.equal(code, 1);
      const { grants } = JSON.parse(out) as { grants: { value: string; state: string }[] };
      assert.deepEqual(
        grants.filter(({ state }) => state !== "both").map(({ value, state }) => [value, state]),
        [["Contacts.ReadWrite", "granted"]],
      );
      assert.match(
        complaints,
        /8 permissions: 0 not granted to everybody, 1 granted and no longer asked for\./,
      );
    });

    it("ends with 0 where they are the same", async () => {
      assert.equal((await run(["grants", "Exchange calendar synchronization"])).code, 0);
    });
  });

  describe("diff and push", () => {
    const asking = (...ids: readonly string[]) =>
      JSON.stringify({
        requiredResourceAccess: [
          { resourceAppId: graph, resourceAccess: ids.map((id) => ({ id, type: "Role" })) },
        ],
      });
    const name = "Exchange calendar synchronization";

    it("name what the file would change", async () => {
      const { code, out } = await run(["diff", "a.json", name], {
        "a.json": asking(appCalendarsRead, appContactsRead),
      });
      assert.equal(code, 1);
      assert.match(out, /^requiredResourceAccess\n {2}.*Contacts\.Read/);
    });

    it("change nothing without --yes", async () => {
      const before = await read("Exchange calendar");
      const { code, out, complaints } = await run(["push", "a.json", name], {
        "a.json": asking(appContactsRead),
      });
      assert.equal(code, 1);
      assert.match(out, /Contacts\.Read/);
      assert.match(complaints, /Nothing was changed/);
      assert.deepEqual(await read("Exchange calendar"), before);
    });

    it("push exactly what differs, and give the way back", async () => {
      const before = await read("Exchange calendar");
      const pushed = await run(["push", "a.json", name, "--yes"], {
        "a.json": asking(appCalendarsRead, appContactsRead),
      });
      assert.equal(pushed.code, 0, pushed.complaints);
      const after = await read("Exchange calendar");
      assert.deepEqual(
        after.requiredResourceAccess
          .flatMap(({ resourceAccess }) => resourceAccess.map(({ id }) => id))
          .sort(),
        [appCalendarsRead, appContactsRead].sort(),
      );
      assert.deepEqual({ ...after, requiredResourceAccess: [] }, { ...before, requiredResourceAccess: [] });

      const back = await run(["push", "before.json", name, "--yes"], { "before.json": pushed.out });
      assert.equal(back.code, 0, back.complaints);
      assert.deepEqual(await read("Exchange calendar"), before);
    });

    it("push nothing where the way back is not kept", async () => {
      const before = await read("Exchange calendar");
      const { code, complaints } = await runCli(
        ["push", "a.json", name, "--yes", "--endpoints", "line.json"],
        { "line.json": lineOf(tenant), "a.json": asking(appContactsRead) },
        { isNow: true, isTaken: false },
      );
      assert.equal(code, 2);
      assert.match(complaints, /could not be written, so nothing was pushed/);
      assert.deepEqual(await read("Exchange calendar"), before);
    });

    it("say that it is not known what became of it where it is stopped", async () => {
      const stopping = new AbortController();
      const { code, complaints } = await runCli(
        ["push", "a.json", name, "--yes", "--endpoints", "line.json"],
        { "line.json": lineOf(tenant), "a.json": asking(appContactsRead) },
        {
          isNow: true,
          interrupted: stopping.signal,
          afterPrint: () => {
            setImmediate(() => {
              stopping.abort(new UserError("Stopped."));
            });
          },
        },
      );
      assert.equal(code, 2);
      assert.match(complaints, /not known whether it took effect.*\nStopped\.$/);
    });

    it("refuse the manifest of another application", async () => {
      const { out } = await run(["app", "Sense Calendar Sync", "--format", "manifest"]);
      const before = await read("Exchange calendar");
      const { code, complaints } = await run(["push", "a.json", name, "--yes"], { "a.json": out });
      assert.equal(code, 2);
      assert.match(complaints, /another application/);
      assert.deepEqual(await read("Exchange calendar"), before);
    });

    it("refuse to push through a connection that says that it is read-only", async () => {
      const { clientId, clientSecret } = findClient(tenant.clients, "Tenant Administration");
      const connection = {
        name: "Look, do not touch",
        tenant: tenant.tenantId,
        way: { kind: "client-secret", clientId },
        readOnly: true,
      };
      const { code, complaints } = await runCli(
        ["push", "a.json", name, "--yes", "--endpoints", "line.json", "--connection", "c.json"],
        {
          "line.json": lineOf(tenant),
          "c.json": JSON.stringify(connection),
          "a.json": asking(appContactsRead),
        },
        { isNow: true, environment: { CALENDAR_ONRAMP_SECRET: clientSecret } },
      );
      assert.equal(code, 2);
      assert.match(complaints, /read-only/);
    });
  });

  describe("report", () => {
    it("names what an application would lose, in each format", async () => {
      const markdown = await run(["report"]);
      assert.equal(markdown.code, 0, markdown.complaints);
      assert.match(markdown.out, /innovaphone Calendar/);
      const csv = await run(["report", "--format", "csv"]);
      assert.ok(csv.out.split("\r\n").some((line) => line.includes("innovaphone Calendar")));
      const json = await run(["report", "--format", "json"]);
      assert.ok(JSON.stringify(JSON.parse(json.out)).includes("innovaphone Calendar"));
    });
  });
});
