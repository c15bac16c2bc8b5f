import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Makes a folder unless it is there already. It is made under another name and renamed when it is complete, so that an
 * interrupted set-up is never taken for a finished one, and two that run at the same time do not meet.
 *
 * @param {string} folder
 * @param {string} key what the folder was made from; another key makes it anew
 * @param {(draft: string) => Promise<void>} make
 */
export async function once(folder, key, make) {
  if (isMade(folder, key)) {
    return;
  }
  await removeAbandonedDrafts(folder);

  const draft = `${folder}.draft-${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    await make(draft);
    await writeFile(join(draft, ".complete"), key);
    if (!isMade(folder, key)) {
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * A key that changes with the code that makes the folder, so that nobody has to remember to raise a number.
 *
 * @param {readonly string[]} files
 */
export function fingerprint(...files) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  files.forEach((file) => hash.update(readFileSync(file)));
  return hash.digest("hex");
}

/** @param {string} folder @param {string} key */
export function isMade(folder, key) {
  const stamp = join(folder, ".complete");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === key;
}

/** @param {string} folder */
async function removeAbandonedDrafts(folder) {
  await mkdir(dirname(folder), { recursive: true });
  for (const name of await readdir(dirname(folder))) {
    const [, made, pid] = /^(.*)\.draft-(\d+)$/.exec(name) ?? [];
    if (made === basename(folder) && !isAlive(Number(pid))) {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
