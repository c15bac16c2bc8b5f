// Measures what the preview promises, in the browser: figures.mjs [rounds] [views] [folder for profiles]

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser, views as all } from "../../../scripts/bench/preview-browser.mjs";

const rounds = Number(process.argv[2] ?? 5);
const views = process.argv[3]?.split(",") ?? all;
const folder = process.argv[4];
if (folder) {
  await mkdir(folder, { recursive: true });
}
const profile =
  folder && ((name, value) => writeFile(join(folder, `${name}.cpuprofile`), JSON.stringify(value)));

const browser = await openBrowser({ minify: !folder });
try {
  await browser.measure("week", 100);
  for (const view of views) {
    const of = { 100: [], 10000: [] };
    for (let round = 0; round < rounds; round++) {
      for (const events of [100, 10000]) {
        of[events].push(await browser.measure(view, events, { profile }));
      }
    }
    const least = (events, what, how) => Math.min(...of[events].map((each) => each[what][how]));
    const most = (what, how) => Math.round(Math.max(...of[10000].map((each) => each[what][how])));
    const both = (what, how) => {
      const [few, many] = [least(100, what, how), least(10000, what, how)];
      return `${Math.round(few)}/${Math.round(many)} = ${(many / few).toFixed(2)}`;
    };
    for (const how of ["clock", "work"]) {
      console.log(
        [
          `${how === "clock" ? view : ""}`.padEnd(10),
          how,
          `first ${both("first", how)}`,
          `turned ${both("turned", how)}`,
          `whole ${both("whole", how)}`,
          `longest reading ${most("longestRead", how)} moving ${most("longest", how)} (median ${Math.round(of[10000].map(({ longest }) => longest[how]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)])})`,
          `boxes ${of[100][0].boxes}/${of[10000][0].boxes}`,
        ].join("  "),
      );
    }
  }
} finally {
  await browser.close();
}
