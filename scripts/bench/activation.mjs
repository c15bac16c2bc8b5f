import { chromium } from "playwright-core";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import { ensureBrowser } from "../host/browser.mjs";
import { project } from "../host/paths.mjs";
import { startServer } from "../host/server.mjs";
import { ensureVsCode } from "../host/vscode.mjs";

const windows = 7;

/** Runs in the extension host and says how long `activate` takes. */
const probe = (id) => `
import * as vscode from "vscode";
export async function run() {
  const extension = vscode.extensions.getExtension(${JSON.stringify(id)});
  if (extension.isActive) {
    throw new Error("It is active already.");
  }
  const start = performance.now();
  await extension.activate();
  console.log("##activation " + String(performance.now() - start));
}
`;

/** The extension's own activation in a real VS Code, against an extension that does nothing. Expects a production build. */
export async function activationFigures() {
  const [vscode, browser] = await Promise.all([ensureVsCode(), ensureBrowser()]);
  const folder = await mkdtemp(join(tmpdir(), "calendar-onramp-bench-"));
  try {
    const empty = await writeExtension(join(folder, "empty"), {
      "index.js": "export function activate() {}\n",
    });
    const probes = await writeExtension(join(folder, "probes"), {
      "ours/index.js": probe("calendar-onramp.calendar-onramp"),
      "empty/index.js": probe("bench.empty"),
    });
    await mkdir(join(folder, "workspace"));

    const ours = await copyExtension(join(folder, "ours"));

    const times = { ours: [], empty: [] };
    for (let round = 0; round < windows; round++) {
      for (const [name, extension] of Object.entries({ ours, empty })) {
        const tests = join(probes, name, "index.js");
        times[name].push(
          await measure({ vscode, browser, extension, tests, workspace: join(folder, "workspace") }),
        );
      }
    }
    const [fastest, bare] = [Math.min(...times.ours), Math.min(...times.empty)];

    return [
      {
        name: "Activation in a real VS Code, beyond that of an empty extension",
        value: fastest - bare,
        bound: 30,
        unit: "ms",
        detail: `${fastest.toFixed(1)} ms against ${bare.toFixed(1)} ms, the fastest of ${windows} windows each`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The extension as it ships, but one that nothing activates before it is asked for: VS Code itself opens JSON. */
async function copyExtension(folder) {
  const manifest = JSON.parse(await readFile(join(project, "package.json"), "utf8"));
  await mkdir(folder);
  await cp(join(project, "dist"), join(folder, "dist"), { recursive: true });
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ ...manifest, activationEvents: [], contributes: {} }),
  );
  return folder;
}

async function writeExtension(folder, files) {
  const name = folder.split("/").at(-1);
  const manifest = {
    name,
    publisher: "bench",
    version: "1.0.0",
    type: "module",
    engines: { vscode: "^1.106.0" },
    main: "./index.js",
  };
  for (const [path, text] of Object.entries({ "package.json": JSON.stringify(manifest), ...files })) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function measure({ vscode, browser, extension, tests, workspace }) {
  const server = await startServer({ vscode, workspace, smokeTest: true });
  const window = await chromium.launch(browser);
  try {
    const page = await window.newPage();
    const errors = [];
    const measured = new Promise((resolve, reject) => {
      void page.exposeFunction("codeAutomationLog", (type, args) => {
        const text = format(...args);
        const [, time] = /##activation ([\d.]+)/.exec(text) ?? [];
        if (time) {
          resolve(Number(time));
        } else if (type === "error") {
          errors.push(text);
        }
      });
      void page.exposeFunction("codeAutomationExit", () =>
        reject(new Error(`The probe printed nothing. ${errors.join(" ")}`)),
      );
    });
    await page.goto(server.url({ extensionDevelopmentPath: extension, extensionTestsPath: tests }));
    return await measured;
  } finally {
    await window.close();
    await server.stop();
  }
}
