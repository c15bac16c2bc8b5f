import { chromium } from "playwright-core";
import { serve } from "../../test/preview-page/harness/serve.mjs";
import { ensureBrowser } from "../host/browser.mjs";
import { comeBack, readAll, walk } from "../../test/preview-page/harness/measure.mjs";
import { startTrace } from "./preview-trace.mjs";

/** The days that a view shows, which are full of events here. */
const spans = {
  day: "day",
  workWeek: "week",
  week: "week",
  month: "month",
  agenda: "month",
  sideBySide: "day",
};

/** Every view of the preview. */
export const views = Object.keys(spans);

/** The preview's page as it ships, in a real browser, with an other side that makes events up. */
export async function openBrowser({ minify = true } = {}) {
  const { url, close } = await serve({ minify });
  const browser = await chromium.launch(await ensureBrowser());
  return {
    async close() {
      await browser.close();
      close();
    },

    /** Reads as many events as are wanted, all of them in the days that the view shows, goes away and comes back, and moves. */
    async measure(view, events, { profile } = {}) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: "reduce" });
      try {
        const query = new URLSearchParams({
          theme: "dark",
          wait: "1",
          day: "2026-11-18",
          page: "500",
          span: spans[view],
          view,
          events: String(events),
          mailboxes: view === "sideBySide" ? "10" : "1",
        });
        await page.goto(`${url}?${query}`);
        await page.waitForSelector(".moves button");
        await page.waitForTimeout(100);
        const stopProfile = await startProfile(page, profile);
        const stopTrace = await startTrace(browser);
        await page.evaluate(readAll);
        await page.waitForTimeout(300);
        const boxes = await page.locator(".ec-event").count();
        await page.evaluate(comeBack);
        await page.waitForTimeout(200);
        await page.evaluate(walk);
        const trace = await stopTrace();
        await stopProfile(`${view}-${events}`);
        return {
          boxes,
          first: trace.between("read", "first"),
          whole: trace.between("read", "whole"),
          turned: trace.between("turn", "turned"),
          longestRead: trace.longest("read", "whole"),
          longest: trace.longest("walk", "walked"),
        };
      } finally {
        await page.close();
      }
    },
  };
}

async function startProfile(page, save) {
  if (!save) {
    return () => undefined;
  }
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 200 });
  await session.send("Profiler.start");
  return async (name) => save(name, (await session.send("Profiler.stop")).profile);
}
