import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";

import Mocha from "mocha";

// Runs the compiled unit tests of a project in this process: test-unit.mjs <project> [grep]
const [project = ".", grep] = process.argv.slice(2);
const folder = resolve(project, "dist/test/unit");

const mocha = new Mocha({ reporter: "dot", timeout: 60_000, ...(grep ? { grep } : {}) });
for (const name of (await readdir(folder, { recursive: true })).sort()) {
  if (name.endsWith(".test.js")) {
    mocha.addFile(join(folder, name));
  }
}
await mocha.loadFilesAsync();

const runner = mocha.run((failures) => {
  const { passes, pending } = runner.stats;
  console.log(`##results ${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}`);
  // A server that a test forgot to close must not keep the whole run waiting.
  process.exit(failures > 0 ? 1 : 0);
});
