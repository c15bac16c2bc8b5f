// Prints every figure that the project promises, as ratios taken in this one run, and whether it is met.

import { build } from "esbuild";
import { mkdir } from "node:fs/promises";
import { activationFigures } from "./bench/activation.mjs";
import { sizeFigures } from "./bench/size.mjs";
import { lintFigures } from "./bench/lint.mjs";

await mkdir(".vscode-test/bench", { recursive: true });
await build({
  entryPoints: ["scripts/bench/core.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  mainFields: ["module", "main"],
  outfile: ".vscode-test/bench/core.mjs",
  logLevel: "warning",
});
const core = await import(new URL("../.vscode-test/bench/core.mjs", import.meta.url));

const figures = [...(await lintFigures(core)), ...(await sizeFigures()), ...(await activationFigures())];

for (const { name, value, bound, unit, detail } of figures) {
  const met = value <= bound ? "met" : "NOT MET";
  const number = (figure) => (Number.isInteger(figure) ? figure.toLocaleString("en-GB") : figure.toFixed(2));
  console.log(`${met.padEnd(8)} ${number(value)} ${unit} (at most ${number(bound)}): ${name}`);
  console.log(`         ${detail}`);
}
process.exitCode = figures.some(({ value, bound }) => value > bound) ? 1 : 0;
