import { listAliases } from "./aliases.js";
import { GuidIndex } from "./nearest.js";

/** "Role" is an application permission, "Scope" a delegated one: the words of `requiredResourceAccess`. */
export type PermissionKind = "Role" | "Scope";

export interface Resource {
  /** Lower case, as every GUID in the catalogue. */
  readonly appId: string;
  readonly name: string;
  /** The day from which nothing answers any more, "YYYY-MM-DD". */
  readonly retired: string | undefined;
  /** The day on which it was last published, for a resource that is no longer. */
  readonly removed: string | undefined;
  readonly permissions: readonly Permission[];
  /** Permissions that are no longer published, at least not under this name. */
  readonly formerPermissions: readonly Permission[];
}

export interface Permission {
  readonly resource: Resource;
  readonly id: string;
  /** The name that tokens and the portal show, for instance `Calendars.Read`. Empty where none is published. */
  readonly value: string;
  readonly kind: PermissionKind;
  /** `undefined` where nobody published it. That is not a no. */
  readonly adminConsentRequired: boolean | undefined;
  readonly enabled: boolean;
  /** The day on which it was last published, for a former permission. */
  readonly lastSeen: string | undefined;
}

/**
 * What Microsoft publishes about permissions and the resources that define them, as of one day.
 *
 * A GUID alone says little: 72 are a role and a scope of the same resource, others mean different
 * names on different resources. So look up by resource, kind and id wherever all three are known.
 * Every id is compared without regard to case.
 */
export interface Catalogue {
  /** The day of the facts, "YYYY-MM-DD". */
  readonly date: string;
  readonly resources: readonly Resource[];

  findResource(appId: string): Resource | undefined;
  findResourceByName(name: string): Resource | undefined;
  findPermission(appId: string, kind: PermissionKind, id: string): Permission | undefined;
  findPermissionByName(appId: string, kind: PermissionKind, value: string): Permission | undefined;
  /** Every meaning of an id, over all resources and kinds. */
  listPermissions(id: string): readonly Permission[];
  listPermissionsByName(value: string): readonly Permission[];
  /** Current permissions of one resource whose id differs from `id` in at most `distance` characters, nearest first. */
  listNearestPermissions(appId: string, id: string, distance: number): readonly Permission[];
  /** The same over all resources. */
  listNearestGuids(id: string, distance: number): readonly Permission[];
  /** Resources whose appId differs from `appId` in at most `distance` characters, nearest first. */
  listNearestResources(appId: string, distance: number): readonly Resource[];
}

export interface CatalogueData {
  readonly catalogueDate: string;
  readonly catalogueLines: string;
}

/** The catalogue in the lines that scripts/catalogue.mjs writes. */
export function createCatalogue({ catalogueDate, catalogueLines }: CatalogueData): Catalogue {
  const resources = parseLines(catalogueLines);
  const byAppId = new Map(resources.map((resource) => [resource.appId, resource]));
  const byResourceName = new Map(
    resources.flatMap((resource) =>
      [resource.name, ...listAliases(resource.appId)].map((name) => [name.toLowerCase(), resource] as const),
    ),
  );
  const current = resources.flatMap(({ permissions }) => permissions);
  const former = resources.flatMap(({ formerPermissions }) => formerPermissions);

  const byKey = new Map(resources.map((resource) => [resource.appId, byKindAndId(resource.permissions)]));
  const byId = lazy(() => index([...current, ...former], ({ id }) => id));
  const nearPermissions = lazy(() => new GuidIndex(current, ({ id }) => id));
  const nearResources = lazy(() => new GuidIndex(resources, ({ appId }) => appId));
  const byName = lazy(() =>
    index(
      current.filter(({ value }) => value !== ""),
      ({ value }) => value.toLowerCase(),
    ),
  );

  return {
    date: catalogueDate,
    resources,
    findResource: (appId) => byAppId.get(appId.toLowerCase()),
    findResourceByName: (name) => byResourceName.get(name.toLowerCase()),
    findPermission: (appId, kind, id) => byKey.get(appId.toLowerCase())?.[kind].get(id.toLowerCase()),
    findPermissionByName: (appId, kind, value) =>
      byName()
        .get(value.toLowerCase())
        ?.find(({ resource, kind: other }) => other === kind && resource.appId === appId.toLowerCase()),
    listPermissions: (id) => byId().get(id.toLowerCase()) ?? [],
    listPermissionsByName: (value) => byName().get(value.toLowerCase()) ?? [],
    listNearestPermissions: (appId, id, distance) =>
      nearPermissions()
        .listNearest(id, distance)
        .filter(({ resource }) => resource.appId === appId.toLowerCase()),
    listNearestGuids: (id, distance) => nearPermissions().listNearest(id, distance),
    listNearestResources: (appId, distance) => nearResources().listNearest(appId, distance),
  };
}

function byKindAndId(permissions: readonly Permission[]): Record<PermissionKind, Map<string, Permission>> {
  const found = { Role: new Map<string, Permission>(), Scope: new Map<string, Permission>() };
  for (const permission of permissions) {
    found[permission.kind].set(permission.id, permission);
  }
  return found;
}

function index<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const name = keyOfItem(item);
    const group = found.get(name);
    if (group) {
      group.push(item);
    } else {
      found.set(name, [item]);
    }
  }
  return found;
}

function lazy<Value>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= create());
}

const consent: Readonly<Record<string, boolean | undefined>> = { r: true, a: true, u: false };

function parseLines(lines: string): Resource[] {
  const resources: (Resource & { permissions: Permission[]; formerPermissions: Permission[] })[] = [];

  for (const line of lines.split("\n")) {
    const [mark = "", id = "", third = "", ...rest] = line.split(" ");
    const resource = resources.at(-1);

    if (mark === "=") {
      resources.push({
        appId: id,
        name: rest.join(" "),
        retired: dayAfter("retired:", third),
        removed: dayAfter("removed:", third),
        permissions: [],
        formerPermissions: [],
      });
    } else if (mark !== "" && resource) {
      const [lastSeen] = rest;
      (lastSeen ? resource.formerPermissions : resource.permissions).push({
        resource,
        id,
        value: third === "-" ? "" : third,
        kind: mark === "R" || mark === "r" ? "Role" : "Scope",
        adminConsentRequired: consent[mark.toLowerCase()],
        enabled: mark === mark.toUpperCase() && mark !== "/",
        lastSeen,
      });
    }
  }
  return resources;
}

function dayAfter(word: string, status: string): string | undefined {
  return status.startsWith(word) ? status.slice(word.length) : undefined;
}
