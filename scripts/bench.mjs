// Prints every figure that the project promises, as ratios taken in this one run, and whether it is met.

import { ensureDependencies } from "./host/dependencies.mjs";

await ensureDependencies();
const { importTypeScript } = await import("./host/bundle.mjs");
const { lintFigures } = await import("./bench/lint.mjs");
const { sizeFigures } = await import("./bench/size.mjs");
const { activationFigures } = await import("./bench/activation.mjs");
const { graphFigures } = await import("./bench/graph.mjs");
const { checkFigures } = await import("./bench/check.mjs");
const { ewsFigures } = await import("./bench/ews.mjs");
const { previewFigures } = await import("./bench/preview.mjs");
const { reportFigures } = await import("./bench/report.mjs");
const core = await importTypeScript("scripts/bench/core.ts");

const figures = [
  ...(await lintFigures(core)),
  ...(await graphFigures()),
  ...(await checkFigures()),
  ...(await ewsFigures()),
  ...(await reportFigures()),
  ...(await previewFigures()),
  ...(await sizeFigures()),
  ...(await activationFigures()),
];

for (const { name, value, bound, unit, detail } of figures) {
  const met = value <= bound ? "met" : "NOT MET";
  const number = (figure) => (Number.isInteger(figure) ? figure.toLocaleString("en-GB") : figure.toFixed(2));
  console.log(`${met.padEnd(8)} ${number(value)} ${unit} (at most ${number(bound)}): ${name}`);
  console.log(`         ${detail}`);
}
process.exitCode = figures.some(({ value, bound }) => value > bound) ? 1 : 0;
