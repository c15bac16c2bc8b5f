import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";

const patience = 15_000;

/**
 * What a test may ask of the page. A test runs in the extension host and sees the editor's API; this is for what only a
 * person in front of the window sees.
 *
 * @type {Record<string, (page: import("playwright-core").Page, argument: string, pictures: string) => Promise<unknown>>}
 */
const actions = {
  async screenshot(page, name, pictures) {
    if (!/^[a-z0-9-]+$/.test(name)) {
      throw new Error(`A screenshot's name consists of a-z, 0-9 and hyphens, which "${name}" does not.`);
    }
    const path = join(pictures, `${name}.png`);
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path });
    return path;
  },
  press: (page, key) => page.keyboard.press(key),
  type: (page, text) => page.keyboard.type(text),
  click: async (page, selector) => (await find(page, selector)).click({ timeout: patience }),
  async text(page, selector) {
    const texts = (await shownFrames(page)).map((frame) => frame.locator(selector).allInnerTexts());
    return (await Promise.allSettled(texts)).flatMap((result) => result.value ?? []);
  },
  async html(page, selector) {
    const found = (await shownFrames(page)).map((frame) =>
      frame.locator(selector).evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML)),
    );
    return (await Promise.allSettled(found)).flatMap((result) => result.value ?? []);
  },
  async choose(page, argument) {
    const { selector, value } = JSON.parse(argument);
    await (await find(page, selector)).selectOption(value, { timeout: patience });
  },
  /** What webviews were told, those that are hidden among them. */
  async heard(page) {
    const heard = page.frames().map((frame) => frame.evaluate(() => globalThis.heardMessages ?? []));
    return (await Promise.allSettled(heard)).flatMap((result) => result.value ?? []);
  },
  async waitFor(page, selector) {
    await find(page, selector);
  },
};

/**
 * Lets the tests in the extension host act on the page through a loopback address that only they are told.
 *
 * @param {string} pictures the folder for screenshots
 */
export async function startBridge(pictures) {
  const path = `/${randomBytes(12).toString("hex")}`;
  /** @type {import("playwright-core").Page | undefined} */
  let page;

  const server = createServer(async (request, response) => {
    const answer = (/** @type {number} */ status, /** @type {unknown} */ body) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.method !== "POST" || request.url !== path || !page) {
      return answer(404, { error: "There is nothing here." });
    }
    try {
      const { action, argument } = JSON.parse(await readAll(request));
      if (!Object.hasOwn(actions, action)) {
        throw new Error(`The browser cannot "${action}".`);
      }
      answer(200, { value: await actions[action](page, argument, pictures) });
    } catch (error) {
      answer(500, { error: error.message });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));

  return {
    address: `http://127.0.0.1:${server.address().port}${path}`,

    /** @param {import("playwright-core").Page} opened */
    async connect(opened) {
      await opened.addInitScript(noteMessages);
      page = opened;
    },

    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * The first visible match, in the workbench or in one of its webviews, which are frames inside it.
 *
 * @param {import("playwright-core").Page} page @param {string} selector
 */
async function find(page, selector) {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    for (const frame of await shownFrames(page)) {
      const match = frame.locator(selector).filter({ visible: true }).first();
      if (await match.isVisible().catch(() => false)) {
        return match;
      }
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`Nothing visible matched "${selector}" within ${patience / 1000} s.`);
}

/**
 * A webview that is kept while another tab covers it stays as it was inside of itself, and only its frame is hidden.
 *
 * @param {import("playwright-core").Page} page
 */
async function shownFrames(page) {
  const shown = await Promise.all(
    page.frames().map(async (frame) => {
      for (let each = frame; each.parentFrame(); each = each.parentFrame()) {
        const element = await each.frameElement().catch(() => undefined);
        if (!(await element?.isVisible().catch(() => false))) {
          return [];
        }
      }
      return [frame];
    }),
  );
  return shown.flat();
}

/**
 * Runs in each frame before anything else, which in a webview is an empty document into which its page is written later.
 * Whoever listened before is forgotten then.
 */
function noteMessages() {
  if (globalThis.parent !== globalThis) {
    const listen = globalThis.addEventListener;
    const noted = new WeakSet();
    globalThis.heardMessages = [];
    globalThis.addEventListener = function (type, ...rest) {
      if (type === "message") {
        listen.call(globalThis, "message", (event) => {
          if (typeof event.data?.type === "string" && !noted.has(event)) {
            noted.add(event);
            globalThis.heardMessages.push(event.data);
          }
        });
      }
      return listen.call(this, type, ...rest);
    };
  }
}

/** @param {import("node:http").IncomingMessage} request */
async function readAll(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
  }
  return text;
}
