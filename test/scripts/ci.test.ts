import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Stands in for npm: what `npm test` and `npm run package` print and return is in the environment. */
const npm = `#!/usr/bin/env bash
if [ "$1" = test ]; then
  echo started
  $TESTS
else
  exit "$PACKAGE"
fi
`;

describe(".ci/run", () => {
  let folder: string;

  before(function () {
    if (process.platform === "win32") {
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "ci-"));
    mkdirSync(join(folder, ".ci"));
    copyFileSync(".ci/run", join(folder, ".ci/run"));
    writeFileSync(join(folder, "npm"), npm);
    chmodSync(join(folder, "npm"), 0o755);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** The last line and the exit code, with a signal sent once the tests have started. */
  function run(
    tests: string,
    { packageCode = 0, signal }: { packageCode?: number; signal?: "SIGTERM" } = {},
  ) {
    const child = spawn("bash", [join(folder, ".ci/run")], {
      env: {
        ...process.env,
        PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}`,
        TESTS: tests,
        PACKAGE: String(packageCode),
      },
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (signal && text.includes("started")) {
        child.kill(signal);
      }
    });
    return new Promise<[string | undefined, number | null]>((resolve) => {
      child.on("close", (code) => {
        resolve([output.trimEnd().split("\n").at(-1), code]);
      });
    });
  }

  it("counts the package with the tests", async () => {
    assert.deepEqual(await run("echo 5 passed, 0 failed, 1 skipped"), ["6 passed, 0 failed", 0]);
    assert.deepEqual(await run("echo 5 passed, 2 failed"), ["6 passed, 2 failed", 1]);
    assert.deepEqual(await run("echo 5 passed, 0 failed", { packageCode: 1 }), ["5 passed, 1 failed", 1]);
  });

  it("counts tests that came to no end as failed", async () => {
    assert.deepEqual(await run("exit 1"), ["1 passed, 1 failed", 1]);
    assert.deepEqual(await run("true"), ["1 passed, 1 failed", 1]);
  });

  it("says so too when it is ended", async () => {
    assert.deepEqual(await run("sleep 30", { signal: "SIGTERM" }), ["0 passed, 1 failed", 1]);
  });
});
