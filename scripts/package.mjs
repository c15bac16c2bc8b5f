// Builds the .vsix, and says how large it is and what is in it.

import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { ensureDependencies } from "./host/dependencies.mjs";
import { vsixName } from "./host/vsix.mjs";

await ensureDependencies();

const file = await vsixName();

const run = (command, args) => {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: "inherit" });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
};
run("esbuild.mjs", ["--production"]);
run("node_modules/@vscode/vsce/vsce", [
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  file,
]);

const { size } = await stat(file);
console.log(`${file}: ${Math.round(size / 1000).toLocaleString("en-GB")} kB.`);
