import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../src/base/errors.js";
import { isDay } from "../../src/base/days.js";
import { processIo } from "../../src/cli/process-io.js";
import { appCalendarsRead, requesting } from "../support/manifests.js";

const faulty = requesting(appCalendarsRead.replace("Role", "role"));

describe("files", () => {
  let folder = "";
  const path = (name: string) => join(folder, name);
  const write = (name: string, text: string, mode = 0o644) => {
    writeFileSync(path(name), text, { mode });
  };
  const replace = (name: string, text: string, expected: string) =>
    processIo.replace(path(name), Buffer.from(text), Buffer.from(expected));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "calendar-onramp-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("keep their mode when they are replaced, and leave nothing else behind", async () => {
    write("a.json", "old", 0o640);
    await replace("a.json", "new", "old");
    assert.equal(readFileSync(path("a.json"), "utf8"), "new");
    assert.equal(statSync(path("a.json")).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder), ["a.json"]);
  });

  it("of our own are made, and written anew, also through a link", async () => {
    const keep = (name: string, text: string) => processIo.keep(path(name), Buffer.from(text));
    await keep("state.json", "first");
    symlinkSync(path("state.json"), path("soft.json"));
    await keep("soft.json", "second");
    assert.equal(readFileSync(path("state.json"), "utf8"), "second");
    assert.deepEqual(readdirSync(folder).sort(), ["soft.json", "state.json"]);
    await assert.rejects(keep(join("gone", "state.json"), "x"), { code: "ENOENT" });
  });

  it("stay the target of a link, symbolic or hard", async () => {
    write("a.json", "old");
    symlinkSync(path("a.json"), path("soft.json"));
    linkSync(path("a.json"), path("hard.json"));
    await replace("soft.json", "new", "old");
    assert.ok(lstatSync(path("soft.json")).isSymbolicLink());
    assert.equal(readFileSync(path("hard.json"), "utf8"), "new");
  });

  it("are not overwritten where they changed in the meantime", async () => {
    write("a.json", "somebody else's");
    await assert.rejects(replace("a.json", "new", "old"), UserError);
    assert.equal(readFileSync(path("a.json"), "utf8"), "somebody else's");
    assert.deepEqual(readdirSync(folder), ["a.json"]);
  });

  it("are found by folder and by pattern, those of other people's packages aside", async () => {
    mkdirSync(path("apps/node_modules/x"), { recursive: true });
    write("apps/b.json", "{}");
    write("apps/a.jsonc", "{}");
    write("apps/c.txt", "{}");
    write("apps/node_modules/x/d.json", "{}");
    assert.deepEqual(await processIo.expand(path("apps")), [path("apps/a.jsonc"), path("apps/b.json")]);
    assert.deepEqual(await processIo.expand(path("apps/*.json")), [path("apps/b.json")]);
    assert.deepEqual(await processIo.expand(path("nothing/*.json")), []);
    assert.equal(await processIo.expand(path("apps/c.txt")), undefined);
    assert.equal(await processIo.expand("nowhere.json"), undefined);
  });

  it("may have names that look like patterns", async () => {
    write("[a].json", "{}");
    assert.equal(await processIo.expand(path("[a].json")), undefined);
  });
});

describe("the day", () => {
  it("is one of the calendar", () => {
    assert.ok(isDay(processIo.today));
  });
});

describe("dist/cli.js", () => {
  const run = (args: readonly string[], input = "") =>
    spawnSync(process.execPath, ["dist/cli.js", ...args], { input, encoding: "utf8" });

  it("runs by itself, reads standard input and ends with the right code", () => {
    assert.equal(run(["lint", "-"], faulty).status, 1);
    assert.equal(run(["lint", "-"], "{}").status, 0);
    assert.equal(run(["lint"]).status, 2);
    assert.equal(run(["fix", "-"], faulty).stdout, requesting(appCalendarsRead));
  });

  it("says in a sentence that its result is lost, and ends with 2", function () {
    if (!existsSync("/dev/full")) {
      this.skip(); // Only Linux has a device that is always full.
    }
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, ["dist/cli.js", "rules"], {
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    assert.equal(status, 2);
    assert.equal(stderr, "Cannot write the result: the disk is full.\n");
  });

  it("changes no tenant where the way back would be lost", function () {
    if (!existsSync("/dev/full")) {
      this.skip();
    }
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(
      process.execPath,
      ["dist/cli.js", "push", "-", "Exchange calendar synchronization", "--demo", "--yes"],
      {
        input: '{ "notes": "New", "signInAudience": "AzureADMyOrg" }',
        stdio: ["pipe", full, "pipe"],
        encoding: "utf8",
      },
    );
    closeSync(full);
    assert.equal(status, 2);
    assert.match(stderr, /nothing was pushed/);
    assert.doesNotMatch(stderr, /read back/);
  });

  it("knows its version", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    assert.ok(run(["--version"]).stdout.startsWith(`${version} (permissions as of `));
  });

  it("can be run as a program, and knows nothing of VS Code", () => {
    const source = readFileSync("dist/cli.js", "utf8");
    assert.ok(source.startsWith("#!/usr/bin/env node\n"));
    assert.doesNotMatch(source, /from "vscode"|require\("vscode"\)/);
  });
});
