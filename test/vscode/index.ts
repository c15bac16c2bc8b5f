/* eslint-disable no-console -- The console is the way that results leave the editor. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { format } from "node:util";

import * as vscode from "vscode";

import { hasBrowser } from "./support/browser.js";

/**
 * Runs the tests inside the editor. VS Code calls this; `scripts/test-vscode.mjs` and `scripts/test-electron.mjs` read
 * what it prints.
 *
 * A file `*.restricted.test.ts` runs only where the workspace is not trusted, any other only where it is.
 */
export async function run(): Promise<void> {
  const original = console;
  if (hasBrowser) {
    globalThis.console = markedConsole();
  }
  try {
    // Mocha takes hold of the console as it loads, so it loads after the change.
    const { default: Mocha } = await import("mocha");
    const grep = process.env["CALENDAR_ONRAMP_GREP"];
    const mocha = new Mocha({ color: false, timeout: 20_000, ...(grep ? { grep } : {}) });
    for (const file of await listTests(import.meta.dirname)) {
      mocha.addFile(file);
    }
    await mocha.loadFilesAsync();

    let passed = 0;
    let skipped = 0;
    const failed = await new Promise<number>((resolve) => {
      mocha
        .run(resolve)
        .on("pass", () => passed++)
        .on("pending", () => skipped++);
    });
    console.log(`##results ${JSON.stringify({ passed, failed, skipped })}`);
    if (failed > 0) {
      throw new Error(`Tests failed: ${String(failed)}`);
    }
  } finally {
    globalThis.console = original;
  }
}

async function listTests(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith(".test.js"))
    .filter((name) => name.endsWith(".restricted.test.js") !== vscode.workspace.isTrusted)
    .sort()
    .map((name) => join(folder, name));
}

/**
 * The browser's console carries the workbench's own log too, so what the tests print is marked to tell it apart. The
 * editor guards the console's methods against change, but not the console.
 */
function markedConsole(): Console {
  const { log: print } = console;
  const log = (...args: unknown[]): void => {
    print(`##console ${format(...args)}`);
  };
  return { ...console, log, info: log, warn: log, error: log };
}
