import { UserError } from "../base/errors.js";
import { isGuid } from "../base/guid.js";
import { quoted } from "../base/words.js";
import { listApplications, type ListedApplication } from "../graph/applications.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { odata } from "../graph/odata.js";

/**
 * The application of a client id, an object id or a whole name, with one request. Throws a `UserError` where there is none
 * or where several have that name.
 */
export async function readNamedApplication(
  client: GraphClient,
  text: string,
  options: AskOptions = {},
): Promise<ListedApplication> {
  const name = text.trim();
  const asked = isGuid(name) ? { search: name } : { filter: odata`displayName eq ${name}` };
  const found: ListedApplication[] = [];
  for await (const { items } of listApplications(client, { ...options, ...asked })) {
    found.push(...items);
  }
  const [application, ...others] = found;
  if (!application) {
    throw new UserError(`There is no application ${quoted(name)} in this tenant.`, {
      remedy: isGuid(name)
        ? "An application of another tenant has no registration here, only a service principal."
        : "Give its whole name as the portal shows it, or its client ID.",
    });
  }
  if (others.length > 0) {
    throw new UserError(`${String(found.length)} applications are called ${quoted(name)}.`, {
      remedy: `Give the client ID of the one that is meant: ${found.map(({ appId }) => appId).join(", ")}.`,
    });
  }
  return application;
}
