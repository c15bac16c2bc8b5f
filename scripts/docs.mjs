// Writes the pages that repeat what the code says: docs/rules.md.

import { build } from "esbuild";
import { writeFile } from "node:fs/promises";

const outfile = ".vscode-test/docs/rules.mjs";
await build({
  entryPoints: ["scripts/docs/rules.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  mainFields: ["module", "main"],
  outfile,
  logLevel: "warning",
});
const { renderRules } = await import(new URL(`../${outfile}`, import.meta.url));

await writeFile("docs/rules.md", renderRules());
console.log("Wrote docs/rules.md.");
