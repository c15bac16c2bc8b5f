import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { format, parseArgs } from "node:util";

import { chromium } from "playwright-core";

import { startBridge } from "./host/bridge.mjs";
import { ensureBrowser } from "./host/browser.mjs";
import { letDialogsShow } from "./host/dialogs.mjs";
import { cache, project as thisProject } from "./host/paths.mjs";
import { parseResults } from "./host/results.mjs";
import { UserError } from "./host/run.mjs";
import { startServer } from "./host/server.mjs";
import { endOnSignals } from "./host/signals.mjs";
import { ensureVsCode } from "./host/vscode.mjs";

/** Longer than any single test may take, so a silence of this length means that nothing will come any more. */
const patience = 90_000;

/** What the tests print begins with this; everything else in the page's console is the workbench's own. */
const marker = "##console ";

/**
 * Runs the compiled tests of `dist/test/vscode` in a real VS Code, in a real browser, and prints what they print.
 *
 * @param {object} [options]
 * @param {string} [options.grep] runs only the tests whose full title matches this
 * @param {boolean} [options.trust] false runs the `*.restricted.test` files in Restricted Mode, true all others
 * @param {string} [options.project] the folder of the extension under test
 * @param {Record<string, unknown>} [options.userSettings]
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runVsCodeTests({ grep, trust = true, project = thisProject, userSettings } = {}) {
  const [vscode, browser] = await Promise.all([ensureVsCode(), ensureBrowser()]);
  const workspace = join(project, "test/fixtures/workspace");
  await mkdir(workspace, { recursive: true });
  const evidence = join(cache, "failure", trust ? "trusted" : "restricted");
  await rm(evidence, { recursive: true, force: true });

  const bridge = await startBridge(join(cache, "screenshots"));
  let server;
  let window;
  try {
    server = await startServer({
      vscode,
      workspace,
      trust,
      smokeTest: true,
      // The tests talk to servers on the loopback address, whatever proxy this machine uses.
      userSettings: { "http.proxySupport": "off", ...userSettings },
      env: { CALENDAR_ONRAMP_BROWSER: bridge.address, ...(grep ? { CALENDAR_ONRAMP_GREP: grep } : {}) },
    });
    window = await chromium.launch({
      ...browser,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const page = await window.newPage({ viewport: { width: 1280, height: 800 } });
    await bridge.connect(page);
    await letDialogsShow(page);

    const url = server.url({
      extensionDevelopmentPath: project,
      extensionTestsPath: join(project, "dist/test/vscode/index.js"),
    });
    const { results, problem, log } = await runInPage(page, url);
    if (problem || !results || results.failed > 0) {
      if (problem) {
        console.log(problem);
      }
      await keepEvidence(evidence, { page, server, log });
      console.log(`A picture of the window and the logs are in ${relative(process.cwd(), evidence)}.`);
    }
    return results ?? { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await window?.close();
    await server?.stop();
    bridge.close();
  }
}

/**
 * Opens the page and prints what the tests print until they end.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} url
 */
async function runInPage(page, url) {
  const log = [];
  let results;
  let heard = Date.now();

  const { promise: ended, resolve: end } = deferred();
  const watch = setInterval(() => {
    if (Date.now() - heard > patience) {
      end(`The tests printed nothing for ${patience / 1000} s, so they were stopped.`);
    }
  }, 1_000);
  page.on("crash", () => end("The browser's page crashed."));

  await page.exposeFunction(
    "codeAutomationLog",
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const text = format(...args);
      log.push(`[${type}] ${text}`);
      if (text.startsWith(marker)) {
        heard = Date.now();
        const line = text.slice(marker.length);
        const counts = parseResults(line);
        results = counts ?? results;
        if (!counts) {
          console.log(line);
        }
      }
    },
  );
  await page.exposeFunction("codeAutomationExit", () => {
    const error = log.findLast((text) => text.startsWith("[error]")) ?? "";
    end(results ? undefined : `The tests did not run to their end.\n${error.split("\n", 4).join("\n")}`);
  });

  try {
    await page.goto(url);
    return { problem: await ended, results, log };
  } finally {
    clearInterval(watch);
  }
}

/** @param {string} folder */
async function keepEvidence(folder, { page, server, log }) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "server.log"), server.log());
  await writeFile(join(folder, "workbench.log"), log.join("\n"));
  await cp(join(server.userDataDir, "logs"), join(folder, "logs"), { recursive: true, force: true }).catch(
    () => {},
  );
  await page.screenshot({ path: join(folder, "window.png"), timeout: 10_000 }).catch(() => {});
}

function deferred() {
  /** @type {(value: string | undefined) => void} */
  let resolve = () => {};
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  endOnSignals();
  const { values } = parseArgs({ options: { grep: { type: "string" }, restricted: { type: "boolean" } } });
  try {
    const { passed, failed, skipped } = await runVsCodeTests({
      grep: values.grep,
      trust: !values.restricted,
    });
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    process.exitCode = failed > 0 ? 1 : 0;
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 1;
  }
}
