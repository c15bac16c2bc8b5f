import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The files of this editor, of everything that it keeps, that have a text in them. */
export async function filesWith(text: string): Promise<string[]> {
  const folder = dirname(process.env["TMPDIR"] ?? "");
  assert.match(folder, /calendar-onramp-/);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    paths.map(async (path) => {
      const content = await readFile(path).catch(() => Buffer.alloc(0));
      return content.includes(text) ? [path] : [];
    }),
  );
  return found.flat();
}
