import type { Day } from "../base/days.js";
import { readGuid, resemblesGuid } from "../base/guid.js";
import type { Catalogue, Permission, PermissionKind, Resource } from "./catalogue.js";
import { broaderThan } from "./coverage.js";
import { findMeaning } from "./meanings.js";
import { nearestNames } from "./nearest.js";
import { findExcess, findLookalike, opensEveryMailbox } from "./reach.js";
import { findRetirement, listReplacements, stateOn } from "./retirements.js";
import { exchangeOnline, graph } from "./well-known.js";

/** How people call the two kinds of permission. */
export const kindWord: Readonly<Record<PermissionKind, string>> = { Role: "application", Scope: "delegated" };

/** What can be said of a permission, as whole sentences for a person who has only seen its GUID. */
export interface Explanation {
  readonly permission: Permission;
  /** Absent where the name has to do. */
  readonly opens: string | undefined;
  readonly consent: string;
  /** What has ended or will, on the day of reading. */
  readonly dates: readonly string[];
  /** What to know before granting it. */
  readonly cautions: readonly string[];
  /** Names of Microsoft Graph permissions that open less or replace it, narrowest first. */
  readonly instead: readonly string[];
  /** The permission of the same name of the other kind. */
  readonly counterpart: Permission | undefined;
  /** The same GUID elsewhere, and names it had before. */
  readonly alsoKnownAs: readonly string[];
  /** Where its facts come from and of which day they are. */
  readonly source: string;
}

/** What the catalogue and its tables know of one permission on a day. */
export function explainPermission(permission: Permission, catalogue: Catalogue, asOf: Day): Explanation {
  return {
    permission,
    opens: findMeaning(permission),
    consent: describeConsent(permission),
    dates: describeDates(permission, asOf),
    cautions: describeCautions(permission),
    instead: listInstead(permission, catalogue),
    counterpart: catalogue.findPermissionByName(
      permission.resource.appId,
      permission.kind === "Role" ? "Scope" : "Role",
      permission.value,
    ),
    alsoKnownAs: listOtherNames(permission, catalogue),
    source: `As published by Microsoft on ${permission.lastSeen ?? catalogue.date}.`,
  };
}

/**
 * Every meaning of what a person typed or pointed at: a permission's GUID or name, in any case, or a
 * resource's. Current permissions come before former ones, and Microsoft Graph before all others.
 */
export function findMeanings(
  text: string,
  catalogue: Catalogue,
): { permissions: Permission[]; resource: Resource | undefined } {
  const guid = readGuid(text);
  const name = text.trim();
  const permissions = guid ? catalogue.listPermissions(guid) : listByName(name, catalogue);
  return {
    permissions: [...permissions].sort((a, b) => rank(a) - rank(b)),
    resource: guid ? catalogue.findResource(guid) : catalogue.findResourceByName(name),
  };
}

/** Permissions of that name, or else those that had it before. */
function listByName(name: string, catalogue: Catalogue): readonly Permission[] {
  const current = catalogue.listPermissionsByName(name);
  return current.length > 0 || name === ""
    ? current
    : catalogue.resources
        .flatMap(({ formerPermissions }) => formerPermissions)
        .filter(({ value }) => value.toLowerCase() === name.toLowerCase());
}

/** Names of permissions that look most like what a person typed. */
export function suggestNames(text: string, { resources }: Catalogue, most = 5): string[] {
  const name = text.trim();
  const names = new Set(resources.flatMap(({ permissions }) => permissions.map(({ value }) => value)));
  names.delete("");
  return name.length < 3 ? [] : nearestNames([...names], (each) => each, name).slice(0, most);
}

/** Permissions and resources whose GUID is a digit or two away from what a person typed. */
export function suggestGuids(
  text: string,
  catalogue: Catalogue,
  most = 5,
): { readonly guid: string; readonly name: string }[] {
  if (!resemblesGuid(text)) {
    return [];
  }
  const wanted = readGuid(text) ?? text.trim();
  const resources = catalogue
    .listNearestResources(wanted, 2)
    .map(({ appId, name }) => ({ guid: appId, name }));
  const permissions = catalogue
    .listNearestGuids(wanted, 2)
    .map(({ id, value }) => ({ guid: id, name: value }));
  const found = new Map([...resources, ...permissions].map((each) => [each.guid, each]));
  return [...found.values()].slice(0, most);
}

function rank({ resource, lastSeen }: Permission): number {
  const place = resource.appId === graph ? 0 : resource.appId === exchangeOnline ? 1 : 2;
  return (lastSeen === undefined ? 0 : 10) + place;
}

/**
 * Whether Microsoft's own consent policy takes a delegated permission back from users who could consent on paper.
 *
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies (2026-01-22)
 */
export function isKeptFromUsers({ value }: Permission): boolean {
  return /^(?:Calendars|Mail|MailboxSettings|Contacts|Tasks|People|EWS|EAS|IMAP|POP)\b/.test(value);
}

/** Who must consent, as far as it is known. */
function describeConsent(permission: Permission): string {
  const { kind, adminConsentRequired, lastSeen } = permission;
  if (lastSeen !== undefined) {
    return "Nobody can consent to it any more.";
  }
  if (kind === "Role") {
    return "An administrator must consent.";
  }
  if (adminConsentRequired === undefined) {
    return "Whether an administrator must consent is not known.";
  }
  if (adminConsentRequired) {
    return "An administrator must consent.";
  }
  return isKeptFromUsers(permission)
    ? "Users could consent themselves, but Microsoft's own consent policy usually leaves it to an administrator."
    : "Users can consent themselves, unless the organisation forbids it.";
}

function describeDates(permission: Permission, asOf: Day): string[] {
  const { resource, lastSeen, enabled } = permission;
  const retirement = findRetirement(permission);
  const sentences: string[] = [];

  if (lastSeen !== undefined) {
    sentences.push(`No longer published; last seen on ${lastSeen}.`);
  }
  if (!enabled) {
    sentences.push("Published, but switched off by Microsoft.");
  }
  if (resource.retired !== undefined) {
    const past = resource.retired <= asOf;
    sentences.push(
      past
        ? `${resource.name} is retired; its final date, ${resource.retired}, is past.`
        : `${resource.name} is retired on ${resource.retired}.`,
    );
  }
  if (retirement) {
    const { subject, unaffected, unknown } = retirement;
    sentences.push(`It opens ${subject}, which ${stateOn(asOf, retirement)}.`);
    sentences.push(...[unaffected, unknown].filter((sentence) => sentence !== undefined));
  }
  return sentences;
}

/** What to know before granting a permission, as whole sentences. */
export function describeCautions(permission: Permission): string[] {
  const reach = opensEveryMailbox(permission);
  const excess = findExcess(permission);
  const lookalike = findLookalike(permission);
  const sentences: string[] = [];

  if (reach) {
    sentences.push(describeScoping(reach));
  }
  if (lookalike) {
    sentences.push(lookalike.what);
  }
  if (excess) {
    sentences.push(excess.what);
  }
  return sentences;
}

function describeScoping({
  scopedBy,
  accessPolicy,
}: NonNullable<ReturnType<typeof opensEveryMailbox>>): string {
  const every = "It is valid for every mailbox of the organisation until it is scoped.";
  if (scopedBy) {
    return `${every} To scope it, give the app the role “${scopedBy}” for chosen mailboxes (RBAC for Applications) and remove the tenant-wide consent.`;
  }
  return accessPolicy
    ? `${every} An application access policy does that.`
    : "It is valid for every mailbox of the organisation, and Exchange Online has no means to scope it.";
}

function listInstead(permission: Permission, catalogue: Catalogue): string[] {
  const replacements = listReplacements(permission).map(({ value }) => value);
  const narrower = permission.resource.permissions
    .filter(({ kind }) => kind === permission.kind)
    .filter((other) => broaderThan(other).includes(permission.value))
    .map(({ value }) => value);
  const byExcess = findExcess(permission)?.instead ?? [];
  return [...new Set([...replacements, ...byExcess, ...narrower])].filter(
    (name) => catalogue.listPermissionsByName(name).length > 0 && name !== permission.value,
  );
}

function listOtherNames(permission: Permission, catalogue: Catalogue): string[] {
  return catalogue
    .listPermissions(permission.id)
    .filter((other) => other !== permission && other.value !== "")
    .map((other) => {
      const name = `${other.value} (${kindWord[other.kind]}) of ${other.resource.name}`;
      return other.lastSeen === undefined ? name : `${name}, until ${other.lastSeen}`;
    });
}
