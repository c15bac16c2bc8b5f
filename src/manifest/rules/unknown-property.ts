import type { Node } from "jsonc-parser";
import { nearestNames } from "../../catalogue/nearest.js";
import { graphProperties, legacyProperties, sharedProperties } from "../dialect.js";
import { removeItem, renameProperty } from "../patch.js";
import { brokenFrom, type Manifest } from "../manifest.js";
import type { Fix, Problem, Rule } from "../rule.js";
import { endOf, properties } from "../tree.js";
import { quoted } from "../words.js";

const ofApplication = new Set([...Object.keys(legacyProperties), ...graphProperties, ...sharedProperties]);
const ofResource = new Set(["resourceAppId", "resourceAccess"]);
const ofPermission = new Set(["id", "type"]);

/** Comments and annotations of other tools, which no service reads. */
const isAnnotation = (name: string) => /^(?:\$|@|_|\/\/|#)|@odata\.|^(?:comment|description)$/i.test(name);

export const unknownProperty: Rule = {
  id: "unknown-property",
  severity: "warning",
  title: "A property is not known",
  why: "A property that Entra does not know is refused when the manifest is saved, and one with a typing error is not there at all: the permission it was meant for is not asked.",
  example: `{
  "displayName": "Calendar sync",
  "requiredResourceAcces": [],
  "requiredResourceAccess": [{ "resourceAppID": "00000003-0000-0000-c000-000000000000", "resourceAccess": [] }]
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest",
      read: "2026-08-22",
    },
  ],

  *check(manifest) {
    for (const { node } of manifest.applications) {
      yield* judge(manifest, node, ofApplication, node?.parent !== undefined);
    }
    for (const { node, appId, list } of manifest.resources) {
      if (!appId || !list || node.children?.length !== ofResource.size) {
        yield* judge(manifest, node, ofResource, false);
      }
    }
    for (const { node, id, type } of manifest.permissions) {
      if (!id || !type || node.children?.length !== ofPermission.size) {
        yield* judge(manifest, node, ofPermission, false);
      }
    }
  },
};

/** The property that a slip of the keyboard made of `name`: a few letters wrong, or the right ones out of order. */
function findMeant(name: string, { words, byLetters }: Vocabulary): string | undefined {
  const [nearest] = nearestNames(words, (word) => word, name, Math.min(3, Math.floor(name.length / 3)));
  return nearest ?? (name.length <= longestName ? byLetters.get(lettersOf(name)) : undefined);
}

/** Longer than the name of any property. */
const longestName = 60;

interface Vocabulary {
  readonly words: readonly string[];
  readonly byLetters: ReadonlyMap<string, string>;
}

const vocabularies = new WeakMap<ReadonlySet<string>, Vocabulary>();

function vocabularyOf(known: ReadonlySet<string>): Vocabulary {
  const vocabulary = vocabularies.get(known) ?? {
    words: [...known],
    byLetters: new Map([...known].reverse().map((word) => [lettersOf(word), word])),
  };
  vocabularies.set(known, vocabulary);
  return vocabulary;
}

const lettersOf = (word: string) => Array.from(word.toLowerCase()).sort().join("");

/** An application inside of something else may have members of that; only what looks like a slip is reported there. */
function* judge(
  manifest: Manifest,
  object: Node | undefined,
  known: ReadonlySet<string>,
  tolerant: boolean,
): Generator<Problem> {
  const members = properties(object);
  const names = new Set(members.map(({ name }) => name));
  const vocabulary = vocabularyOf(known);
  const broken = brokenFrom(manifest);

  for (const { name, key, node } of members) {
    if (known.has(name) || isAnnotation(name) || endOf(node) >= broken) {
      continue;
    }
    const nearest = findMeant(name, vocabulary);
    const taken = nearest !== undefined && names.has(nearest);
    if (tolerant && nearest === undefined) {
      continue;
    }
    const fixes: Fix[] = [];
    if (nearest !== undefined && !taken) {
      fixes.push({ title: `Rename to ${nearest}`, edits: [renameProperty(key, nearest)] });
    }
    if (known !== ofApplication && (taken || nearest === undefined)) {
      fixes.push({ title: `Remove ${quoted(name)}`, edits: removeItem(manifest, node) });
    }
    yield {
      at: key,
      message:
        nearest === undefined
          ? `${quoted(name)} is not a property of this object. Entra refuses manifests with properties that it does not know.`
          : `${quoted(name)} is not known. It probably means “${nearest}”.`,
      fixes,
    };
  }
}
