import assert from "node:assert/strict";
import * as vscode from "vscode";
import { CheckedFiles, type CheckedFilesParts } from "../../../src/ui/language/checked-files.js";
import { checkWorkspace, describeTally } from "../../../src/ui/language/check-workspace.js";
import { readManifest } from "../../../src/ui/read-manifest.js";
import { settings } from "../../../src/ui/settings.js";
import { codeOf, eventually, faulty, setSetting } from "./editing.js";

function uriOf(name: string): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return vscode.Uri.joinPath(first.uri, "checked", name);
}

const write = (name: string, text: string) =>
  vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));

/** Files that are checked apart from those of the extension, and what is shown of them. */
function create(parts: Partial<CheckedFilesParts> = {}) {
  const shown = new Map<string, readonly string[]>();
  const files = new CheckedFiles({
    log: { warn: () => undefined },
    manifests: { readText: (text) => Promise.resolve(judge(text)) },
    show: (uri, found) => shown.set(nameOf(uri), found.map(codeOf)),
    isOpen: () => false,
    isExcluded: () => false,
    ...parts,
  });
  return { files, shown };
}

const nameOf = ({ path }: vscode.Uri) => path.slice(path.lastIndexOf("/") + 1);

const judge = (text: string) =>
  readManifest(text, { asOf: "2026-11-21", secretWarnDays: 30, secretErrorDays: 7, severities: {} });

describe("files that are not open", () => {
  after(async () => {
    await vscode.workspace.fs.delete(uriOf(""), { recursive: true });
  });

  it("show what the last of two checks found, whichever ends last", async () => {
    await write("twice.json", faulty);
    const waiting: (() => void)[] = [];
    const { files, shown } = create({
      manifests: {
        readText: (text) =>
          new Promise((resolve) => {
            const first = waiting.length === 0;
            waiting.push(() => {
              resolve(judge(first ? text : text.replace(/\{ "id".*,\n/, "")));
            });
          }),
      },
    });
    const first = files.check(uriOf("twice.json"));
    await eventually(() => waiting[0]);
    const second = files.check(uriOf("twice.json"));
    (await eventually(() => waiting[1]))();
    await second;
    waiting[0]?.();
    await first;

    assert.ok(shown.get("twice.json")?.includes("retiring-permission"));
    assert.ok(!shown.get("twice.json")?.includes("duplicate-permission"));
    files.dispose();
  });

  it("show nothing any more once they are forgotten, even in the middle of a check", async () => {
    await write("forgotten.json", faulty);
    const { files, shown } = create();
    await files.check(uriOf("forgotten.json"));
    const again = files.check(uriOf("forgotten.json"));
    files.keepOnly([]);
    await again;
    assert.deepEqual(shown.get("forgotten.json"), []);
    assert.ok(!files.has(uriOf("forgotten.json")));
    files.dispose();
  });

  it("show nothing once they are excluded, and are judged anew when they are not", async () => {
    await write("excluded.json", faulty);
    let excluded = false;
    const { files, shown } = create({ isExcluded: () => excluded });
    await files.check(uriOf("excluded.json"));
    excluded = true;
    await files.checkAgain();
    // The disk may tell of the new file meanwhile, and a check of its own then comes last.
    await eventually(() => shown.get("excluded.json")?.length === 0 || undefined);
    excluded = false;
    await files.checkAgain();
    await eventually(() => shown.get("excluded.json")?.includes("duplicate-permission") ?? undefined);
    files.dispose();
  });

  it("stay known while their folder is gone", async () => {
    await write("folder/inside.json", faulty);
    const { files, shown } = create();
    await files.check(uriOf("folder/inside.json"));
    await vscode.workspace.fs.delete(uriOf("folder"), { recursive: true });
    await eventually(() => shown.get("inside.json")?.length === 0 || undefined);
    await write("folder/inside.json", faulty);
    await eventually(() => shown.get("inside.json")?.includes("duplicate-permission") ?? undefined);
    files.dispose();
  });
});

describe("a check of all files", () => {
  before(async () => {
    await write("a.json", faulty);
    await write("b.json", faulty);
    await setSetting("calendarOnramp.lint.include", ["checked/**/*.json"]);
  });

  after(async () => {
    await setSetting("calendarOnramp.lint.include", undefined);
    await vscode.workspace.fs.delete(uriOf(""), { recursive: true });
  });

  /** Checks all, and cancels it once so many files were checked. */
  async function check(cancelAfter: number) {
    const source = new vscode.CancellationTokenSource();
    const asked: string[] = [];
    const kept: string[][] = [];
    if (cancelAfter === 0) {
      source.cancel();
    }
    const diagnostics = {
      check: (uri: vscode.Uri) => {
        if (asked.push(nameOf(uri)) === cancelAfter) {
          source.cancel();
        }
        return Promise.resolve(true);
      },
      keepOnly: (uris: readonly vscode.Uri[]) => kept.push(uris.map(nameOf).sort()),
      dispose: () => undefined,
    };
    const tally = await checkWorkspace({ settings, diagnostics }, { report: () => undefined }, source.token);
    return { said: describeTally(tally), asked, kept };
  }

  it("forgets what it did not find", async () => {
    const { said, asked, kept } = await check(Infinity);
    assert.deepEqual(asked.sort(), ["a.json", "b.json"]);
    assert.deepEqual(kept, [["a.json", "b.json"]]);
    assert.equal(said, "Checked 2 manifests: nothing to mend.");
  });

  it("says that it was cancelled, and forgets nothing then", async () => {
    const halfway = await check(1);
    assert.equal(halfway.said, "The check was cancelled after 1 of 2 files.");
    assert.equal(halfway.asked.length, 1);
    assert.deepEqual(halfway.kept, []);

    const atOnce = await check(0);
    assert.equal(atOnce.said, "The check was cancelled before it came to a file.");
    assert.deepEqual([atOnce.asked, atOnce.kept], [[], []]);
  });
});

describe("what a check of all files says", () => {
  const tally = { cancelled: false, files: 9, checked: 9, manifests: 1, problems: 1 };

  it("is one sentence", () => {
    assert.equal(describeTally(tally), "Checked 1 manifest: 1 problem.");
    assert.equal(
      describeTally({ ...tally, manifests: 3, problems: 1_200 }),
      "Checked 3 manifests: 1,200 problems.",
    );
    assert.equal(describeTally({ ...tally, manifests: 0, problems: 0 }), "This workspace holds no manifest.");
  });
});
