// Writes what repeats what the code says: docs/rules.md, docs/profiles.md, and the lists in the schema of profiles.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { ensureDependencies } from "./host/dependencies.mjs";
import { project } from "./host/paths.mjs";

await ensureDependencies();
const { importTypeScript } = await import("./host/bundle.mjs");
const { renderRules } = await importTypeScript("scripts/docs/rules.ts");
const { renderProfiles } = await importTypeScript("scripts/docs/profiles.ts");
const { fillProfileSchema } = await importTypeScript("scripts/docs/profile-schema.ts");
const { format, resolveConfig } = await import("prettier");

await write("docs/rules.md", renderRules());
await write("docs/profiles.md", renderProfiles());

const schema = "schemas/calendar-profile.schema.json";
const filled = JSON.stringify(fillProfileSchema(await readFile(join(project, schema), "utf8")));
await write(
  schema,
  await format(filled, { ...(await resolveConfig(join(project, schema))), filepath: schema }),
);

async function write(page, text) {
  await writeFile(join(project, page), text);
  console.log(`Wrote ${page}.`);
}
