import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { PreviewBrowser, type PreviewPage } from "./support/preview-browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const themes = ["light", "dark", "contrast"];
const views = ["day", "workWeek", "week", "month", "agenda", "sideBySide"];

const scenes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a refusal": { refused: "ews", source: "ews" },
  "a refusal of one of both doors": { refused: "ews", source: "both", view: "month" },
  "a page that waits": { hang: "1" },
  "nothing at all": { view: "day", events: "0" },
  "what a vendor sees": { view: "week", vendor: "1" },
  "a redacted week": { view: "week", redacted: "1" },
};

/** What axe finds, as "rule: where". */
async function violations({ page }: PreviewPage): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary ?? ""}`),
  );
}

describe("the preview is accessible, says axe,", function () {
  this.timeout(300_000);
  let browser: PreviewBrowser;
  before(async () => {
    browser = await PreviewBrowser.open();
  });
  after(() => browser.close());

  const check = async (
    query: Readonly<Record<string, string>>,
    act?: (page: PreviewPage) => Promise<void>,
  ) => {
    const preview = await browser.page({ ...query, axe: "1" });
    await act?.(preview);
    assert.deepEqual(await violations(preview), []);
    await preview.close();
  };

  for (const theme of themes) {
    for (const view of views) {
      it(`in the view ${view}, ${theme}`, () =>
        check({
          theme,
          view,
          source: view === "week" ? "both" : "graph",
          events: view === "month" ? "2000" : "300",
          mailboxes: view === "sideBySide" ? "3" : "1",
        }));
    }

    it(`with everything opened, ${theme}`, () =>
      check({ theme, view: "week", source: "both" }, async ({ page }) => {
        await page.locator(".differences .event-line").first().click();
        await page.locator(".panel pre").waitFor();
        for (const menu of await page.locator(".menu > summary").all()) {
          await menu.press("Enter");
        }
      }));
  }

  for (const [name, query] of Object.entries(scenes)) {
    it(`of ${name}`, () => check({ theme: "dark", ...query }));
  }
});
