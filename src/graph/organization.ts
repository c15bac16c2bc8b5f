import type { Organization } from "@microsoft/microsoft-graph-types";
import { UserError } from "../base/errors.js";
import { readAll, type AskOptions, type GraphScope, type Selected } from "./asking.js";
import type { GraphClient } from "./client.js";

const selected = [
  "id",
  "displayName",
  "countryLetterCode",
  "tenantType",
  "verifiedDomains",
] as const satisfies readonly (keyof Organization)[];

/** The tenant itself. Its id is the tenant's. */
export type SelectedOrganization = Selected<Organization, typeof selected>;

/** @see https://learn.microsoft.com/graph/api/organization-list */
export async function readOrganization(
  client: GraphClient,
  options: AskOptions = {},
): Promise<SelectedOrganization> {
  const [organization] = await readAll<SelectedOrganization>(client, "/organization", {
    ...options,
    scopes: ["User.Read"] satisfies GraphScope[],
    query: { $select: selected.join(",") },
  });
  if (!organization) {
    throw new UserError("Microsoft Graph shows no organization to whoever is signed in.", {
      remedy: "Personal accounts belong to no tenant. Sign in with an account for work or school.",
    });
  }
  return organization;
}
