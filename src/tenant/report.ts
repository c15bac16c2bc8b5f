import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import type { Credential } from "./credentials.js";

/** One application that holds, or asks for, a permission to calendars, mailboxes or EWS. */
export interface ReportLine {
  readonly name: string;
  readonly appId: string;
  /** Absent for an application that is registered in another tenant, as most vendors' are. */
  readonly objectId: string | undefined;
  readonly servicePrincipalId: string | undefined;
  readonly enabled: boolean | undefined;
  readonly publisher: "this tenant" | "another tenant" | "Microsoft";
  readonly permissions: readonly ReportPermission[];
  /** "every mailbox", "mailboxes of whoever signs in", "mailboxes of 3 users", as far as Microsoft Graph tells. */
  readonly reach: string;
  /** What stops on 1 April 2027, and what would be left, as whole sentences. Empty where nothing does. */
  readonly lost: readonly string[];
  readonly credentials: readonly Credential[];
}

export interface ReportPermission {
  readonly value: string;
  readonly kind: "Role" | "Scope";
  readonly resource: string;
  readonly state: "both" | "declared" | "granted";
  readonly endsOn: Day | undefined;
}

export interface Report {
  readonly lines: readonly ReportLine[];
  /** How many applications and service principals were looked at. */
  readonly looked: number;
  readonly asOf: Day;
}

export interface ReportOptions extends AskOptions {
  readonly asOf: Day;
  /** Told how far it is, from time to time. */
  readonly onProgress?: (done: number, of: number | undefined) => void;
}

/**
 * All applications that hold or ask for permissions to calendars, mailboxes or EWS, by name. Reads grants by resource and not by
 * application, so that the number of requests grows with pages, and applications of other tenants are found, too.
 */
export function readReport(
  client: GraphClient,
  catalogue: Catalogue,
  options: ReportOptions,
): Promise<Report> {
  throw new Error(`not built: ${String([client, catalogue, options])}`);
}
