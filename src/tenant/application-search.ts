import type { Application } from "@microsoft/microsoft-graph-types";
import { readGuid } from "../base/guid.js";
import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import { odata } from "../graph/odata.js";

type Asking = Pick<Application, "requiredResourceAccess">;

/** What somebody typed to find applications: what Microsoft Graph is asked, and what is left to do with its answer. */
export interface ApplicationSearch {
  /** Words of the name, or an id of the application. */
  readonly words: string | undefined;
  /** Whether one application at most is meant, by its id. */
  readonly isExact: boolean;
  /** In OData. */
  readonly filter: string | undefined;
  /** Whether the answer has to be looked through. */
  readonly matches: ((application: Asking) => boolean) | undefined;
}

/** More conditions than these make a filter too complex for Microsoft Graph. */
const mostResources = 10;

/** A permission by its name or GUID; otherwise an id; otherwise words of the name. */
export function readSearch(typed: string | undefined, catalogue: Catalogue): ApplicationSearch {
  const text = typed?.trim() ?? "";
  const guid = readGuid(text);
  const permissions = findPermissions(text, guid, catalogue);
  if (permissions.length === 0) {
    return {
      words: text === "" ? undefined : (guid ?? text),
      isExact: guid !== undefined,
      filter: undefined,
      matches: undefined,
    };
  }
  return {
    words: undefined,
    isExact: false,
    filter: asksForAnyOf([...new Set(permissions.map(({ resource }) => resource.appId))]),
    matches: (application) => permissions.some((permission) => asksFor(application, permission)),
  };
}

/** A filter for applications that ask for something of one of these resources. None where there are too many. */
export function asksForAnyOf(resourceAppIds: readonly string[]): string | undefined {
  return resourceAppIds.length > mostResources
    ? undefined
    : resourceAppIds
        .map((appId) => odata`requiredResourceAccess/any(r:r/resourceAppId eq ${appId})`)
        .join(" or ");
}

function findPermissions(
  text: string,
  guid: string | undefined,
  catalogue: Catalogue,
): readonly Permission[] {
  if (guid !== undefined) {
    return catalogue.listPermissions(guid);
  }
  // Applications are called “Profile” and “Email”, too, as some permissions are.
  return /[._]/.test(text) ? catalogue.listPermissionsByName(text) : [];
}

function asksFor({ requiredResourceAccess }: Asking, { resource, kind, id }: Permission): boolean {
  return (requiredResourceAccess ?? []).some(
    ({ resourceAppId, resourceAccess }) =>
      resourceAppId?.toLowerCase() === resource.appId &&
      (resourceAccess ?? []).some((access) => access.type === kind && access.id?.toLowerCase() === id),
  );
}
