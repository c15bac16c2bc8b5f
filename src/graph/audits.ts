import type { DirectoryAudit } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope } from "./asking.js";
import type { GraphClient } from "./client.js";
import { odata, topOf } from "./odata.js";
import type { Page } from "./page.js";

/**
 * The entries of the directory's audit log about one object. The log goes back 30 days, 7 without a paid edition.
 *
 * @see https://learn.microsoft.com/graph/api/directoryaudit-list
 */
export function listAuditsOf(
  client: GraphClient,
  objectId: string,
  options: AskOptions = {},
): AsyncIterable<Page<DirectoryAudit>> {
  return client.pages("/auditLogs/directoryAudits", {
    ...options,
    scopes: ["AuditLog.Read.All", "Directory.Read.All"] satisfies GraphScope[],
    query: { $filter: odata`targetResources/any(t:t/id eq ${objectId})`, $top: topOf() },
  });
}
