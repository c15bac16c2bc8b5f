import { chromium } from "playwright-core";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import { ensureBrowser } from "../host/browser.mjs";
import { project } from "../host/paths.mjs";
import { startServer } from "../host/server.mjs";
import { ensureVsCode } from "../host/vscode.mjs";

const windows = 5;

/** Runs in the extension host: how long `activate` takes, once for each extension. */
const probe = `
import * as vscode from "vscode";
export async function run() {
  const times = {};
  for (const id of ["bench.empty", "calendar-onramp.calendar-onramp"]) {
    const extension = vscode.extensions.getExtension(id);
    if (extension.isActive) throw new Error(id + " is active already.");
    const start = performance.now();
    await extension.activate();
    times[id] = performance.now() - start;
  }
  console.log("##activation " + JSON.stringify(times));
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
    const prober = await writeExtension(join(folder, "prober"), { "probe/index.js": probe });
    await mkdir(join(folder, "workspace"));

    const seen = [];
    for (let round = 0; round < windows; round++) {
      seen.push(await measure({ vscode, browser, empty, prober, workspace: join(folder, "workspace") }));
    }
    const fastest = (id) => Math.min(...seen.map((times) => times[id]));
    const [ours, theirs] = [fastest("calendar-onramp.calendar-onramp"), fastest("bench.empty")];

    return [
      {
        name: "Activation in a real VS Code, beyond that of an empty extension",
        value: ours - theirs,
        bound: 30,
        unit: "ms",
        detail: `${ours.toFixed(1)} ms against ${theirs.toFixed(1)} ms, the fastest of ${windows} windows each`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeExtension(folder, files) {
  const name = folder.split("/").at(-1);
  const manifest = {
    name,
    publisher: "bench",
    version: "1.0.0",
    type: "module",
    engines: { vscode: "*" },
    main: "index.js",
  };
  for (const [path, text] of Object.entries({ "package.json": JSON.stringify(manifest), ...files })) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function measure({ vscode, browser, empty, prober, workspace }) {
  const server = await startServer({ vscode, workspace, smokeTest: true, extensions: [project, empty] });
  const window = await chromium.launch(browser);
  try {
    const page = await window.newPage();
    const measured = new Promise((resolve, reject) => {
      void page.exposeFunction("codeAutomationLog", (type, args) => {
        const [, json] = /##activation (\{.*\})/.exec(format(...args)) ?? [];
        if (json) {
          resolve(JSON.parse(json));
        }
      });
      void page.exposeFunction("codeAutomationExit", () => reject(new Error("The probe printed nothing.")));
    });
    await page.goto(
      server.url({ extensionDevelopmentPath: prober, extensionTestsPath: join(prober, "probe/index.js") }),
    );
    return await measured;
  } finally {
    await window.close();
    await server.stop();
  }
}
