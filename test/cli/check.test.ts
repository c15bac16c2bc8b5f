import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli, type Meanwhile } from "../support/cli.js";
import { findClient, lineOf } from "./support/tenant.js";

interface Line {
  readonly mailbox: string;
  readonly outcome: string;
  readonly via: string;
  readonly events: number | null;
  readonly reason: string | null;
  readonly code: string | null;
  readonly administrator: boolean | null;
}

describe("check", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({ mailboxes: 120 });
  });
  after(() => tenant.stop());

  const at = (name: string) => `${name}@${tenant.domain}`;
  const run = (
    args: readonly string[],
    files: Readonly<Record<string, string | Uint8Array>> = {},
    meanwhile: Meanwhile = {},
  ) =>
    runCli(
      ["check", "--endpoints", "line.json", ...args],
      { "line.json": lineOf(tenant), ...files },
      { isNow: true, ...meanwhile },
    );
  const listOf = (out: string) => (JSON.parse(out) as { value: readonly Line[] }).value;

  it("says of each mailbox of a list whether it can be read, in JSON", async () => {
    const list = `Name;PrimarySmtpAddress\nAda;${at("ada.lindqvist")}\nW;${at("willem.degroot")}\nX;${at("nobody")}\n`;
    const { code, out, complaints } = await run(["--mailboxes", "list.csv", "--format", "json"], {
      "list.csv": list,
    });
    assert.equal(code, 1);
    const [ada, willem, nobody] = listOf(out);
    assert.ok(ada && willem && nobody);
    assert.deepEqual(
      [ada, willem, nobody].map(({ outcome, via, administrator }) => [outcome, via, administrator]),
      [
        ["readable", "graph", true],
        ["readable", "graph", false],
        ["missing", "graph", false],
      ],
    );
    assert.ok((ada.events ?? 0) > 0);
    assert.deepEqual([nobody.events, nobody.code], [null, "ErrorInvalidUser"]);
    assert.match(
      complaints,
      /^2 of 3 mailboxes can be read through Microsoft Graph, .*: 1 without a mailbox\.$/m,
    );
    assert.match(complaints, /^1 of the readable ones belongs to an administrator/m);
  });

  it("ends with 0 where all can be read, as a table", async () => {
    const { code, out } = await run(["--mailboxes", "-"], { "-": at("ada.lindqvist") });
    assert.equal(code, 0);
    const [header, line] = out.split("\n");
    assert.match(header ?? "", /^Mailbox +Outcome +Events +Role +Why$/);
    assert.match(line ?? "", /^ada\.lindqvist@quillhaven\.example +readable +\d+ +administrator$/);
  });

  it("names lines that are no address, which are not fine either", async () => {
    const { code, complaints } = await run(["--mailboxes", "list"], {
      list: `${at("ada.lindqvist")}\nsomebody\n`,
    });
    assert.equal(code, 1);
    assert.match(complaints, /Not understood in list:\n {2}Line 2: “somebody” is no mail address\./);
  });

  it("takes the members of a group, a sample of them, and gives CSV", async () => {
    const { code, out, complaints } = await run([
      "--group",
      at("everybody"),
      "--sample",
      "4",
      "--format",
      "csv",
    ]);
    assert.equal(code, 0);
    const rows = out.trimEnd().split("\r\n");
    assert.equal(rows[0], "mailbox,outcome,via,events,isCut,reason,code,helps,administrator,checkedAt");
    assert.equal(rows.length, 5);
    assert.match(complaints, /They are a sample of 40\./);
    const unknown = await run(["--group", at("nothing")]);
    assert.equal(unknown.code, 2);
    assert.match(unknown.complaints, /no group with the id or the address/);
  });

  it("goes through EWS, too, and says what keeps it out", async () => {
    const { code, out, complaints } = await run(["--via", "ews", "--mailboxes", "list", "--format", "json"], {
      list: `${at("ada.lindqvist")}\n${at("harriet.blythe")}\n`,
    });
    assert.equal(code, 1);
    const outcomes = listOf(out).map(({ mailbox, outcome, via }) => [mailbox, outcome, via]);
    assert.deepEqual(outcomes.sort(), [
      [at("ada.lindqvist"), "readable", "ews"],
      [at("harriet.blythe"), "refused", "ews"],
    ]);
    assert.match(complaints, /EwsEnabled/);
  });

  it("asks an Exchange Server as an account that may impersonate", async () => {
    const { ews, user, password } = tenant.onPremises;
    const server = ["check", "--ews-url", ews, "--auth", "basic", "--user", user, "--mailboxes", "list"];
    const files = { list: `${at("ada.lindqvist")}\n${at("nobody")}\n` };
    const options = { isNow: true, environment: { CALENDAR_ONRAMP_PASSWORD: password } };
    const all = await runCli([...server, "--impersonate", "--format", "json"], files, options);
    assert.equal(all.code, 1, all.complaints);
    assert.deepEqual(
      listOf(all.out).map(({ outcome, administrator }) => [outcome, administrator]),
      [
        ["readable", null],
        ["missing", null],
      ],
    );
    const wrong = { ...options, environment: { CALENDAR_ONRAMP_PASSWORD: "CANARY-wrong" } };
    const refused = await runCli([...server, "--impersonate"], files, wrong);
    assert.equal(refused.code, 2);
    assert.match(refused.complaints, /sign-in was not accepted/);
    assert.doesNotMatch(refused.complaints, /CANARY/);
    assert.equal((await runCli([...server, "--group", "x"], files, options)).code, 2);
  });

  it("does without knowing who is an administrator, and says so once", async () => {
    const { clientId, clientSecret } = findClient(tenant.clients, "Exchange calendar synchronization");
    const { code, out, complaints } = await run(
      ["--client-id", clientId, "--way", "client-secret", "--mailboxes", "list", "--format", "json"],
      { list: at("ada.lindqvist") },
      { environment: { CALENDAR_ONRAMP_SECRET: clientSecret } },
    );
    assert.equal(code, 0, complaints);
    assert.equal(listOf(out)[0]?.administrator, null);
    assert.equal(complaints.split("It is not known who is an administrator.").length, 2);
  });

  it("keeps what is known when it is stopped, and goes on from there", async () => {
    const list = Array.from({ length: 45 }, (_, index) => at(`person${String(index)}`));
    list.push(at("ada.lindqvist"));
    const files = { list: list.join("\n") };
    const args = ["--mailboxes", "list", "--state", "state.json", "--format", "csv"];
    const stop = new AbortController();
    const stopped = await run(args, files, {
      interrupted: stop.signal,
      afterPrint: () => {
        stop.abort(new Error("Stopped."));
      },
    });
    assert.equal(stopped.code, 2);
    assert.match(stopped.complaints, /of 46 mailboxes are kept in state\.json\. Run the same command again/);
    const state = stopped.files.get("state.json");
    assert.ok(state);
    const known = (JSON.parse(Buffer.from(state).toString()) as { verdicts: unknown[] }).verdicts.length;
    assert.ok(known >= 20 && known < 46, String(known));

    const before = tenant.requests.graph;
    const whole = await run(args, { ...files, "state.json": state });
    assert.equal(whole.out.trimEnd().split("\r\n").length, 47);
    const again = await run(args, { ...files, "state.json": whole.files.get("state.json") ?? "" });
    const linesOf = (out: string) => out.split("\r\n").sort();
    assert.deepEqual(linesOf(again.out), linesOf(whole.out));
    // The second time, only the administrators are asked for.
    assert.ok(tenant.requests.graph - before <= 5, String(tenant.requests.graph - before));

    const other = await run([...args, "--from", "2026-01-01"], {
      ...files,
      "state.json": whole.files.get("state.json") ?? "",
    });
    assert.equal(other.code, 2);
    assert.match(other.complaints, /belongs to a check with another window/);
  });

  it("is refused before anything is asked where it makes no sense", async () => {
    for (const [args, expected] of [
      [[], /not said which mailboxes/],
      [["--mailboxes", "gone"], /no such file/],
      [["--mailboxes", "empty"], /no address of a mailbox/],
      [["--mailboxes", "empty", "--sample", "0"], /number from 1/],
      [["--mailboxes", "-", "--secret-stdin"], /Standard input/],
      [["--mailboxes", "ada", "--state", "empty"], /does not hold how far/],
      [["--mailboxes", "ada", "--state", "locked"], /Cannot write locked/],
    ] as const) {
      const { code, complaints, out } = await run(
        args,
        { empty: "", ada: at("ada.lindqvist") },
        { readOnly: ["locked"] },
      );
      assert.deepEqual([code, out], [2, ""], complaints);
      assert.match(complaints, expected);
    }
  });
});
