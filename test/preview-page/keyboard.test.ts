import assert from "node:assert/strict";
import { event } from "../support/calendar-events.js";
import { PreviewBrowser } from "./support/preview-browser.js";

const at = (day: number, hour: number, subject: string) =>
  event({
    itemId: `${String(day)} ${String(hour)} ${subject}`,
    subject,
    zone: "Europe/Berlin",
    start: `2026-11-${String(day)}T${String(hour).padStart(2, "0")}:00:00Z`,
    end: `2026-11-${String(day)}T${String(hour).padStart(2, "0")}:30:00Z`,
  });
const focused = () => {
  const { activeElement: element } = document;
  return (element?.getAttribute("aria-label") ?? element?.textContent ?? "").slice(0, 60);
};

describe("a preview without a mouse", function () {
  this.timeout(120_000);
  let browser: PreviewBrowser;
  before(async () => {
    browser = await PreviewBrowser.open();
  });
  after(() => browser.close());

  it("reaches every control and every event with the Tab key, and shows where it is", async () => {
    const preview = await browser.page({ view: "week", events: "0" });
    await preview.read([at(17, 9, "One"), at(18, 9, "Two"), at(19, 9, "Three")]);
    const reached: string[] = [];
    for (let steps = 0; steps < 60; steps++) {
      await preview.page.keyboard.press("Tab");
      const { name, isSeen } = await preview.page.evaluate(() => {
        const { activeElement: element } = document;
        const shown = element?.closest(".ec-event") ?? element;
        const next = element?.nextElementSibling;
        const isOutlined = (each: Element | null | undefined) =>
          each ? getComputedStyle(each).outlineStyle !== "none" : false;
        return {
          name:
            element?.getAttribute("aria-label") ??
            element?.getAttribute("value") ??
            element?.textContent ??
            "",
          isSeen: element === document.body || isOutlined(shown) || isOutlined(next),
        };
      });
      assert.ok(isSeen, `${name} does not show that it has the focus.`);
      reached.push(name);
    }
    for (const wanted of [
      "Other mailbox…",
      "Sign in as…",
      "graph",
      "week",
      "Calendar",
      "What the vendor sees",
      "Refresh",
      "Export",
      "Earlier",
      "Today",
      "Later",
      "Time zone",
      "Days and hours",
      "Copy requests",
    ]) {
      assert.ok(reached.includes(wanted), `${wanted} is not among ${reached.join(", ")}`);
    }
    for (const subject of ["One", "Two", "Three"]) {
      assert.ok(reached.some((name) => name.startsWith(`${subject} `)));
    }
    await preview.close();
  });

  it("opens an event, closes it, and stands where it stood", async () => {
    const preview = await browser.page({ view: "week", events: "0" });
    const { page } = preview;
    await preview.read([at(17, 9, "One"), at(18, 9, "Two")]);

    await page.locator(".box").nth(1).focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".panel h3").textContent(), "Two");
    assert.equal(await page.evaluate(focused), "Two");
    assert.ok((await preview.said()).some(({ type }) => type === "details"));

    await page.keyboard.press("Escape");
    assert.ok(await page.locator(".panel").isHidden());
    assert.match(await page.evaluate(focused), /^Two /);
    await preview.close();
  });

  it("opens what had no room, and an event in there", async () => {
    const preview = await browser.page({ view: "month", events: "0" });
    const { page } = preview;
    await preview.read(
      Array.from({ length: 9 }, (_, index) => at(18, 8 + index, `Meeting ${String(index)}`)),
    );

    await page.locator(".ec-event.more .box").focus();
    await page.keyboard.press("Space");
    assert.equal(await page.locator(".panel .event-line").count(), 9);
    await page.locator(".panel .event-line").last().press("Enter");
    assert.equal(await page.locator(".panel h3").textContent(), "Meeting 8");
    await page.keyboard.press("Escape");
    assert.match(await page.evaluate(focused), /^6 more on /);
    await preview.close();
  });

  it("keeps the focus while more events come, before and behind", async () => {
    const preview = await browser.page({ view: "month", events: "0" });
    const { page } = preview;
    const mailbox = "adele@contoso.example";
    const reading = await preview.begin();
    const send = (events: readonly ReturnType<typeof at>[]) =>
      preview.tell({ type: "events", reading, via: "graph", mailbox, events });
    await send([at(18, 9, "Mine"), at(19, 9, "Other")]);
    await page.locator(".box").first().focus();

    const days = Array.from({ length: 20 }, (_, index) => at(10 + (index % 19), 10, `New ${String(index)}`));
    await send([...days, at(18, 8, "Before")]);
    await preview.end(reading);

    assert.ok((await preview.boxes()).length > 15);
    assert.match(await page.evaluate(focused), /Mine/);
    await preview.close();
  });

  it("does not lose the focus to nowhere when its event is folded away", async () => {
    const preview = await browser.page({ view: "month", events: "0" });
    const { page } = preview;
    const mailbox = "adele@contoso.example";
    const reading = await preview.begin();
    await preview.tell({ type: "events", reading, via: "graph", mailbox, events: [at(18, 20, "Late")] });
    await page.locator(".box").first().focus();
    const events = [8, 9, 10, 11].map((hour) => at(18, hour, "Early"));
    await preview.tell({ type: "events", reading, via: "graph", mailbox, events });
    await preview.end(reading);

    assert.equal(await page.evaluate(() => document.activeElement?.className), "calendar");
    await preview.close();
  });

  it("moves with Page Up and Page Down, and says where to", async () => {
    const preview = await browser.page({ view: "week", events: "0", locale: "en-GB" });
    const { page } = preview;
    await preview.read([at(24, 9, "Next week")]);
    assert.equal(await page.locator(".nothing").textContent(), "Nothing in this week.");

    await page.locator(".ec-main").focus();
    await page.keyboard.press("PageDown");
    await preview.settled();
    assert.match((await page.locator("h2").textContent()) ?? "", /^23\s?–\s?29 Nov 2026$/);
    assert.deepEqual((await preview.boxes()).length, 1);
    assert.match(await preview.announced(), /^23\s?–\s?29 Nov 2026/);
    assert.ok(await page.locator(".nothing").isHidden());
    await preview.close();
  });

  it("hears once what has come, and not each page of it", async () => {
    const preview = await browser.page({ view: "week", source: "both" });
    assert.match(
      await preview.announced(),
      /^300 events · 2 requests · 0\.4 s · as ClockWork Office365 Sync\. EWS and Graph agree on 296 of 300 events; 4 differ/,
    );
    const { page } = preview;
    await page.evaluate(() => {
      const region = document.querySelector("#preview > p[role=status]");
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      new MutationObserver(() => heard.push(region?.textContent ?? "")).observe(region ?? document, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.waitForFunction(() => (globalThis as unknown as { heard: string[] }).heard.length > 1);
    await preview.settled();
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    assert.equal(heard.length, 2, heard.join(" | "));
    assert.equal(heard[0], "Reading…");
    await preview.close();
  });

  it("breathes for nobody who does not want anything to move", async () => {
    const preview = await browser.page({ hang: "1" });
    const animation = () =>
      preview.page
        .locator(".bone")
        .first()
        .evaluate((bone) => getComputedStyle(bone).animationName);
    assert.equal(await animation(), "none");
    await preview.page.emulateMedia({ reducedMotion: "no-preference" });
    assert.equal(await animation(), "breathe");
    await preview.close();
  });

  it("shows every edge where colours are forced", async () => {
    const preview = await browser.page({ view: "week", source: "both" });
    await preview.page.emulateMedia({ forcedColors: "active" });
    const edges = await preview.page
      .locator(".ec-event:not(.more)")
      .evaluateAll((boxes) => boxes.map((box) => getComputedStyle(box).borderInlineStartStyle));
    assert.ok(edges.length > 3 && edges.every((style) => style !== "none"));
    const chosen = preview.page.locator(".choice input:checked + span").first();
    const other = preview.page.locator(".choice input:not(:checked) + span").first();
    const ground = (element: typeof chosen) =>
      element.evaluate((each) => getComputedStyle(each).backgroundColor);
    assert.notEqual(await ground(chosen), await ground(other));
    await preview.close();
  });
});
