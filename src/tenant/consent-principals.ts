import { groupBy } from "../base/group.js";
import type { GraphClient } from "../graph/client.js";
import type { ConsentItem } from "./consent-item.js";
import type { FailedItem } from "./consent-rounds.js";
import type { ConsentWorld } from "./consent.js";
import { ensureServicePrincipal } from "./ensure-service-principal.js";
import { explainConsentError } from "./explain-consent-error.js";
import type { OpenedApplication } from "./open-application.js";

/** Who gets something, and of whom. */
export interface PreparedGranting {
  readonly principalId: string;
  readonly resourceIds: ReadonlyMap<ConsentItem, string>;
  /** Items of an API whose service principal could not be made. */
  readonly failed: readonly FailedItem[];
  /** Whether a service principal was made. */
  readonly hasChanged: boolean;
}

/** Makes the service principals that are missing: that of the application, and those of APIs, of which the items say so. */
export async function prepareGranting(
  client: GraphClient,
  before: OpenedApplication,
  wanted: readonly ConsentItem[],
  world: ConsentWorld,
): Promise<PreparedGranting> {
  const resourceIds = new Map<ConsentItem, string>();
  const failed: FailedItem[] = [];
  if (wanted.length === 0) {
    return { principalId: "", resourceIds, failed, hasChanged: false };
  }
  const { signal, reason, sleep } = world;
  const options = { signal, reason, sleep };
  const own = before.servicePrincipal ?? (await ensureOwn(client, before, options));
  let hasChanged = before.servicePrincipal === undefined;

  for (const [appId, items] of groupBy(wanted, ({ resource }) => resource.resourceAppId)) {
    try {
      const known = await findResourceId(client, items, before, world);
      const ensured =
        known === undefined && appId !== undefined
          ? await ensureServicePrincipal(client, appId, options)
          : undefined;
      hasChanged ||= ensured?.created === true;
      for (const item of items) {
        resourceIds.set(item, known ?? ensured?.servicePrincipal.id ?? "");
      }
    } catch (error) {
      if (!hasChanged) {
        signal?.throwIfAborted();
      }
      failed.push(...items.map((item) => ({ item, error: explainConsentError(error, item) })));
    }
  }
  if (hasChanged) {
    world.resources.forgetMissing();
  }
  return { principalId: own.id ?? "", resourceIds, failed, hasChanged };
}

async function ensureOwn(
  client: GraphClient,
  { application }: OpenedApplication,
  options: Pick<ConsentWorld, "signal" | "reason" | "sleep">,
) {
  // It may have been registered a moment ago.
  const { servicePrincipal } = await ensureServicePrincipal(client, application.appId ?? "", {
    ...options,
    mayBeNew: true,
  });
  return servicePrincipal;
}

async function findResourceId(
  client: GraphClient,
  [item]: readonly ConsentItem[],
  { permissions }: OpenedApplication,
  { resources, signal, reason }: ConsentWorld,
): Promise<string | undefined> {
  const appId = item?.resource.resourceAppId;
  const known =
    item?.resource.resourceId ?? permissions.find(({ resourceAppId }) => resourceAppId === appId)?.resourceId;
  if (known !== undefined || appId === undefined) {
    return known;
  }
  await resources.learn(client, { appIds: [appId] }, { signal, reason });
  return resources.findByAppId(appId)?.id;
}
