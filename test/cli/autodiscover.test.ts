import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli, type Meanwhile } from "../support/cli.js";
import { startServer, type TestAnswer } from "../identity/support/server.js";
import { runProcess } from "./support/process.js";
import { lineOf } from "./support/tenant.js";

interface Answer {
  readonly ews: string | null;
  readonly isOfCloud: boolean;
  readonly autodiscover: string | null;
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

/** Past this machine, everything is refused by a proxy. */
const proxy = { HTTPS_PROXY: "http://127.0.0.1:9" };

describe("autodiscover", () => {
  let tenant: DemoTenant;
  before(async () => {
    tenant = await startDemoTenant();
  });
  after(() => tenant.stop());

  const run = (
    name: string,
    args: readonly string[] = [],
    line = lineOf(tenant),
    meanwhile: Meanwhile = {},
  ) =>
    runCli(
      ["autodiscover", `${name}@${tenant.domain}`, "--endpoints", "line.json", ...args],
      { "line.json": line },
      { environment: proxy, ...meanwhile },
    );

  it("gives the address as JSON, with what was asked and answered", async () => {
    const { code, out, complaints } = await run("ada.lindqvist", ["--format", "json"]);
    assert.deepEqual([code, complaints], [0, ""]);
    const { ews, isOfCloud, autodiscover, steps } = JSON.parse(out) as Answer;
    const { origin, host } = new URL(tenant.cloud.ews);
    assert.deepEqual([ews, isOfCloud, autodiscover], [tenant.cloud.ews, true, origin]);
    assert.deepEqual(steps[0], {
      protocol: "EWS",
      url: `${origin}/autodiscover/autodiscover.json/v1.0/ada.lindqvist@${tenant.domain}?Protocol=EWS`,
      outcome: "answered",
      status: 200,
      leadsTo: tenant.cloud.ews,
      words: `EWS is at ${host}, which belongs to Demo tenant.`,
    });
  });

  it("says the same in words, with the addresses on lines of their own", async () => {
    const { code, out } = await run("ada.lindqvist");
    assert.equal(code, 0);
    assert.match(out, /^GET http:\/\/127\.0\.0\.1:\d+\/autodiscover\/.*\n {2}200 answered: EWS is at /);
    assert.match(out, /^EWS {11}http:\/\/127\.0\.0\.1:\d+\/EWS\/Exchange\.asmx$/m);
    assert.match(out, /tokens may go there/);
  });

  it("ends with 1 where the mailbox is elsewhere, and says where", async () => {
    const { code, out, complaints } = await run("birgit.sommer", ["--format", "json"]);
    assert.deepEqual([code, complaints], [1, ""]);
    const { ews, isOfCloud, steps } = JSON.parse(out) as Answer;
    assert.deepEqual([ews, isOfCloud], [null, false]);
    assert.deepEqual(
      steps.map(({ outcome }) => outcome),
      ["redirected", "failed", "failed", "failed"],
    );
    const text = await run("birgit.sommer");
    assert.match(text.out, /is elsewhere: it redirects to mail\.quillhaven\.example,/);
  });

  it("ends with 1 where nobody knows the address", async () => {
    const { code, out } = await runCli(
      ["autodiscover", "ada@elsewhere.example", "--endpoints", "-"],
      { "-": lineOf(tenant) },
      { environment: proxy },
    );
    assert.equal(code, 1);
    assert.match(out, /404 refused: The service does not know this address/);
    assert.match(out, /^Nobody who was asked knows/m);
  });

  it("shows nothing that would steer the terminal, whatever a server says", async () => {
    const answer = (): TestAnswer => ({
      status: 400,
      body: { ErrorCode: "X\u001B[2J", ErrorMessage: "no\u001B[31m\r\nGET me" },
    });
    const server = await startServer(answer);
    try {
      const line = JSON.parse(lineOf(tenant)) as { endpoints: object };
      const { origin } = server;
      const endpoints = { ...line.endpoints, ews: `${origin}/EWS/Exchange.asmx`, autodiscover: origin };
      const { code, out } = await run("ada.lindqvist", [], JSON.stringify({ ...line, endpoints }));
      assert.equal(code, 1);
      assert.match(out, /400 refused: The service refuses the question and says “no/);
      assert.ok(!out.includes("\u001B"));
      assert.doesNotMatch(out, /^GET me/m);
    } finally {
      await server.stop();
    }
  });

  it("starts a demo tenant of its own", async () => {
    const { code, out } = await runProcess([
      "autodiscover",
      `ada.lindqvist@${tenant.domain}`,
      "--demo",
      "--format",
      "json",
    ]);
    assert.equal(code, 0);
    const { ews } = JSON.parse(out) as Answer;
    assert.match(ews ?? "", /^http:\/\/127\.0\.0\.1:\d+\/EWS\/Exchange\.asmx$/);
    await assert.rejects(fetch(ews ?? ""));
  });

  it("asks the cloud that is named, through the proxy, with no more than the address", async () => {
    const { code, out } = await runCli(
      ["autodiscover", "ada@contoso.example", "--cloud", "gcc-high", "--format", "json"],
      {},
      { environment: proxy },
    );
    assert.equal(code, 1);
    const { steps } = JSON.parse(out) as Answer;
    assert.deepEqual(
      steps.map(({ url }) => new URL(String(url)).host),
      [
        "autodiscover-s.office365.us",
        "outlook.office365.us",
        "autodiscover.contoso.example",
        "contoso.example",
      ],
    );
  });

  it("stops where the user stops it", async () => {
    const stopped = AbortSignal.abort(new UserError("Stopped."));
    const { code, out, complaints } = await run("ada.lindqvist", [], undefined, { interrupted: stopped });
    assert.deepEqual([code, out, complaints], [2, "", "Stopped."]);
  });

  for (const args of [
    ["autodiscover"],
    ["autodiscover", "ada"],
    ["autodiscover", "ada@localhost", "--demo"],
    ["autodiscover", "ada@contoso.com", "--demo", "--cloud", "dod"],
    ["autodiscover", "ada@contoso.com", "--cloud", "moon"],
    ["autodiscover", "ada@contoso.com", "--endpoints", "missing.json"],
    ["autodiscover", "ada@contoso.com", "--endpoints", "line.json", "--cloud", "dod"],
    ["autodiscover", "ada@contoso.com", "--format", "xml"],
  ]) {
    it(`cannot run as ${args.join(" ")}`, async () => {
      const { code, out, complaints } = await runCli(args);
      assert.deepEqual([code, out], [2, ""]);
      assert.notEqual(complaints, "");
      assert.doesNotMatch(complaints, /This is a bug/);
    });
  }
});
