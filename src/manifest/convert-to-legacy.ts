import type { Node } from "jsonc-parser";
import { drop, move, type Conversion } from "./convert.js";
import { dialectOfProperty, graphProperties } from "./dialect.js";
import { difference } from "./difference.js";
import { Draft } from "./draft.js";
import { legacyInnerNames, legacyNamesOf, renameInside } from "./inner-names.js";
import type { Manifest } from "./manifest.js";
import { removeItems } from "./patch.js";
import { properties, type Property } from "./tree.js";
import { unpack, unpackLogo } from "./unpack.js";

/** In this order, which is that of the platforms in the list of redirect URIs. */
const containers: ReadonlySet<string> = new Set(["api", "web", "spa", "publicClient"]);

/**
 * The edit that spells an application as the retired Azure AD Graph had it. None where the text does not parse.
 *
 * Members that keep their place keep every byte. What stands in `api`, `web`, `spa` or `publicClient` moves behind
 * everything else with its text as it stands and its comments. What is left out has its name of today, for instance
 * `web.redirectUriSettings`.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/azure-active-directory-graph-app-manifest-deprecation
 */
export function convertToLegacy(manifest: Manifest, application: Node): Conversion {
  const draft = new Draft(manifest.text, application);
  const inside = legacyInnerNames.map(({ name, path, names }) => {
    return { name, names, written: draft.isTaken(name) ? name : path };
  });

  for (const name of new Set([...containers, ...graphProperties])) {
    removeShadowed(draft, name);
    const property = draft.find(name);
    if (property && isCurrent(property)) {
      convertMember(draft, property);
    }
  }
  for (const { name, names, written } of inside) {
    renameInside(draft, [name], names, written);
  }
  return draft.object
    ? { edits: difference(manifest.text, draft.text), dropped: [...draft.dropped] }
    : { edits: [], dropped: [] };
}

const isCurrent = ({ name, value }: Property) => dialectOfProperty(name, value) === "graph";

/** Of equal names the last one counts. What the others say is left out. */
function removeShadowed(draft: Draft, name: string): void {
  const last = draft.find(name);
  const others = properties(draft.object).filter(
    (property) => property.name === name && property.node !== last?.node && isCurrent(property),
  );
  for (const { value } of others) {
    draft.note(name, value, last?.value);
  }
  const nodes = others.map(({ node }) => node);
  draft.apply(removeItems(draft, nodes));
}

function convertMember(draft: Draft, property: Property): void {
  const { name, value } = property;
  const [legacyName] = legacyNamesOf(name);

  if (containers.has(name)) {
    unpack(draft, property);
  } else if (legacyName === undefined) {
    drop(draft, property, draft.isMissed(value));
  } else if (name === "isFallbackPublicClient" && isOldest(draft.find("publicClient"))) {
    draft.note(name, value, draft.find("publicClient")?.value);
    draft.remove(name);
  } else {
    if (name === "info") {
      unpackLogo(draft, property);
    }
    const left = draft.find(name);
    if (left) {
      move(draft, left, [legacyName]);
    }
  }
}

/** In the oldest form it is a boolean. */
const isOldest = (publicClient: Property | undefined) => typeof publicClient?.value?.value === "boolean";
