import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { build } from "esbuild";

import { cache, project } from "./paths.mjs";

/** How everything is bundled: for Node, as ES modules. */
export const bundling = {
  bundle: true,
  platform: "node",
  format: "esm",
  // jsonc-parser's "main" is a UMD wrapper that hides its own requires from bundlers.
  mainFields: ["module", "main"],
  logLevel: "warning",
};

/** How the preview's page is bundled: one script for the browser, and its styles beside it. */
export const previewBundling = {
  bundle: true,
  platform: "browser",
  format: "iife",
  target: "chrome138",
  // Of the component's parts, those that do not look for Node's process.
  conditions: ["module", "production"],
  logLevel: "warning",
};

/**
 * Imports a module that is written in TypeScript.
 *
 * @param {string} path from the project's folder, such as `scripts/docs/rules.ts`
 */
export async function importTypeScript(path) {
  const outfile = join(cache, path.replace(/\.ts$/, ".mjs"));
  await build({ ...bundling, entryPoints: [join(project, path)], outfile });
  return import(pathToFileURL(outfile).href);
}
