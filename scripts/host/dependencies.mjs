import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { project } from "./paths.mjs";
import { npm } from "./run.mjs";

/**
 * Installs the project's packages when they are missing or older than package-lock.json.
 *
 * It runs before anything is installed, so this file and what it imports keep to what Node itself brings.
 */
export async function ensureDependencies(folder = project) {
  const lock = join(folder, "package-lock.json");
  const stamp = join(folder, "node_modules", ".calendar-onramp-lock");
  const hash = createHash("sha256").update(readFileSync(lock)).digest("hex");

  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) {
    return;
  }
  if (!isInstalledByHand(folder, lock)) {
    const started = Date.now();
    console.log("Installing the project's packages.");
    await npm(["ci", "--include=dev"], folder);
    console.log(`The project's packages are installed after ${Math.round((Date.now() - started) / 1000)} s.`);
  }
  writeFileSync(stamp, hash);
}

/**
 * npm writes this file last, so one that is newer than the lock file tells of an install that reached its end.
 *
 * @param {string} folder @param {string} lock
 */
function isInstalledByHand(folder, lock) {
  const installed = join(folder, "node_modules", ".package-lock.json");
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}
