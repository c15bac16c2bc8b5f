import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import type { Cloud } from "../identity/clouds.js";
import { UserError } from "../base/errors.js";
import type { ConsentItem } from "./consent-item.js";
import { prepareGranting } from "./consent-principals.js";
import { planGranting, planRevoking } from "./consent-requests.js";
import { carryOutConsent } from "./consent-rounds.js";
import { keyOf } from "./key-of.js";
import { openApplication, type OpenedApplication } from "./open-application.js";
import type { TenantResources } from "./resources.js";

export { listLeftovers, listMissing, toConsentItem, type ConsentItem } from "./consent-item.js";

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
 *
 * Starts from a fresh reading, because a grant of scopes replaces the one before as a whole. Up to 20 roles and grants of
 * scopes, of which there is one for each resource, take three requests.
 *
 * Whoever aborts it gets the reason thrown as long as nothing was sent, and from then on an outcome that says what was
 * done: the rest has failed, each with an error that says whether it was tried. No error names its permission.
 */
export async function grant(
  client: GraphClient,
  opened: OpenedApplication,
  items: readonly ConsentItem[],
  world: ConsentWorld,
): Promise<ConsentOutcome> {
  const before = await openApplication(client, keyOf(opened.application), world.resources, asking(world));
  const refused = items.flatMap((item) =>
    item.refusal === undefined ? [] : [{ item, error: new UserError(item.refusal) }],
  );
  const wanted = items.filter(({ refusal }) => refusal === undefined);
  const { principalId, resourceIds, failed, hasChanged } = await prepareGranting(
    client,
    before,
    wanted,
    world,
  );
  const without = new Set(failed.map(({ item }) => item));
  const outcome = await carryOutConsent(client, before, {
    items: wanted.filter((item) => !without.has(item)),
    plan: planGranting(principalId, resourceIds),
    hasChanged,
    world,
  });
  return { ...outcome, failed: [...refused, ...failed, ...outcome.failed] };
}

/**
 * Takes away every grant of these permissions, those for single users, too, and reads back. Aborting it ends as with
 * `grant`.
 */
export async function revoke(
  client: GraphClient,
  opened: OpenedApplication,
  items: readonly ConsentItem[],
  world: ConsentWorld,
): Promise<ConsentOutcome> {
  const before = await openApplication(client, keyOf(opened.application), world.resources, asking(world));
  return carryOutConsent(client, before, { items, plan: planRevoking(), hasChanged: false, world });
}

/**
 * The page on which an administrator consents to everything that an application asks for.
 *
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent#construct-the-url-for-granting-tenant-wide-admin-consent
 */
export function consentUrl(cloud: Cloud, tenant: string, appId: string): string {
  // Nobody can consent for everybody at once, which is what "common" would mean.
  const whose = tenant.trim() === "" || tenant.toLowerCase() === "common" ? "organizations" : tenant;
  return `${cloud.login}/${encodeURIComponent(whose)}/adminconsent?client_id=${encodeURIComponent(appId)}`;
}

function asking({ signal, reason }: ConsentWorld): AskOptions {
  return { ...(signal ? { signal } : {}), ...(reason === undefined ? {} : { reason }) };
}
