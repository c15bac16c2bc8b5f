import assert from "node:assert/strict";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { demoScenarios } from "../../src/cli/demo-scenarios.js";
import { scenarios } from "../../src/demo/demo-tenant.js";
import { runCli } from "../support/cli.js";
import { CliProcess, runProcess } from "./support/process.js";
import { askGraph, type DemoLine } from "./support/tenant.js";

describe("demo", () => {
  const running: CliProcess[] = [];

  const start = async (...args: readonly string[]) => {
    const process = new CliProcess(["demo", ...args]);
    running.push(process);
    const [text] = await process.said(/^\{.*\}$/m);
    return { process, line: JSON.parse(text) as DemoLine };
  };

  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.stop("SIGKILL")));
  });

  const administratorOf = ({ clients, administratorClientId }: DemoLine) => {
    const found = clients.find(({ clientId }) => clientId === administratorClientId);
    return { clientId: administratorClientId, clientSecret: found?.clientSecret ?? "" };
  };

  it("prints one line, with which others sign in and ask, and serves until it is stopped", async () => {
    const { process, line } = await start("--applications", "20", "--mailboxes", "60");
    assert.deepEqual(Object.keys(line.endpoints), ["login", "graph", "ews", "autodiscover"]);
    for (const endpoint of Object.values(line.endpoints)) {
      assert.match(endpoint, /^http:\/\/127\.0\.0\.1:\d+(\/EWS\/Exchange\.asmx)?$/);
    }
    assert.match(line.tenantId, /^[0-9a-f-]{36}$/);
    assert.ok(line.clients.length >= 6);
    for (const client of line.clients) {
      assert.deepEqual(Object.keys(client), ["name", "clientId", "clientSecret"]);
    }

    const administrator = administratorOf(line);
    const count = async (path: string) => {
      const { value } = await askGraph<{ value: unknown[] }>(line, administrator, path);
      return value.length;
    };
    assert.equal(await count("/applications?$top=999"), 20);
    assert.ok((await count("/users?$top=999")) >= 60);

    const { code, signal, out, complaints } = await process.stop("SIGTERM");
    assert.deepEqual([code, signal, complaints], [0, null, ""]);
    assert.deepEqual(out.split("\n").slice(1), [""]);
    for (const endpoint of Object.values(line.endpoints)) {
      await assert.rejects(fetch(endpoint));
    }
  });

  it("ends well when Ctrl-C is pressed", async () => {
    const { process } = await start();
    const { code, signal } = await process.stop("SIGINT");
    assert.deepEqual([code, signal], [0, null]);
  });

  it("makes new secrets for each start, and says where an application has none", async () => {
    const [{ line: one }, { line: other }] = [await start(), await start()];
    const secretsOf = ({ clients }: DemoLine) => clients.map(({ clientSecret }) => clientSecret);
    assert.ok(secretsOf(one).every((secret) => secret === null || secret.length >= 16));
    assert.ok(secretsOf(one).every((secret) => secret === null || !secretsOf(other).includes(secret)));
    assert.notDeepEqual(administratorOf(one), administratorOf(other));
  });

  it("says in words that a port is taken, and prints nothing", async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => {
        resolve((taken.address() as AddressInfo).port);
      });
    });
    try {
      const { code, out, complaints } = await runProcess(["demo", "--port", String(port)]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(complaints, /cannot (use|start at) port/);
      assert.doesNotMatch(complaints, /This is a bug|^\s+at /m);
    } finally {
      taken.close();
    }
  });

  it("knows the scenarios of the demo tenant", () => {
    assert.deepEqual(demoScenarios, scenarios);
  });

  for (const args of [
    ["--port", "70000"],
    ["--port", "x"],
    ["--port=-1"],
    ["--applications", "0"],
    ["--applications", "1e3"],
    ["--mailboxes", "ten"],
    ["--scenario", "earthquake"],
    ["--format", "json"],
    ["now"],
  ]) {
    it(`does not start with ${args.join(" ")}`, async () => {
      const { code, out, complaints } = await runCli(["demo", ...args]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(complaints, /^error: /);
    });
  }
});
