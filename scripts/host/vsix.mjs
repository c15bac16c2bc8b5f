import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { project } from "./paths.mjs";

/** The name of the package that `npm run package` makes. */
export async function vsixName() {
  const { name, version } = JSON.parse(await readFile(join(project, "package.json"), "utf8"));
  return `${name}-${version}.vsix`;
}
