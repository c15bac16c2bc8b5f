// Measures what the preview promises, in the browser: figures.mjs [rounds]

import { chromium } from "playwright-core";
import { ensureBrowser } from "../../../scripts/host/browser.mjs";
import { serve } from "./serve.mjs";

const rounds = Number(process.argv[2] ?? 5);
const views = process.argv[3]?.split(",") ?? ["day", "workWeek", "week", "month", "agenda", "sideBySide"];

const { url, close } = await serve({ minify: true });
const { executablePath, args, env } = await ensureBrowser();
const browser = await chromium.launch({ executablePath, args, env });

/** From the answer of the other side to the frame that shows it, first and complete. */
function measure() {
  return new Promise((resolve) => {
    const started = performance.now();
    let first;
    const painted = (then) => requestAnimationFrame(() => setTimeout(then, 0));
    const look = () => {
      const isFirst = first === undefined && document.querySelector(".ec-event") !== null;
      if (isFirst) {
        painted(() => (first = performance.now() - started));
      }
      if (document.querySelector("footer span")?.textContent.includes("requests")) {
        painted(() =>
          resolve({ first: first ?? performance.now() - started, whole: performance.now() - started }),
        );
        observer.disconnect();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    globalThis.harness.read();
  });
}

/** The longest task, in milliseconds, while the reader goes on a year and back. */
async function walk() {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    longest = Math.max(longest, ...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: "longtask" });
  const [back, , on] = document.querySelectorAll(".moves button");
  const rest = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60)));
  for (const button of [on, on, on, back, back, back, back, back, on, on]) {
    button.click();
    await rest();
  }
  observer.disconnect();
  return longest;
}

async function run(view, events) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: "reduce" });
  const mailboxes = view === "sideBySide" ? 10 : 1;
  await page.goto(`${url}?theme=dark&wait=1&span=month&view=${view}&events=${events}&mailboxes=${mailboxes}`);
  await page.waitForTimeout(150);
  const cdp = await page.context().newCDPSession(page);
  // What the page works, whatever else the machine is doing.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const work = async () =>
    (await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value *
    1000;
  const before = await work();
  const { first, whole } = await page.evaluate(measure);
  const cpu = (await work()) - before;
  const boxes = await page.locator(".ec-event").count();
  const longest = await page.evaluate(walk);
  await page.close();
  return { first, whole, longest, boxes, cpu };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

try {
  await run("week", 100);
  for (const view of views) {
    const of = { 100: [], 10000: [] };
    for (let round = 0; round < rounds; round++) {
      for (const events of [100, 10000]) {
        of[events].push(await run(view, events));
      }
    }
    const get = (events, what) => median(of[events].map((each) => each[what]));
    const ms = (value) => `${Math.round(value)} ms`;
    console.log(
      `${view.padEnd(10)} first ${ms(get(100, "first"))} / ${ms(get(10000, "first"))} = ${(get(10000, "first") / get(100, "first")).toFixed(2)}`,
      `whole ${ms(get(100, "whole"))} / ${ms(get(10000, "whole"))}`,
      `work ${ms(get(100, "cpu"))} / ${ms(get(10000, "cpu"))}`,
      `boxes ${get(100, "boxes")} / ${get(10000, "boxes")}`,
      `longest task ${ms(Math.max(...of[10000].map(({ longest }) => longest)))}`,
    );
  }
} finally {
  await browser.close();
  close();
}
