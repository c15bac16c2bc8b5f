import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import { parseManifest, type Application, type Manifest } from "./manifest.js";
import { keyOf, keyOfRequested, sayPermission } from "./plan-permissions.js";
import { planAdding, type Plan, type WantedPermission } from "./plan.js";
import { straighten, unwrap } from "./snippet-characters.js";
import { readDamaged } from "./snippet-damaged.js";
import { readStructure } from "./snippet-structure.js";
import {
  findAsked,
  nameOfResource,
  nothingAsked,
  refuse,
  type Asked,
  type Reading,
  type Refusal,
} from "./snippet-values.js";
import { describeBreak } from "./syntax.js";
import { kindWord, listed, nameOf } from "./words.js";

/** What a piece of text that a guide prints says. */
export type Snippet = UnderstoodSnippet | { readonly problem: string };

export interface UnderstoodSnippet {
  readonly permissions: readonly SnippetPermission[];
  /** What had to be mended to understand it, each a whole sentence. */
  readonly mended: readonly string[];
  /** What it says besides, which is not merged, each a whole sentence. */
  readonly ignored: readonly string[];
}

export interface SnippetPermission extends WantedPermission {
  /** The catalogue's, where it knows it. */
  readonly permission: Permission | undefined;
}

/** No guide prints more than a whole manifest, and those are far smaller. */
export const largestSnippet = 1_000_000;

/** Reads what a guide prints, in whatever shape it arrives. Never throws, and rather understands nothing than half. */
export function readSnippet(text: string, catalogue: Catalogue): Snippet {
  if (text.length > largestSnippet) {
    return { problem: "The text is too long to be a snippet." };
  }
  const plain = straighten(text);
  const ways = [
    () => readWhole(text, catalogue),
    () => note(readDamaged(plain.text, catalogue), plain.mended),
    () => {
      const inner = unwrap(plain);
      return inner && note(readDamaged(inner.text, catalogue), inner.mended);
    },
  ];
  let problem: string | undefined;
  for (const read of ways) {
    const found = read();
    const understood = found && "asked" in found ? conclude(found, catalogue) : found;
    if (understood && "permissions" in understood) {
      return understood;
    }
    problem = problem === undefined || problem === nothingAsked ? (understood?.problem ?? problem) : problem;
  }
  return { problem: problem ?? nothingAsked };
}

/** Puts what a snippet asks for next to what is there. */
export function planMerge(manifest: Manifest, application: Application, snippet: UnderstoodSnippet): Plan {
  const plan = planAdding(manifest, application, snippet.permissions);
  if (describeBreak(manifest) !== undefined) {
    return plan;
  }
  const present = new Set(
    application.resources.flatMap(({ permissions }) => permissions).map(keyOfRequested),
  );
  const already = snippet.permissions
    .filter((each) => present.has(keyOf(each)))
    .map((each) => `${describe(each)} is asked for already.`);
  return { ...plan, left: [...plan.left, ...already] };
}

function describe({ permission, id, kind, resourceAppId }: SnippetPermission): string {
  return sayPermission(
    permission ? nameOf(permission) : id,
    kind,
    permission?.resource.name ?? resourceAppId,
  );
}

/** A text in which nothing has to be mended. Members without braces around them are looked at more closely. */
function readWhole(text: string, catalogue: Catalogue): Reading | Refusal | undefined {
  if (!/^[\s\uFEFF]*[[{]/.test(text)) {
    return undefined;
  }
  const manifest = parseManifest(text, catalogue);
  return manifest.applications.length > 0 && manifest.syntaxErrors.length === 0
    ? readStructure(manifest, catalogue)
    : undefined;
}

function note(found: Reading | Refusal, mended: readonly string[]): Reading | Refusal {
  return "asked" in found ? { ...found, mended: [...mended, ...found.mended] } : found;
}

/** What was read, looked up. Permissions without a resource count only where there can be no doubt about it. */
function conclude({ asked, mended, ignored }: Reading, catalogue: Catalogue): UnderstoodSnippet | Refusal {
  const permissions = new Map<string, SnippetPermission>();
  const sentences = new Set(mended);
  if (asked.length === 0) {
    return refuse(nothingAsked, true);
  }
  for (const each of asked) {
    const resourceAppId = each.resourceAppId ?? findResourceOf(each, asked, catalogue);
    if (typeof resourceAppId === "object") {
      return resourceAppId;
    }
    const wanted = { ...each, resourceAppId };
    const key = `${resourceAppId} ${each.kind} ${each.id}`;
    const permission = findKnown(wanted, catalogue);
    if (permissions.has(key)) {
      sentences.add("What is asked for twice was read once.");
    }
    permissions.set(key, { resourceAppId, id: each.id, kind: each.kind, permission });
  }
  const read = [...permissions.values()];
  if (asked.some(({ resourceAppId }) => resourceAppId === undefined)) {
    sentences.add(`No resource is named; ${describeOwners(read, catalogue)}.`);
  }
  return {
    permissions: read,
    mended: [...sentences],
    ignored: describeIgnored([...new Set(ignored)]),
  };
}

function findResourceOf(asked: Asked, all: readonly Asked[], catalogue: Catalogue): string | Refusal {
  if (all.some(({ resourceAppId }) => resourceAppId !== undefined)) {
    return refuse(`It is not clear which resource ${asked.id} belongs to.`);
  }
  const [resource, ...others] = new Set(findAsked(asked, catalogue).map((each) => each.resource.appId));
  if (resource === undefined) {
    return refuse(
      `No resource is named, and no ${kindWord[asked.kind]} permission ${asked.id} is known of any.`,
    );
  }
  return others.length === 0
    ? resource
    : refuse(
        `No resource is named, and ${asked.id} is a permission of ${listed(
          [resource, ...others].map((appId) => nameOfResource(appId, catalogue)),
        )}.`,
      );
}

/** “only Microsoft Graph has User.Read and openid, and only …” */
function describeOwners(permissions: readonly SnippetPermission[], catalogue: Catalogue): string {
  const owners = [...new Set(permissions.map(({ resourceAppId }) => resourceAppId))];
  return listed(
    owners.map((appId) => {
      const own = permissions.filter(({ resourceAppId }) => resourceAppId === appId);
      const names = own.map(({ permission, id }) => (permission ? nameOf(permission) : id));
      return `only ${nameOfResource(appId, catalogue)} has ${listed(names)}`;
    }),
  );
}

function findKnown(asked: Asked, catalogue: Catalogue): Permission | undefined {
  return (
    findAsked(asked, catalogue).find((each) => each.lastSeen === undefined) ?? findAsked(asked, catalogue)[0]
  );
}

const mostNames = 6;

function describeIgnored(names: readonly string[]): string[] {
  const more = names.length - mostNames;
  const shown = more > 1 ? [...names.slice(0, mostNames), `${String(more)} more`] : names;
  return names.length === 0 ? [] : [`${listed(shown)} ${names.length === 1 ? "is" : "are"} not merged.`];
}
