import { build } from "esbuild";
import { previewBundling } from "../host/bundle.mjs";
import { project } from "../host/paths.mjs";
import { openBrowser, views } from "./preview-browser.mjs";

const rounds = 5;
const few = 100;
const many = 10_000;

/** The preview's page in a real browser, with a hundred events and with ten thousand in the days that it shows. */
export async function previewFigures() {
  const browser = await openBrowser();
  try {
    await browser.measure("week", few);
    const figures = [];
    for (const view of views) {
      const runs = { [few]: [], [many]: [] };
      // In turns, so that a busy moment of the machine falls on both alike.
      for (let round = 0; round < rounds; round++) {
        for (const events of [few, many]) {
          runs[events].push(await browser.measure(view, events));
        }
      }
      figures.push(...figuresOf(view, runs));
    }
    return [await sizeFigure(), ...figures];
  } finally {
    await browser.close();
  }
}

function figuresOf(view, runs) {
  const best = (events, what, time) => Math.min(...runs[events].map((run) => run[what][time]));
  const ms = (value) => `${value.toFixed(0)} ms`;
  const ratio = (what, name) => ({
    name: `${name} with 10,000 events in it, against 100: ${view}`,
    value: best(many, what, "clock") / best(few, what, "clock"),
    bound: 1.5,
    unit: "times",
    detail: `${ms(best(many, what, "clock"))} against ${ms(best(few, what, "clock"))}, of work ${ms(best(many, what, "work"))} against ${ms(best(few, what, "work"))}; the best of ${rounds} each`,
  });
  const moving = runs[many].map(({ longest }) => longest);
  const worst = Math.max(...moving.map(({ clock }) => clock));
  return [
    ratio("first", "First paint, while the view is read"),
    ratio("turned", "First paint of days that were read before"),
    {
      name: `Longest task while moving on and back, 10,000 events: ${view}`,
      value: Math.min(...moving.map(({ clock }) => clock)),
      bound: 200,
      unit: "ms",
      detail: `the best of ${rounds} walks, as others use the machine, too; the worst ${ms(worst)}, and ${ms(Math.max(...moving.map(({ work }) => work)))} of work`,
    },
  ];
}

async function sizeFigure() {
  const { outputFiles } = await build({
    ...previewBundling,
    absWorkingDir: project,
    entryPoints: { preview: "src/preview-page/main.ts" },
    outdir: "dist",
    minify: true,
    write: false,
  });
  const bytes = outputFiles.find(({ path }) => path.endsWith(".js"))?.contents.length ?? Infinity;
  return {
    name: "The preview's script, minified",
    value: bytes / 1000,
    bound: 350,
    unit: "kB",
    detail: `${bytes.toLocaleString("en-GB")} bytes, loaded with the first preview and not before`,
  };
}
