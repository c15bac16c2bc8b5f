import { readGuid } from "../../base/guid.js";
import type { Application, Manifest } from "../../manifest/manifest.js";
import { stringAt } from "../../manifest/tree.js";

export interface ApplicationIds {
  /** The object id. */
  readonly id: string;
  readonly appId: string;
}

/** The ids that an application of a file says of itself. */
export function idsOf({ node }: Application): Partial<ApplicationIds> {
  const appId = readGuid(stringAt(node, "appId") ?? "");
  const id = readGuid(stringAt(node, "id") ?? stringAt(node, "objectId") ?? "");
  return { ...(appId === undefined ? {} : { appId }), ...(id === undefined ? {} : { id }) };
}

/** The application of a text that says these ids, or the only one there is where the file is known to belong to it. */
export function findInFile(
  { applications }: Manifest,
  key: ApplicationIds,
  { isLinked }: { readonly isLinked: boolean },
): Application | undefined {
  const [only, other] = applications;
  return (
    applications.find((each) => isSame(idsOf(each), key)) ?? (isLinked && only && !other ? only : undefined)
  );
}

/** The client id decides, because the object id is another one in each tenant. */
export function isSame(ids: Partial<ApplicationIds>, key: ApplicationIds): boolean {
  return ids.appId === undefined ? ids.id === key.id.toLowerCase() : ids.appId === key.appId.toLowerCase();
}
