import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { countApplications, listApplications, listApplicationsByAppId } from "../graph/applications.js";
import { collect, type AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import {
  listAssignedTo,
  listDelegatedGrants,
  listHolders,
  type Holder,
} from "../graph/grants-of-resource.js";
import { readResources, type Resource } from "../graph/service-principals.js";
import type { Credential } from "./credentials.js";
import { Holdings } from "./holdings.js";
import { mailboxResources, MailboxPermissions } from "./mailbox-permissions.js";
import { ownTenantOf, publisherOf } from "./publisher.js";
import { Registrations } from "./registrations.js";
import { ReportLines } from "./report-line.js";
import { together } from "./together.js";

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
  /** "granted": not asked for here. Where the registration stands in another tenant, nobody here knows. */
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
  /** Told how many registrations were read, of how many in the tenant where that is known. */
  readonly onProgress?: (done: number, of: number | undefined) => void;
}

/**
 * All applications that hold or ask for permissions to calendars, mailboxes or EWS, by name. Reads grants by resource and not by
 * application, so that the number of requests grows with pages, and applications of other tenants are found, too.
 */
export async function readReport(
  client: GraphClient,
  catalogue: Catalogue,
  { asOf, onProgress, signal, reason }: ReportOptions,
): Promise<Report> {
  const resources = await readResources(client, { appIds: mailboxResources }, { signal, reason });
  const permissions = new MailboxPermissions(catalogue, resources);
  const holdings = new Holdings(permissions);
  const registrations = new Registrations(permissions);
  let total: number | undefined;

  await together(
    signal,
    async (stop) => {
      total = await countApplications(client, { signal: stop, reason });
    },
    async (stop) => {
      for await (const { items } of listApplications(client, { signal: stop, reason })) {
        registrations.addThoseThatAsk(items);
        onProgress?.(registrations.looked, total && Math.max(total, registrations.looked));
      }
    },
    ...resources.map((resource) => (stop: AbortSignal) => readHoldings(resource, { signal: stop, reason })),
  );

  const holders = await readHolders({ signal, reason });
  const lines = new ReportLines(asOf);
  const ownTenant = ownTenantOf(holders, registrations);
  const reported = holders.map((holder) =>
    lines.create({
      holder,
      registered: registrations.find(holder.appId),
      holding: holdings.byPrincipal.get(holder.id ?? ""),
      publisher: publisherOf(holder, registrations.has(holder.appId), ownTenant),
    }),
  );
  const present = new Set(reported.map(({ appId }) => appId));
  for (const registered of registrations.all()) {
    if (!present.has(registered.appId)) {
      reported.push(
        lines.create({ registered, holder: undefined, holding: undefined, publisher: "this tenant" }),
      );
    }
  }
  return {
    lines: reported.sort((one, other) => byName.compare(one.name, other.name)),
    looked: registrations.looked + holdings.byPrincipal.size,
    asOf,
  };

  async function readHoldings({ id, appId }: Resource, asking: AskOptions): Promise<void> {
    for await (const { items } of listAssignedTo(client, id, asking)) {
      for (const assignment of items) {
        holdings.addAssignment(appId ?? "", assignment);
      }
    }
    for await (const { items } of listDelegatedGrants(client, id, asking)) {
      for (const grant of items) {
        holdings.addGrant(appId ?? "", grant);
      }
    }
  }

  /** The service principals of those that hold something, with their registrations, and of those that only ask. */
  async function readHolders(asking: AskOptions): Promise<readonly Holder[]> {
    const found = await collect(
      listHolders(client, { property: "id", values: holdings.byPrincipal.keys() }, asking),
    );
    const known = new Set(found.map(({ appId }) => appId?.toLowerCase() ?? ""));
    const withoutAsking = [...known].filter((appId) => !registrations.has(appId));
    const waiting = registrations.all().flatMap(({ appId }) => (known.has(appId) ? [] : appId));
    for await (const application of listApplicationsByAppId(client, withoutAsking, asking)) {
      registrations.add(application);
    }
    return [
      ...found,
      ...(await collect(listHolders(client, { property: "appId", values: waiting }, asking))),
    ];
  }
}

const byName = new Intl.Collator("en", { numeric: true });
