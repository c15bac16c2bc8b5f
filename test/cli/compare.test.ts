import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { findClient } from "./support/tenant.js";
import { eventFields, now, runIn } from "./support/calendar.js";

describe("compare", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({ now, mailboxes: 60, sleep: () => Promise.resolve() });
  });
  after(() => tenant.stop());

  const window = ["--from", "2026-11-16", "--to", "2026-12-14", "--zone", "Europe/Amsterdam"];
  const run = (alias: string, ...args: readonly string[]) =>
    runIn(tenant, ["compare", "--mailbox", `${alias}@${tenant.domain}`, ...window, ...args]);

  it("says that both doors agree", async () => {
    const { code, out, complaints } = await run("willem.degroot");
    assert.equal(code, 0, complaints);
    assert.match(out, /^EWS and Graph agree on all \d+ events\.\n$/);
    const json = await run("willem.degroot", "--format", "json");
    const { verdict, agree, differ, value } = JSON.parse(json.out) as Record<string, unknown>;
    assert.equal(verdict, out.trimEnd());
    assert.deepEqual([typeof agree, differ, value], ["number", 0, []]);
  });

  it("says in what they differ, with what both tell", async () => {
    const { code, out } = await run("ada.lindqvist", "--format", "json");
    assert.equal(code, 1);
    const { verdict, differ, value } = JSON.parse(out) as {
      verdict: string;
      differ: number;
      value: Readonly<Record<string, unknown>>[];
    };
    assert.match(verdict, /^EWS and Graph agree on \d+ of \d+ events; 2 differ\.$/);
    assert.equal(differ, 2);
    assert.deepEqual(
      value.map(({ what, from, fields }) => [what, from, fields]),
      [
        ["differs", null, ["start", "end"]],
        ["missing", "ews", []],
      ],
    );
    assert.deepEqual(Object.keys(value[0] ?? {}), ["what", "from", "fields", "words", "graph", "ews"]);
    assert.deepEqual(Object.keys(value[0]?.["ews"] ?? {}), eventFields);
    assert.equal(value[1]?.["ews"], null);
  });

  it("says it to people, and in Markdown", async () => {
    const { out } = await run("ada.lindqvist");
    assert.match(
      out,
      /\n\nWed 18 Nov 2026 14:00 to 15:00, .+\n {2}EWS shows Wed 15:00, Graph shows Wed 14:00\.\n\nSun 22 Nov 2026 02:30 to 04:30, Maintenance window\n/,
    );
    const markdown = await run("ada.lindqvist", "--format", "md");
    assert.match(markdown.out, /^EWS and Graph agree .*\n\n- \*\*Wed 18 Nov .*\n- \*\*Sun 22 Nov .*\n$/);
  });

  it("finds the same without naming anybody", async () => {
    const { code, out } = await run("ada.lindqvist", "--redact", "--format", "json");
    assert.equal(code, 1);
    assert.doesNotMatch(out, /Ada|Lindqvist|Maintenance|quillhaven/);
    assert.equal((JSON.parse(out) as { differ: number }).differ, 2);
    const agreeing = await run("willem.degroot", "--redact", "--vendor-view", "free-busy-only");
    assert.equal(agreeing.code, 0, agreeing.out);
  });

  it("fails where one door is closed", async () => {
    const product = findClient(tenant.clients, "innovaphone");
    for (const args of [["harriet.blythe"], ["ada.lindqvist", "--client-id", product.clientId]] as const) {
      const [alias, ...more] = args;
      const { code, out, complaints } = await run(alias, ...more);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(complaints, /EWS/);
      assert.doesNotMatch(complaints, /This is a bug/);
    }
  });
});
