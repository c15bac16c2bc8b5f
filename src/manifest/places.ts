import { groupBy } from "../base/group.js";
import type { Permission } from "../catalogue/catalogue.js";
import type { RequestedPermission, RequestedResource } from "./manifest.js";
import { replaceWithString, type Edit } from "./patch.js";
import { items } from "./tree.js";

/** The places of permissions that are no longer asked for, each of which another one may take. */
export class Places {
  readonly #byEntry: ReadonlyMap<RequestedResource, readonly RequestedPermission[]>;
  readonly #taken = new Map<RequestedPermission, Permission>();

  constructor(going: Iterable<RequestedPermission>) {
    const inOrder = [...going].sort((a, b) => a.node.offset - b.node.offset);
    this.#byEntry = groupBy(inOrder, ({ requested }) => requested);
  }

  /** Whether `to` now stands in the place of `from`, because both are asked of the same resource. */
  take(from: RequestedPermission, to: Permission): boolean {
    const isFree = from.requested.resource === to.resource && from.id !== undefined && !this.#taken.has(from);
    if (isFree) {
      this.#taken.set(from, to);
    }
    return isFree;
  }

  /** Gives permissions the places that are free in an entry. Those that are too many are left. */
  settle(home: RequestedResource, permissions: readonly Permission[]): readonly Permission[] {
    const free = this.#free(home).filter(({ id }) => id !== undefined);
    free.slice(0, permissions.length).forEach((from, index) => {
      const to = permissions[index];
      if (to) {
        this.#taken.set(from, to);
      }
    });
    return permissions.slice(free.length);
  }

  /** An entry that nothing is left in, so that it can be that of another resource. */
  findEmpty(): RequestedResource | undefined {
    return [...this.#byEntry.keys()].find((each) => each.appId && this.#isEmpty(each));
  }

  /** The edits that put permissions into the places that they took. */
  rewrite(): Edit[] {
    return [...this.#taken].flatMap(([from, to]) => rewrite(from, to));
  }

  /** Of each entry, the permissions whose places nothing took, and whether nothing else is in it. */
  listRest(): {
    readonly requested: RequestedResource;
    readonly rest: readonly RequestedPermission[];
    readonly isAll: boolean;
  }[] {
    return [...this.#byEntry.keys()].map((requested) => ({
      requested,
      rest: this.#free(requested),
      isAll: this.#isEmpty(requested),
    }));
  }

  #free(requested: RequestedResource): readonly RequestedPermission[] {
    return this.#byEntry.get(requested)?.filter((from) => !this.#taken.has(from)) ?? [];
  }

  #isEmpty(requested: RequestedResource): boolean {
    return this.#free(requested).length === items(requested.list).length;
  }
}

/** Asks for another permission in the same entry. */
export function rewrite({ id, type }: RequestedPermission, to: Permission): Edit[] {
  return [
    ...(id ? [replaceWithString(id, to.id)] : []),
    ...(type && type.value !== to.kind ? [replaceWithString(type, to.kind)] : []),
  ];
}
