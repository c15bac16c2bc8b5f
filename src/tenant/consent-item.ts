import { replaceUnseen } from "../base/unseen.js";
import { kindWord } from "../catalogue/explain.js";
import { exchangeOnline, graph } from "../catalogue/well-known.js";
import type { OpenedApplication } from "./open-application.js";
import type { HeldGrant, PermissionGroup, PermissionLine } from "./permissions.js";

/** A permission to give or to take away, and how it is called in a confirmation. */
export interface ConsentItem {
  readonly line: PermissionLine;
  /** The API that it is a permission of. */
  readonly resource: Pick<PermissionGroup, "resourceAppId" | "resourceId" | "name">;
  /**
   * "Calendars.Read (application) of Microsoft Graph". Says, too, that the service principal of the API is made first
   * where this tenant may have none.
   */
  readonly words: string;
  /** Why it cannot be given, as a whole sentence, for instance because the resource is retired or not in this tenant. */
  readonly refusal: string | undefined;
}

/** What is asked for and not granted to everybody. */
export function listMissing(opened: OpenedApplication): readonly ConsentItem[] {
  return listItems(
    opened,
    ({ state, forEverybody }) => state === "declared" || (state === "both" && !forEverybody),
  );
}

/** What is granted and not asked for any more. */
export function listLeftovers(opened: OpenedApplication): readonly ConsentItem[] {
  return listItems(opened, ({ state }) => state === "granted");
}

/** One item for a permission of an opened application. The line may be of an earlier reading. */
export function toConsentItem(opened: OpenedApplication, line: PermissionLine): ConsentItem {
  const { permissions: groups } = opened;
  const has = (isIt: (other: PermissionLine) => boolean) =>
    groups.find(({ permissions }) => permissions.some(isIt));
  const group =
    has((other) => other === line) ??
    has((other) => isOfSameResource(other, line)) ??
    has((other) => isSame(other, line));
  return toItem(group, line);
}

function listItems(
  { permissions }: OpenedApplication,
  isWanted: (line: PermissionLine) => boolean,
): readonly ConsentItem[] {
  return permissions.flatMap((group) =>
    group.permissions.filter(isWanted).map((line) => toItem(group, line)),
  );
}

function toItem(group: PermissionGroup | undefined, line: PermissionLine): ConsentItem {
  const resource = {
    resourceAppId: group?.resourceAppId,
    resourceId: group?.resourceId,
    name: firstOf(readable(group?.name), group?.resourceAppId, "an unknown API"),
  };
  const refusal = group ? refuse(group, line, resource.name) : "It is of an API that nobody knows.";
  return { line, resource, words: describe(line, resource, refusal), refusal };
}

function describe(
  { value, id, kind }: PermissionLine,
  { name, resourceId }: ConsentItem["resource"],
  refusal: string | undefined,
): string {
  const called = firstOf(readable(value), id, "A permission without an id");
  const made =
    resourceId === undefined && refusal === undefined
      ? ", whose service principal is made first where this tenant has none"
      : "";
  return `${called} (${kindWord[kind]}) of ${name}${made}`;
}

function refuse(group: PermissionGroup, line: PermissionLine, name: string): string | undefined {
  const { permission, retirement, id, value, kind } = line;
  const word = kindWord[kind];
  if (group.isRetired) {
    return `${name} is retired, so nothing of it can be granted any more.`;
  }
  // A permission that has to end, as those of Exchange Web Services, can be granted until the very end, and may have other uses.
  if (permission?.lastSeen !== undefined) {
    return retirement?.sentence ?? `${name} publishes it no longer, so it cannot be granted.`;
  }
  if (permission?.enabled === false) {
    return `${name} has disabled it, so it cannot be granted.`;
  }
  const isKnown = isOfCatalogue(group);
  if (group.resourceId === undefined && !isKnown) {
    return `${name} has no service principal in this tenant, and who publishes it has to say how it gets one.`;
  }
  if (value === undefined && !isKnown) {
    return `${name} publishes no ${word} permission with the id ${id ?? ""} in this tenant.`;
  }
  if (kind === "Scope" ? value === undefined : id === undefined) {
    return `Nobody here knows the name of this ${word} permission, without which it cannot be granted. The consent page can.`;
  }
  return undefined;
}

/** Whether the catalogue knows the API, so that the tenant was not asked what it publishes, or whether it is there. */
function isOfCatalogue({ resourceAppId = "", permissions }: PermissionGroup): boolean {
  return [graph, exchangeOnline].includes(resourceAppId) || permissions.some(({ permission }) => permission);
}

const isSame = (one: PermissionLine, other: PermissionLine) =>
  one.kind === other.kind &&
  (one.id !== undefined && other.id !== undefined ? one.id === other.id : one.value === other.value);

/** One GUID can be a permission of several resources. */
const isOfSameResource = (one: PermissionLine, other: PermissionLine) =>
  isSame(one, other) &&
  ((one.permission !== undefined && one.permission === other.permission) ||
    one.held.some((held) => other.held.some((each) => keyOf(held) === keyOf(each))));

const keyOf = (held: HeldGrant) => ("assignmentId" in held ? held.assignmentId : held.grantId);

/** Text of a tenant on one line. */
function readable(text: string | undefined): string {
  return replaceUnseen(text ?? "", " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** The first that says something. */
function firstOf(...texts: readonly (string | undefined)[]): string {
  return texts.find((text) => text !== undefined && text !== "") ?? "";
}
