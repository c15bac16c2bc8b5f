import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { CheckFiles } from "../../../src/ui/check/check-files.js";
import type { CheckRecord } from "../../../src/ui/check/check-record.js";

function recordOf(list: string, connection = "contoso", key: string = randomUUID()): CheckRecord {
  const window = { start: "2026-11-21T00:00:00.000Z", end: "2026-12-19T00:00:00.000Z" };
  const state = { version: 1, connection, via: "graph", window, mailboxes: [], verdicts: [] } as const;
  return { version: 1, key, connectionName: "Contoso", list, impersonates: true, owners: {}, state };
}

describe("the files of checks", () => {
  let folder: string;
  let files: CheckFiles;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "checks-"));
    files = new CheckFiles(vscode.Uri.file(folder));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("are none at first", async () => {
    assert.deepEqual(await files.list(), []);
    assert.equal(await files.read(randomUUID()), undefined);
    assert.equal(await files.read("../../settings"), undefined);
  });

  it("give back what was written last, also to whoever reads at the same time", async () => {
    const record = recordOf("first");
    const writes = ["first", "second", "third"].map((list) => files.write({ ...record, list }));
    const read = files.read(record.key);
    await Promise.all(writes);
    assert.equal((await read)?.list, "third");
    const many = await Promise.all([files.write({ ...record, list: "fourth" }), files.list()]);
    assert.deepEqual(
      many[1].map(({ list }) => list),
      ["fourth"],
    );
  });

  it("are found where only the draft was left", async () => {
    const record = recordOf("kept");
    await files.write(record);
    const inside = join(folder, "mailbox-checks");
    await rename(join(inside, `${record.key}.json`), join(inside, `${record.key}.draft`));
    assert.equal((await files.read(record.key))?.list, "kept");
    assert.equal((await files.list()).length, 1);
  });

  it("are the latest five, and none of a connection that is forgotten", async () => {
    for (const list of ["1", "2", "3", "4", "5", "6"]) {
      await files.write(recordOf(list, list === "6" ? "other" : "contoso"));
    }
    await files.prune();
    assert.equal((await readdir(join(folder, "mailbox-checks"))).length, 5);
    await files.forget("contoso");
    assert.deepEqual(
      (await files.list()).map(({ list }) => list),
      ["6"],
    );
  });
});
