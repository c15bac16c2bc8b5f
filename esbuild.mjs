// Bundles what ships (dist/extension.js, dist/cli.js, dist/preview.js, dist/check.js) and the tests (dist/test). With --watch, again after each change.

import { build, context } from "esbuild";
import { chmod, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { bundling, previewBundling } from "./scripts/host/bundle.mjs";

const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");

const { version } = JSON.parse(await readFile("package.json", "utf8"));

const common = {
  ...bundling,
  target: "node20.19",
  sourcemap: !production,
  minify: production,
  define: { CALENDAR_ONRAMP_VERSION: JSON.stringify(version) },
};

/** Packages in CommonJS (of MSAL, node-forge, Commander) ask for Node's own modules by require, which ES modules lack. */
const withRequire =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

/** What is imported on first use becomes a file of its own, which activation does not load. */
const extension = {
  ...common,
  splitting: true,
  entryPoints: { extension: "src/extension.ts" },
  chunkNames: "chunks/[name]-[hash]",
  outdir: "dist",
  banner: { js: withRequire },
  external: ["vscode"],
};

/** No "vscode" among the externals: an import of it that strays into the core fails here. */
const cli = {
  ...common,
  splitting: true,
  entryPoints: { cli: "src/cli/main.ts" },
  chunkNames: "cli/[name]-[hash]",
  outdir: "dist",
  banner: { js: `#!/usr/bin/env node\n${withRequire}` },
};

/** The preview's page, for the browser in the editor. The component's styles become dist/preview.css. */
const previewPage = {
  ...previewBundling,
  sourcemap: !production,
  minify: production,
  entryPoints: { preview: "src/preview-page/main.ts" },
  outdir: "dist",
};

/** The page of a check of many mailboxes, likewise. */
const checkPage = {
  ...previewPage,
  entryPoints: { check: "src/check-page/main.ts" },
};

const unitTests = {
  ...common,
  splitting: true,
  entryPoints: globSync("test/**/*.test.ts", { ignore: "test/vscode/**" }),
  outbase: "test",
  outdir: "dist/test/unit",
  packages: "external",
};

/** Run inside the editor. They are found by name there, so each keeps a file of its own. */
const vscodeTests = {
  ...unitTests,
  entryPoints: ["test/vscode/index.ts", ...globSync("test/vscode/**/*.test.ts")],
  outbase: "test/vscode",
  outdir: "dist/test/vscode",
};

const options = production
  ? [extension, cli, previewPage, checkPage]
  : [extension, cli, previewPage, checkPage, unitTests, vscodeTests];

// What is built for the package leaves the tests alone that were built before.
for (const old of production
  ? ["extension.js", "chunks", "cli.js", "cli", "preview.js", "preview.css", "check.js"].flatMap((name) => [
      name,
      `${name}.map`,
    ])
  : ["."]) {
  await rm(join("dist", old), { recursive: true, force: true });
}
if (watch) {
  await Promise.all(options.map(async (each) => (await context(each)).watch()));
} else {
  await Promise.all(options.map(build));
}
await chmod("dist/cli.js", 0o755).catch(() => undefined);
