import type { Application, PasswordCredential } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope } from "./asking.js";
import type { GraphClient } from "./client.js";
import { path } from "./path.js";

/**
 * The secrets of an application, without their values. Asks for the permission to change them, so that whoever has to
 * sign in for that does it before anything is changed.
 */
export async function readSecretsToChange(
  client: GraphClient,
  objectId: string,
  options: AskOptions = {},
): Promise<readonly PasswordCredential[]> {
  const scopes: readonly GraphScope[] = ["Application.ReadWrite.All"];
  const { passwordCredentials } = await client.get<Application>(path`/applications/${objectId}`, {
    ...options,
    scopes,
    query: { $select: "id,passwordCredentials" },
  });
  return passwordCredentials ?? [];
}
