import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import type { Cloud } from "../identity/clouds.js";
import type { OpenedApplication } from "./open-application.js";
import type { PermissionLine } from "./permissions.js";
import type { TenantResources } from "./resources.js";

/** A permission to give or to take away, and how it is called in a confirmation. */
export interface ConsentItem {
  readonly line: PermissionLine;
  /** "Calendars.Read (application) of Microsoft Graph" */
  readonly words: string;
  /** Why it cannot be given, as a whole sentence, for instance because the resource is retired or not in this tenant. */
  readonly refusal: string | undefined;
}

/** What is asked for and not granted to everybody. */
export function listMissing(opened: OpenedApplication): readonly ConsentItem[] {
  throw new Error(`not built: ${String(opened)}`);
}

/** What is granted and not asked for any more. */
export function listLeftovers(opened: OpenedApplication): readonly ConsentItem[] {
  throw new Error(`not built: ${String(opened)}`);
}

/** One item for a permission of an opened application. */
export function toConsentItem(opened: OpenedApplication, line: PermissionLine): ConsentItem {
  throw new Error(`not built: ${String([opened, line])}`);
}

export interface ConsentOutcome {
  readonly done: readonly ConsentItem[];
  /** What failed, each with its error; the rest was done all the same. */
  readonly failed: readonly { readonly item: ConsentItem; readonly error: Error }[];
  /** Accepted, but not yet to be seen when it was read back. */
  readonly pending: readonly ConsentItem[];
  readonly after: OpenedApplication;
}

export interface ConsentWorld extends AskOptions {
  readonly resources: TenantResources;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Grants for everybody, creating the service principal where there is none, and reads back until it shows, with the
 * patience that replication needs. Given already is done already.
 */
export function grant(
  client: GraphClient,
  opened: OpenedApplication,
  items: readonly ConsentItem[],
  world: ConsentWorld,
): Promise<ConsentOutcome> {
  throw new Error(`not built: ${String([client, opened, items, world])}`);
}

/** Takes away every grant of these permissions, and reads back. */
export function revoke(
  client: GraphClient,
  opened: OpenedApplication,
  items: readonly ConsentItem[],
  world: ConsentWorld,
): Promise<ConsentOutcome> {
  throw new Error(`not built: ${String([client, opened, items, world])}`);
}

/**
 * The page on which an administrator consents to everything that an application asks for.
 *
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent#construct-the-url-for-granting-tenant-wide-admin-consent
 */
export function consentUrl(cloud: Cloud, tenant: string, appId: string): string {
  throw new Error(`not built: ${String([cloud, tenant, appId])}`);
}
