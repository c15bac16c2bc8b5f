import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clockwork } from "../../src/profiles/vendors/clockwork.js";
import { exchangeOnline, fullAccessAsApp, requesting, resource } from "../support/manifests.js";

const before = `{\r\n\t// ours\r\n\t"displayName": "Kalender – überall",\r\n\t"requiredResourceAccess": [],\r\n}`;
const wide = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

const encodings: Readonly<Record<string, Buffer>> = {
  "UTF-8": Buffer.from(before),
  "UTF-8 with a byte order mark": Buffer.from(`\uFEFF${before}`),
  "UTF-16 LE": wide(before),
  "UTF-16 BE": wide(before).swap16(),
};

describe("dist/cli.js, with files", () => {
  let folder = "";
  const path = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(path(name));
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const run = (args: readonly string[], input: string | Buffer = "") => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/cli.js", ...args], { input });
    return { status, stdout, stderr: stderr.toString() };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "calendar-onramp-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  for (const [name, bytes] of Object.entries(encodings)) {
    it(`applies a profile to ${name} and keeps it`, () => {
      const file = write("a.json", bytes);
      const printed = run(["apply", "clockwork", file]);
      assert.equal(printed.status, 0, printed.stderr);
      assert.deepEqual(read("a.json"), bytes);
      assert.deepEqual(run(["apply", "clockwork", "-"], bytes).stdout, printed.stdout);

      const written = run(["apply", "--write", "clockwork", file]);
      assert.equal(written.status, 0);
      assert.equal(written.stdout.length, 0);
      assert.deepEqual(read("a.json"), printed.stdout);
      assert.deepEqual(readdirSync(folder), ["a.json"]);

      const utf8 = run(["apply", "clockwork", "-"], Buffer.from(before)).stdout;
      const expected = {
        "UTF-8": utf8,
        "UTF-8 with a byte order mark": Buffer.from(`\uFEFF${utf8.toString()}`),
        "UTF-16 LE": wide(utf8.toString()),
        "UTF-16 BE": wide(utf8.toString()).swap16(),
      }[name];
      assert.deepEqual(printed.stdout, expected);

      const { mtimeMs } = statSync(file);
      const again = run(["apply", "--write", "clockwork", file]);
      assert.equal(again.status, 0);
      assert.match(again.stderr, /^Nothing to do/);
      assert.equal(statSync(file).mtimeMs, mtimeMs);
    });
  }

  it("ends with 0, 1 and 2 as it promises, and prints nothing for 2", () => {
    const file = write("a.json", before);
    assert.equal(run(["apply", "sense", "--set", "agency=contoso", file]).status, 0);
    assert.equal(run(["apply", "sense", file]).status, 1);
    for (const args of [
      ["apply", "sense", "--set", "agency=a=b", file],
      ["apply", "sense", "--set", "__proto__=x", file],
      ["apply", "nope", file],
      ["apply", "clockwork", folder],
      ["apply", "clockwork", path("nowhere.json")],
      ["apply", "--write", "clockwork", "-"],
      ["merge", "--snippet", path("nowhere.txt"), file],
      ["convert", "--to", "graph", "--write", "-"],
      ["handover", "clockwork", "--set", "secret=x"],
      ["reminder", "clockwork", "--expires", "tomorrow"],
      ["lint", "--profile", "nope", file],
      ["lint", "--set", "agency=contoso", file],
    ]) {
      const { status, stdout, stderr } = run(args);
      assert.equal(status, 2, args.join(" "));
      assert.equal(stdout.length, 0);
      assert.doesNotMatch(stderr, /This is a bug|^\s+at /m);
    }
    assert.equal(read("a.json").toString(), before);
  });

  it("does not write to a file that may not be written", function () {
    if (process.getuid?.() === 0) {
      this.skip(); // Nothing is forbidden to root.
    }
    const file = path("a.json");
    writeFileSync(file, before, { mode: 0o444 });
    const { status, stderr } = run(["apply", "--write", "clockwork", file]);
    assert.equal(status, 2);
    assert.match(stderr, /access is denied/);
    assert.equal(read("a.json").toString(), before);
  });

  it("merges a snippet from standard input", () => {
    const file = write("a.json", before);
    const { status, stdout } = run(
      ["merge", "--snippet", "-", file],
      resource(exchangeOnline, fullAccessAsApp).replaceAll('"', "“"),
    );
    assert.equal(status, 0);
    assert.match(stdout.toString(), /\t\/\/ ours\r\n[^]*dc890d15-9560-4a4c-9b7f-a736ec74ec40/);
  });

  it("converts there and back", () => {
    const old =
      '{ "name": "x", "replyUrlsWithType": [{ "url": "https://x.example/a", "type": "Web" }], "requiredResourceAccess": [] }';
    const current = run(["convert", "--to", "graph", "-"], old);
    assert.equal(current.status, 0);
    assert.match(current.stdout.toString(), /"displayName"/);
    assert.deepEqual(
      JSON.parse(run(["convert", "--to", "legacy", "-"], current.stdout).stdout.toString()),
      JSON.parse(old),
    );
  });

  it("reads a profile of a file, and says where it is wrong", () => {
    const profile = write(
      "ours.calendar-profile.json",
      JSON.stringify({ ...clockwork, id: "ours" }, undefined, 2),
    );
    const file = write("a.json", before);
    const own = run(["apply", profile, file]);
    assert.equal(own.status, 0, own.stderr);
    assert.deepEqual(own.stdout, run(["apply", "clockwork", file]).stdout);
    assert.match(run(["profiles", profile]).stdout.toString(), /^ours: /);
    assert.equal(run(["apply", `${profile}:on-premises`, file]).stdout.toString(), before);

    const wrong = write("wrong.calendar-profile.json", '{\n  "id": 1\n}');
    const refused = run(["apply", wrong, file]);
    assert.equal(refused.status, 2);
    assert.equal(refused.stdout.length, 0);
    assert.match(refused.stderr, /wrong\.calendar-profile\.json:\d+:\d+ [^]*cannot be used as a profile\./);
  });

  it("prints a hand-over sheet and a reminder", () => {
    const sheet = run(["handover", "clockwork", "--set", "delegateMailbox=sync@contoso.com"]);
    assert.equal(sheet.status, 0);
    assert.match(sheet.stdout.toString(), /sync@contoso\.com/);
    const reminder = run(["reminder", "clockwork", "--expires", "2028-11-20"]);
    assert.equal(reminder.status, 0);
    assert.match(reminder.stdout.toString(), /^BEGIN:VCALENDAR\r\n/);
  });

  it("compares manifests with a profile", () => {
    const right = run(
      ["apply", "clockwork", "-"],
      '{ "displayName": "x", "signInAudience": "AzureADMyOrg" }',
    ).stdout;
    const rulesOf = (args: readonly string[], input: string | Buffer) => {
      const { stdout } = run(["lint", "--format", "json", "--profile", "clockwork", ...args], input);
      const report = JSON.parse(stdout.toString()) as { files: { findings: { rule: string }[] }[] };
      return report.files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    };
    assert.ok(rulesOf(["-"], requesting()).includes("missing-permission"));
    assert.ok(!rulesOf(["-"], right).includes("missing-permission"));
  });
});
