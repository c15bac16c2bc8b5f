import assert from "node:assert/strict";
import type { CalendarEvent } from "../../src/calendar/event.js";
import { event } from "../support/calendar-events.js";
import { PreviewBrowser, type PreviewPage } from "./support/preview-browser.js";

let count = 0;
const meeting = (start: string, end: string, changes: Partial<CalendarEvent> = {}) =>
  event({ itemId: `item ${String(++count)}`, allDay: !start.includes("T"), start, end, ...changes });

describe("the edges of a preview", function () {
  this.timeout(120_000);
  let browser: PreviewBrowser;
  let preview: PreviewPage;
  before(async () => {
    browser = await PreviewBrowser.open();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(preview.errors, []);
    await preview.close();
  });

  const open = async (query: Record<string, string>, events?: readonly CalendarEvent[]) => {
    preview = await browser.page({ ...(events ? { events: "0" } : {}), locale: "en-GB", ...query });
    if (events) {
      await preview.read(events);
    }
    return preview.page;
  };
  /** In which column of the week something stands, from 0, and how high its box is. */
  const places = (subject: string) =>
    preview.page.locator(".ec-event", { hasText: subject }).evaluateAll((boxes) =>
      boxes.map((box) => {
        const { left, width, height } = box.getBoundingClientRect();
        const days = [...document.querySelectorAll(".ec-body .ec-day")].map((day) =>
          day.getBoundingClientRect(),
        );
        const column = days.findIndex((day) => left >= day.left - 2 && left < day.right - 2);
        return { column, width, height };
      }),
    );

  it("shows a night of autumn by its clocks: half past two to half past two is an hour", async () => {
    await open({ view: "week", day: "2026-10-25", zone: "Europe/Berlin" }, [
      meeting("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", { subject: "Twice" }),
      meeting("2026-10-25T12:00:00Z", "2026-10-25T13:00:00Z", { subject: "After" }),
    ]);
    const [twice, after] = await preview.boxes();
    assert.match(twice ?? "", /^Twice 02:30–02:30/);
    assert.match(after ?? "", /^After 13:00–14:00/);
    const [box] = await places("Twice");
    assert.equal(box?.column, 6);
    assert.ok(box.height > 40, "It is as long as it lasts.");
  });

  it("shows a night of spring by its clocks", async () => {
    await open({ view: "day", day: "2026-03-29", zone: "Europe/Berlin" }, [
      meeting("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", { subject: "Skipped" }),
    ]);
    assert.match((await preview.boxes())[0] ?? "", /^Skipped 01:30–03:30/);
  });

  it("leaves whole days where they are, wherever one looks from", async () => {
    const page = await open({ view: "week", zone: "Europe/Berlin" }, [
      meeting("2026-11-18", "2026-11-19", { subject: "Holiday" }),
      meeting("2026-11-18T22:30:00Z", "2026-11-18T23:00:00Z", { subject: "Late" }),
    ]);
    const columns = async () => [(await places("Holiday"))[0]?.column, (await places("Late"))[0]?.column];
    assert.deepEqual(await columns(), [2, 2]);
    for (const zone of ["Asia/Tokyo", "Pacific/Kiritimati"]) {
      await page.getByLabel("Time zone").selectOption(zone);
      await preview.settled();
      assert.deepEqual(await columns(), [2, 3], zone);
    }
    await page.getByLabel("Time zone").selectOption("Pacific/Honolulu");
    await preview.settled();
    assert.deepEqual(await columns(), [2, 2]);
  });

  it("shows a meeting over midnight on both days", async () => {
    await open({ view: "week", zone: "Europe/Berlin" }, [
      meeting("2026-11-18T21:00:00Z", "2026-11-19T01:00:00Z", { subject: "Move" }),
    ]);
    assert.deepEqual(
      (await places("Move")).map(({ column }) => column),
      [2, 3],
    );
  });

  it("has room for the names of what lasts no time", async () => {
    for (const view of ["week", "month", "agenda", "day"]) {
      const moments = ["2026-11-17T23:00:00Z", "2026-11-18T09:00:00Z", "2026-11-18T09:00:00Z"];
      await open(
        { view, zone: "Europe/Berlin" },
        moments.map((at) => meeting(at, at, { subject: "Moment" })),
      );
      assert.equal((await preview.boxes()).length, 3, view);
      assert.deepEqual(await preview.overlaps(), [], view);
      assert.ok(
        (await places("Moment")).every(({ height }) => height > 15),
        view,
      );
      await preview.close();
    }
    await open({ events: "0" });
  });

  it("folds two hundred meetings at the same hour, and loses none", async () => {
    const events = Array.from({ length: 200 }, () => meeting("2026-11-18T09:00:00Z", "2026-11-18T10:00:00Z"));
    for (const view of ["day", "week", "month", "agenda", "sideBySide"]) {
      const page = await open({ view, zone: "Europe/Berlin" }, events);
      const boxes = await preview.boxes();
      const more = boxes.flatMap((words) => /^(\d+) more/.exec(words)?.[1] ?? []).map(Number);
      const shown = boxes.length - more.length;
      assert.equal(shown + more.reduce((sum, each) => sum + each, 0), 200, view);
      assert.deepEqual(await preview.overlaps(), [], view);
      await page.locator(".ec-event.more").click();
      assert.equal(await page.locator(".panel .event-line").count(), 200, view);
      await preview.close();
    }
    await open({ events: "0" });
  });

  it("takes what a tenant writes for text, however long and whatever direction it turns", async () => {
    const subjects = [
      '<img src="x" onerror="document.title = 1"><b>bold</b>',
      "x".repeat(10_000),
      "invoice \u202Egnp.exe",
      "اجتماع 3 مع الفريق",
    ];
    const page = await open(
      { view: "week", zone: "Europe/Berlin" },
      subjects.map((subject, index) =>
        meeting(`2026-11-1${String(index + 6)}T09:00:00Z`, `2026-11-1${String(index + 6)}T10:00:00Z`, {
          subject,
          location: subject,
          body: subject,
        }),
      ),
    );
    assert.equal(await page.locator(".ec-event img, .ec-event b").count(), 0);
    for (const index of [0, 1, 2, 3]) {
      const box = page.locator(".ec-event .box").nth(index);
      const { right, time } = await box.evaluate((each) => ({
        right: document.documentElement.scrollWidth,
        time: each.querySelector("time")?.textContent,
      }));
      assert.ok(right <= 1200);
      assert.equal(time, "10:00–11:00");
      await box.click();
      assert.ok(
        (await page.locator(".panel h3").textContent())?.includes(subjects[index]?.slice(0, 40) ?? ""),
      );
      assert.equal(await page.locator(".panel img, .panel b").count(), 0);
    }
    await page.locator(".ec-event .box").nth(2).click();
    assert.match((await page.locator(".panel").textContent()) ?? "", /characters that cannot be seen/);
  });

  it("begins weeks and writes hours as the locale does, and says in which language", async () => {
    const expected = {
      "de-DE": [/^Mo/, /^10:00$/],
      "en-US": [/^Sun/, /^10:00\sAM$/],
      ar: [/^السبت/, /^(?:١٠|10):(?:٠٠|00)\sص/],
      "fi-FI": [/^[Mm]a/, /^10\.00$/],
    } as const;
    for (const [locale, [day, hour]] of Object.entries(expected)) {
      const page = await open({ view: "week", zone: "Europe/Berlin", locale }, [
        meeting("2026-11-18T09:00:00Z", "2026-11-18T10:00:00Z"),
      ]);
      const head = page.locator(".ec-header .ec-day-head time, .ec-header .ec-col-head time").first();
      assert.match((await head.textContent()) ?? "", day, locale);
      assert.equal(await head.getAttribute("lang"), locale);
      const times = await page.locator(".ec-sidebar .ec-slot time").allTextContents();
      assert.ok(
        times.some((each) => hour.test(each.trim())),
        `${locale}: ${times.join(" ")}`,
      );
      await preview.close();
    }
    await open({ events: "0" });
  });

  it("shows what a vendor sees, and says so where that is nothing", async () => {
    const page = await open({ view: "week", vendor: "1", zone: "Europe/Berlin" }, [
      meeting("2026-11-18T09:00:00Z", "2026-11-18T10:00:00Z", {
        subject: "Salaries",
        sensitivity: "private",
      }),
      meeting("2026-11-19T09:00:00Z", "2026-11-19T10:00:00Z", { subject: "Lunch", status: "free" }),
    ]);
    assert.match((await preview.boxes()).join(), /^Busy 10:00–11:00, Wednesday, 18 November 2026, busy$/);
    assert.match(
      (await page.locator("footer span").first().textContent()) ?? "",
      /^1 of 2 events seen by the vendor/,
    );
    assert.doesNotMatch((await page.locator("body").textContent()) ?? "", /Salaries|Lunch/);
    await page.getByRole("button", { name: "Later" }).click();
    await preview.settled();
    assert.equal(await page.locator(".nothing").textContent(), "Nothing that the vendor sees in this week.");

    await page.getByText("What the vendor sees", { exact: true }).click();
    await page.getByLabel("Show what the vendor sees").uncheck();
    await page.getByRole("button", { name: "Today" }).click();
    await preview.settled();
    assert.equal((await preview.boxes()).length, 2);
  });

  it("names nobody and nothing when it is redacted", async () => {
    const page = await open({ view: "week", source: "both" });
    await page.getByLabel("Redacted").check();
    await preview.settled();
    for (const box of await page.locator(".ec-event .box").all()) {
      await box.click({ force: true });
      const text = await page.evaluate(() => document.body.innerText);
      assert.deepEqual(text.match(/.*(?:Adele|Vance|contoso|Training|Stand-up|Room 4|ClockWork).*/gi), null);
    }
    await page.getByLabel("Redacted").uncheck();
    await preview.settled();
    assert.match((await preview.boxes()).join(), /Stand-up/);
  });

  it("marks what differs by an edge, a sign and words", async () => {
    const page = await open({ view: "week", source: "both" });
    const marked = page.locator(".ec-event.differs");
    assert.equal(await marked.count(), 7);
    const words = (await preview.boxes()).filter((each) =>
      /missing from EWS|as Graph shows it|as EWS shows it/.test(each),
    );
    assert.equal(words.length, 7);
    const signs = await marked.evaluateAll((boxes) =>
      boxes.map((box) => {
        const title = box.querySelector(".title");
        return title && getComputedStyle(title, "::before").content;
      }),
    );
    assert.ok(signs.every((sign) => sign?.includes("≠")));
  });

  it("shows the calendars of others when one of several mailboxes refuses", async () => {
    const page = await open({
      view: "sideBySide",
      mailboxes: "3",
      refused: "alex@contoso.example",
      events: "900",
    });
    assert.match(
      (await page.locator(".banner summary").textContent()) ?? "",
      /alex@contoso\.example: EWS is blocked/,
    );
    assert.ok(await page.locator(".calendar").isVisible());
    assert.ok((await preview.boxes()).length > 3);
  });

  it("leaves no box on another, while pages come and after the reader has moved", async () => {
    for (const view of ["day", "week", "month", "agenda", "sideBySide"]) {
      const mailboxes = view === "sideBySide" ? "4" : "1";
      const page = await open({ view, events: "4000", span: "month", mailboxes });
      assert.deepEqual(await preview.overlaps(), [], view);
      const before = await preview.boxes();
      assert.ok(before.length > 10, view);
      await page.getByRole("button", { name: "Later" }).click();
      await page.getByRole("button", { name: "Earlier" }).click();
      await preview.settled();
      assert.deepEqual(await preview.overlaps(), [], view);
      assert.deepEqual((await preview.boxes()).toSorted(), before.toSorted(), view);
      await preview.close();
    }
    await open({ events: "0" });
  });
});
