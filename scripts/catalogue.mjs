// Writes src/catalogue/data.ts, the permissions that the product knows, and src/catalogue/names.ts, the names of those
// that profiles ask for, as types.
//
//   npm run catalogue -- --table DIR --date YYYY-MM-DD
//     builds it anew from permissions.csv, resources.csv and (optional) historical-permissions.csv in DIR.
//
//   npm run catalogue -- --tenant FILE --date YYYY-MM-DD
//     refreshes it from service principals as Microsoft Graph lists them, for instance
//     GET /servicePrincipals?$select=appId,appOwnerOrganizationId,displayName,appRoles,oauth2PermissionScopes
//     Every page of the answer is needed, joined into one "value". Of the APIs in it, Microsoft's are taken, and not the
//     tenant's own. What a listed resource no longer publishes is kept as retired; resources that are not listed stay.
//
//   npm run catalogue -- --names
//     writes only the types anew.

import { readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseCsv } from "./catalogue/csv.mjs";
import { readData, renderData } from "./catalogue/data.mjs";
import { renderNames } from "./catalogue/names.mjs";
import { fromTables } from "./catalogue/tables.mjs";
import { parseAnswer, refresh } from "./catalogue/tenant.mjs";
import { UserError } from "./host/run.mjs";

const target = new URL("../src/catalogue/data.ts", import.meta.url);
const names = new URL("../src/catalogue/names.ts", import.meta.url);

const { values } = parseArgs({
  options: {
    table: { type: "string" },
    tenant: { type: "string" },
    date: { type: "string" },
    names: { type: "boolean" },
  },
});

if (!values.names && (!isDay(values.date ?? "") || !values.table === !values.tenant)) {
  console.error("Usage: npm run catalogue -- (--table DIR | --tenant FILE) --date YYYY-MM-DD | --names");
  process.exit(2);
}

try {
  if (values.names) {
    await writeFile(names, renderNames(readData(await readFile(target, "utf8"))));
  } else {
    await write(await build());
  }
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(1);
}

async function build() {
  if (values.table) {
    return fromTables(values.date, {
      permissions: await rows("permissions.csv"),
      resources: await rows("resources.csv"),
      retired: await rows("historical-permissions.csv"),
    });
  }
  const known = readData(await readFile(target, "utf8"));
  return refresh(known, parseAnswer(await readFile(values.tenant, "utf8")), values.date);
}

async function rows(name) {
  const path = join(values.table, name);
  return existsSync(path) ? parseCsv(await readFile(path, "utf8")) : [];
}

async function write(data) {
  await writeFile(target, renderData(data));
  await writeFile(names, renderNames(data));
  const count = (list) => data.resources.reduce((sum, resource) => sum + resource[list].length, 0);
  console.log(
    `Wrote ${count("permissions")} permissions and ${count("retired")} retired ones of ${data.resources.length} resources, as of ${data.date}.`,
  );
}

/** Whether it is a day that exists: "2026-02-30" is none. */
function isDay(text) {
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text;
}
