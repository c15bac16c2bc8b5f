import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type LaunchOptions, type Page } from "playwright-core";
import type { CalendarEvent } from "../../../src/calendar/event.js";
import type { ToEditor, ToPage } from "../../../src/ui/preview/protocol.js";

interface Harness {
  readonly said: readonly ToEditor[];
  tell(message: ToPage): void;
}
declare global {
  var harness: Harness;
}

const scripts = (path: string) => import(pathToFileURL(resolve(path)).href) as Promise<unknown>;

/** The preview's page in a real browser, with an other side that makes events up or tells what a test wants. */
export class PreviewBrowser {
  readonly #browser: Browser;
  readonly #server: { readonly url: string; close(): void };

  private constructor(browser: Browser, server: { readonly url: string; close(): void }) {
    this.#browser = browser;
    this.#server = server;
  }

  static async open(): Promise<PreviewBrowser> {
    const { serve } = (await scripts("test/preview-page/harness/serve.mjs")) as {
      serve: () => Promise<{ readonly url: string; close(): void }>;
    };
    const { ensureBrowser } = (await scripts("scripts/host/browser.mjs")) as {
      ensureBrowser: (say: () => void) => Promise<LaunchOptions>;
    };
    const [server, settings] = await Promise.all([serve(), ensureBrowser(() => undefined)]);
    return new PreviewBrowser(await chromium.launch(settings), server);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }

  /** Opens the page on 18 November 2026, and waits for all that it will show. `hang` never gets there. */
  async page(query: Readonly<Record<string, string>> = {}): Promise<PreviewPage> {
    const context = await this.#browser.newContext({
      viewport: { width: 1200, height: 800 },
      reducedMotion: "reduce",
      // For what a test brings along; the page itself gets the policy that it is served with.
      bypassCSP: query["axe"] === "1",
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.clock.setFixedTime(new Date("2026-11-18T09:20:00Z"));
    const search = new URLSearchParams({ day: "2026-11-18", ...query });
    await page.goto(`${this.#server.url}?${String(search)}`);
    const preview = new PreviewPage(page, errors);
    await (query["hang"] === "1" ? page.waitForSelector(".skeleton") : preview.settled());
    return preview;
  }
}

export class PreviewPage {
  #reading = 1000;

  constructor(
    readonly page: Page,
    /** What the browser complained of, among it whatever the page's policy forbids. */
    readonly errors: readonly string[],
  ) {}

  /** Until nothing is being read and everything stands. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => {
      const calendar = document.querySelector<HTMLElement>(".calendar");
      return (
        calendar !== null &&
        !document.body.classList.contains("reading") &&
        (calendar.hidden || calendar.ariaBusy === "false") &&
        document.querySelector("footer span")?.textContent !== ""
      );
    });
  }

  /** A message that nothing waits for. */
  async tell(message: ToPage): Promise<void> {
    await this.page.evaluate((told) => {
      harness.tell(told);
    }, message);
  }

  /** Begins a reading that goes on, and says its number. */
  async begin(): Promise<number> {
    const reading = ++this.#reading;
    const window = { start: "2026-01-01T00:00:00Z", end: "2027-01-01T00:00:00Z" };
    await this.tell({ type: "reading", reading, window, keep: false });
    return reading;
  }

  /** Reads these events and no other ones. */
  async read(
    events: readonly CalendarEvent[],
    { mailbox = "adele@contoso.example", via = "graph" as const } = {},
  ): Promise<void> {
    const reading = await this.begin();
    await this.tell({ type: "events", reading, via, mailbox, events });
    await this.end(reading);
  }

  async end(reading: number): Promise<void> {
    await this.tell({ type: "read", reading, cancelled: false, requests: 1, milliseconds: 20 });
    await this.page.waitForFunction(() => !document.body.classList.contains("reading"));
    await this.settled();
  }

  /** What is said of each box, in order. */
  async boxes(): Promise<readonly string[]> {
    return this.page
      .locator(".ec-event .box")
      .evaluateAll((boxes) => boxes.map((box) => box.ariaLabel ?? box.textContent));
  }

  /** Boxes that hide each other. */
  async overlaps(): Promise<readonly string[]> {
    return this.page.locator(".ec-event").evaluateAll((elements) => {
      const boxes = elements.map((element) => ({
        name: element.textContent,
        rect: element.getBoundingClientRect(),
      }));
      return boxes.flatMap(({ name, rect: a }, index) =>
        boxes
          .slice(index + 1)
          .filter(
            ({ rect: b }) =>
              a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
          )
          .map((other) => `${name} / ${other.name}`),
      );
    });
  }

  async said(): Promise<readonly ToEditor[]> {
    return this.page.evaluate(() => [...harness.said]);
  }

  async announced(): Promise<string> {
    return (await this.page.locator("#preview > p[role=status]").textContent()) ?? "";
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
