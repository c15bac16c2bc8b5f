import type { Application } from "@microsoft/microsoft-graph-types";
import { readAll, type AskOptions, type GraphScope } from "./asking.js";
import type { GraphClient } from "./client.js";
import { odata } from "./odata.js";

/** Whole, all that have a name, however it is written: several may have the same. */
export async function listApplicationsByName(
  client: GraphClient,
  name: string,
  options: AskOptions = {},
): Promise<readonly Application[]> {
  const scopes: readonly GraphScope[] = ["Application.Read.All"];
  const query = { $filter: odata`displayName eq ${name}`, $top: 999 };
  const found = await readAll<Application>(client, "/applications", { ...options, scopes, query });
  return found.filter(({ displayName }) => displayName?.toLowerCase() === name.toLowerCase());
}
