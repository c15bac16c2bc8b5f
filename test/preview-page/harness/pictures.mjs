// Takes a picture of every view in every theme: pictures.mjs <folder> [name]

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureBrowser } from "../../../scripts/host/browser.mjs";
import { serve } from "./serve.mjs";
import { themes } from "./themes.mjs";

const [folder = "pictures", only = ""] = process.argv.slice(2);
await mkdir(folder, { recursive: true });

const scenes = {
  day: "view=day",
  workWeek: "view=workWeek",
  week: "view=week&source=both",
  month: "view=month&events=2000",
  agenda: "view=agenda",
  sideBySide: "view=sideBySide&mailboxes=6&events=1200",
  refused: "refused=ews&source=ews",
  oneRefused: "refused=ews&source=both&view=month",
  waiting: "hang=1",
  redacted: "view=week&redacted=1",
  vendor: "view=week&vendor=1&locale=en-US",
  crowded: "view=week&events=10000",
  details: "view=week&source=both",
  dayList: "view=month&events=10000",
};

const { url, close } = await serve();
const { executablePath, args, env } = await ensureBrowser();
const browser = await chromium.launch({ executablePath, args, env });
try {
  for (const theme of Object.keys(themes)) {
    for (const [name, query] of Object.entries(scenes)) {
      if (!`${theme}-${name}`.includes(only)) {
        continue;
      }
      const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, reducedMotion: "reduce" });
      page.on("console", (message) => console.log(theme, name, message.type(), message.text()));
      page.on("pageerror", (error) => console.log(theme, name, error.message));
      await page.clock.setFixedTime(new Date("2026-11-18T09:20:00Z"));
      await page.goto(`${url}?theme=${theme}&${query}`);
      await page.waitForTimeout(700);
      if (name === "details") {
        await page.locator(".differences .event-line").nth(1).click();
        await page.locator(".panel pre").waitFor();
      }
      if (name === "dayList") {
        await page.locator(".ec-event.more").nth(9).click();
      }
      await page.screenshot({ path: join(folder, `${theme}-${name}.png`) });
      await page.close();
    }
  }
} finally {
  await browser.close();
  close();
}
