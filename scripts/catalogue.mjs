// Writes src/catalogue/data.ts, the permissions that the product knows.
//
//   npm run catalogue -- --table DIR --date YYYY-MM-DD
//     builds it anew from permissions.csv, resources.csv and (optional) historical-permissions.csv in DIR.
//
//   npm run catalogue -- --tenant FILE --date YYYY-MM-DD
//     refreshes it from service principals as Microsoft Graph lists them, for instance
//     GET /servicePrincipals?$select=appId,displayName,appRoles,oauth2PermissionScopes
//     What a listed resource no longer publishes is kept as retired; resources that are not listed stay as they are.

import { readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseCsv } from "./catalogue/csv.mjs";
import { readData, renderData } from "./catalogue/data.mjs";
import { fromTables } from "./catalogue/tables.mjs";
import { refresh } from "./catalogue/tenant.mjs";

const target = new URL("../src/catalogue/data.ts", import.meta.url);

const { values } = parseArgs({
  options: { table: { type: "string" }, tenant: { type: "string" }, date: { type: "string" } },
});

if (!/^\d{4}-\d{2}-\d{2}$/.test(values.date ?? "") || !values.table === !values.tenant) {
  console.error("Usage: npm run catalogue -- (--table DIR | --tenant FILE) --date YYYY-MM-DD");
  process.exit(2);
}

const rows = async (name) => {
  const path = join(values.table, name);
  return existsSync(path) ? parseCsv(await readFile(path, "utf8")) : [];
};

const data = values.table
  ? fromTables(values.date, {
      permissions: await rows("permissions.csv"),
      resources: await rows("resources.csv"),
      retired: await rows("historical-permissions.csv"),
    })
  : refresh(
      readData(await readFile(target, "utf8")),
      JSON.parse(await readFile(values.tenant, "utf8")),
      values.date,
    );

await writeFile(target, renderData(data));

const count = (list) => data.resources.reduce((sum, resource) => sum + resource[list].length, 0);
console.log(
  `Wrote ${count("permissions")} permissions and ${count("retired")} retired ones of ${data.resources.length} resources, as of ${data.date}.`,
);
