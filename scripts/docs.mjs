// Writes the pages that repeat what the code says: docs/rules.md.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { ensureDependencies } from "./host/dependencies.mjs";
import { project } from "./host/paths.mjs";

await ensureDependencies();
const { importTypeScript } = await import("./host/bundle.mjs");
const { renderRules } = await importTypeScript("scripts/docs/rules.ts");

await writeFile(join(project, "docs/rules.md"), renderRules());
console.log("Wrote docs/rules.md.");
