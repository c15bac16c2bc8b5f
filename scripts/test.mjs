import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ensureBrowser } from "./host/browser.mjs";
import { ensureDependencies } from "./host/dependencies.mjs";
import { project as thisProject } from "./host/paths.mjs";
import { parseResults } from "./host/results.mjs";
import { run, UserError } from "./host/run.mjs";
import { endOnSignals } from "./host/signals.mjs";
import { ensureVsCode } from "./host/vscode.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const nothing = { passed: 0, failed: 0, skipped: 0 };
const oneFailed = { ...nothing, failed: 1 };

/**
 * Checks and tests everything, one step after the other, and goes on after a step that failed.
 *
 * @param {string} [project]
 * @returns {Promise<boolean>} whether all is well
 */
export async function test(project = thisProject) {
  await ensureDependencies(project);
  /** @type {{ title: string, counts: Counts, seconds: string }[]} */
  const summary = [];

  /** @param {string} title @param {() => Promise<Counts>} work @param {number} [started] when it began, if earlier */
  async function step(title, work, started = performance.now()) {
    console.log(`\n== ${title}`);
    let counts;
    try {
      counts = await work();
    } catch (error) {
      console.log(error instanceof UserError ? error.message : error);
      counts = oneFailed;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${title}: ${counts.failed > 0 ? "failed" : "passed"} after ${seconds} s.`);
    summary.push({ title, counts, seconds });
    return counts.failed === 0;
  }

  const tool = (/** @type {string} */ path, /** @type {string[]} */ ...args) =>
    run(process.execPath, [join("node_modules", path), ...args], { cwd: project });

  // Two things at a time: VS Code is fetched while the types are checked, and the linter runs beside both.
  const now = performance.now();
  const { host, messages } = prepareHost();
  const types = tool("typescript/bin/tsc", "--noEmit");
  // The pages and their tests have a world of their own, that of browsers.
  const pageTypes = ["test/preview-page", "src/check-page"].map((path) =>
    tool("typescript/bin/tsc", "--noEmit", "-p", path),
  );
  const lint = tool("eslint/bin/eslint.js", ".", "--max-warnings", "0");

  await step("Types", async () => judge(await types), now);
  await step("Types of the preview's page", async () => judge(await pageTypes[0]), now);
  await step("Types of the check's page", async () => judge(await pageTypes[1]), now);
  await step("Lint", async () => judge(await lint), now);
  await step("Format", async () => judge(await tool("prettier/bin/prettier.cjs", "--check", ".")));
  const built = await step("Build", async () => {
    const { failed } = judge(await run(process.execPath, ["esbuild.mjs"], { cwd: project }));
    return { ...nothing, failed };
  });

  if (built) {
    await step("Unit tests", () => runUnitTests(project));
    await step("VS Code tests", async () => {
      const problem = await host;
      messages.forEach((message) => console.log(message));
      if (problem) {
        throw problem;
      }
      return runAllVsCodeTests(project);
    });
  }
  return report(summary);
}

/** Begins to set up VS Code and the browser; what they say is kept for the step that needs them. */
function prepareHost() {
  /** @type {string[]} */
  const messages = [];
  const say = (/** @type {string} */ sentence) => messages.push(sentence);
  const host = Promise.all([ensureVsCode(say), ensureBrowser(say)]).then(
    () => undefined,
    (error) => error,
  );
  return { host, messages };
}

/** @param {{ code: number, output: string }} result */
function judge({ code, output }) {
  if (code === 0) {
    return { ...nothing, passed: 1 };
  }
  console.log(output.trimEnd());
  return oneFailed;
}

/** @param {string} project */
async function runUnitTests(project) {
  /** @type {Counts | undefined} */
  let counts;
  const onLine = (/** @type {string} */ line) => {
    const results = parseResults(line);
    counts = results ?? counts;
    if (!results) {
      console.log(line);
    }
  };
  const { code } = await run(process.execPath, [join(import.meta.dirname, "test-unit.mjs"), project], {
    onLine,
  });
  return requireTests(counts && (code === 0 || counts.failed > 0) ? counts : oneFailed);
}

/** @param {string} project */
async function runAllVsCodeTests(project) {
  const { runVsCodeTests } = await import("./test-vscode.mjs");
  const trusted = requireTests(await runVsCodeTests({ project, trust: true }));
  const names = await readdir(join(project, "dist/test/vscode"), { recursive: true });
  if (!names.some((name) => name.endsWith(".restricted.test.js"))) {
    return trusted;
  }
  console.log("And in Restricted Mode:");
  return add(trusted, await runVsCodeTests({ project, trust: false }));
}

/** A run that finds no test has lost them. @param {Counts} counts */
function requireTests(counts) {
  if (counts.passed + counts.failed > 0) {
    return counts;
  }
  console.log("No test ran.");
  return oneFailed;
}

/** @param {Counts} a @param {Counts} b @returns {Counts} */
function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** @param {{ title: string, counts: Counts, seconds: string }[]} summary */
function report(summary) {
  console.log();
  for (const { title, counts, seconds } of summary) {
    console.log(`${title.padEnd(14)} ${describe(counts).padEnd(34)} ${seconds.padStart(6)} s`);
  }
  const total = summary.map(({ counts }) => counts).reduce(add, nothing);
  console.log(`\n${describe(total)}`);
  return total.failed === 0;
}

/** @param {Counts} counts */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  endOnSignals();
  try {
    process.exitCode = (await test()) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 1;
  }
}
