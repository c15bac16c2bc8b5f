import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli } from "../support/cli.js";
import { now, runIn } from "./support/calendar.js";

interface Told {
  readonly mailbox: string;
  readonly periods?: readonly { readonly start: string; readonly end: string; readonly status: string }[];
  readonly error?: { readonly code: string | null; readonly message: string; readonly remedy: string | null };
}

describe("freebusy", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({ now, mailboxes: 120, sleep: () => Promise.resolve() });
  });
  after(() => tenant.stop());

  const at = (alias: string) => `${alias}@${tenant.domain}`;
  const week = ["--from", "2026-11-23", "--to", "2026-11-30", "--zone", "Europe/Amsterdam"];
  const run = (args: readonly string[], files: Readonly<Record<string, string>> = {}) =>
    runIn(tenant, ["freebusy", ...week, ...args], files);
  const valueIn = (out: string) => (JSON.parse(out) as { value: Told[] }).value;

  for (const via of ["graph", "ews"]) {
    it(`tells of each mailbox for itself through ${via}, in the order in which they were named`, async () => {
      const aliases = ["matthias.krueger", "nobody", "ada.lindqvist"];
      const { code, out, complaints } = await run([
        ...["--via", via, "--format", "json"],
        ...aliases.flatMap((alias) => ["--mailbox", at(alias)]),
      ]);
      assert.equal(code, 1, complaints);
      assert.match(complaints, /^3 mailboxes .*, of which 1 could not be read\.$/);
      const [known, unknown, ada] = valueIn(out);
      assert.deepEqual([known?.mailbox, unknown?.mailbox, ada?.mailbox], aliases.map(at));
      assert.deepEqual(Object.keys(unknown ?? {}), ["mailbox", "error"]);
      assert.match(unknown?.error?.message ?? "", /nobody@|no mailbox/i);
      assert.ok(known?.periods && known.periods.length > 0);
      assert.deepEqual(Object.keys(known.periods[0] ?? {}), [
        "start",
        "end",
        "status",
        "subject",
        "location",
        "isPrivate",
      ]);
      assert.ok(known.periods.some(({ status }) => status === "workingElsewhere"));
    });
  }

  it("reads mailboxes from a file, each once, more than go into one request", async () => {
    const { out: users } = await runIn(tenant, ["users", "--format", "json"]);
    const mails = (JSON.parse(users) as { value: { mail: string | null }[] }).value.flatMap(
      ({ mail }) => mail ?? [],
    );
    assert.ok(mails.length > 100);
    const file = `# everybody\r\n\r\n${mails.join("\r\n")}\r\n${(mails[0] ?? "").toUpperCase()}`;
    for (const via of ["graph", "ews"]) {
      const { out } = await run(["--mailboxes", "all.txt", "--format", "json", "--via", via], {
        "all.txt": file,
      });
      assert.deepEqual(
        valueIn(out).map(({ mailbox }) => mailbox),
        mails,
      );
    }
  });

  it("shows days below each mailbox, and tables for spreadsheets", async () => {
    const mailboxes = ["--mailbox", at("ada.lindqvist"), "--mailbox", at("nobody")];
    const { code, out } = await run(mailboxes);
    assert.equal(code, 1);
    assert.match(
      out,
      /^ada\.lindqvist@\S+\n {2}Day +Time +Status +Subject +Place\n {2}Mon 23 Nov 2026 {2}10:00 to 11:30 {2}busy/,
    );
    assert.match(out, /\n\nnobody@\S+\n {2}\S.*\.\n$/);
    const csv = await run([...mailboxes, "--format", "csv"]);
    assert.match(csv.out, /^mailbox,start,end,status,subject,location,isPrivate,error\r\nada\.lindqvist@/);
    assert.match(csv.out, /\r\nnobody@[^,]+,,,,,,,"?\S.*\r\n$/);
  });

  it("reads a table, and says which of its lines it does not understand", async () => {
    const { code, out, complaints } = await run(["--mailboxes", "a.csv", "--format", "json"], {
      "a.csv": `name,mail\r\nAda,${at("ada.lindqvist")}\r\nBob,\r\n`,
    });
    assert.equal(code, 1);
    assert.deepEqual(
      valueIn(out).map(({ mailbox }) => mailbox),
      [at("ada.lindqvist")],
    );
    assert.match(complaints, /Line 3: there is no address in it/);
  });

  it("refuses to ask for nobody, and for what is no mailbox", async () => {
    for (const [args, files, says] of [
      [[], {}, /not said which mailboxes/],
      [["--mailboxes", "a.txt"], { "a.txt": "\n# nobody\n" }, /not said which mailboxes/],
      [["--mailboxes", "a.txt"], { "a.txt": "hello\n" }, /Line 1: “hello” is no mail address/],
      [["--mailboxes", "none.txt"], {}, /Cannot read none\.txt/],
      [["--mailbox", "ada"], {}, /“ada” is not the address/],
    ] as const) {
      const { code, out, complaints } = await run(args, files);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(complaints, says);
    }
    const { complaints } = await runCli(["freebusy", "--mailboxes", "-", "--endpoints", "-"], {
      "-": at("ada"),
    });
    assert.match(complaints, /Standard input can be only one of/);
  });
});
