import type { Catalogue } from "../catalogue/catalogue.js";
import { parseManifest, type Application, type Manifest } from "./manifest.js";
import { applyEdits, type Edit } from "./patch.js";
import { keyOf, keyOfRequested } from "./plan-permissions.js";
import { planMerge, readSnippet } from "./snippet.js";
import { describeBreak } from "./syntax.js";
import { endOf } from "./tree.js";

/** What merging a text does that somebody is about to paste. */
export interface Paste {
  /** How many permissions it adds. None where all are there already. */
  readonly count: number;
  readonly edits: readonly Edit[];
  /** Whether the manifest would be broken, ask for something twice or no longer, if the text were put where the cursor is. */
  readonly plainHarms: boolean;
}

/** How a text is merged instead of being put in at `places`, or `undefined` where it cannot be or asks for nothing. */
export function planPaste(
  manifest: Manifest,
  places: readonly number[],
  text: string,
  catalogue: Catalogue,
): Paste | undefined {
  const application = findApplication(manifest, places);
  if (!application || describeBreak(manifest) !== undefined) {
    return undefined;
  }
  const snippet = readSnippet(text, catalogue);
  if ("problem" in snippet) {
    return undefined;
  }
  const present = new Set(
    application.resources.flatMap(({ permissions }) => permissions).map(keyOfRequested),
  );
  const count = snippet.permissions.filter((each) => !present.has(keyOf(each))).length;
  const { edits } = planMerge(manifest, application, snippet);
  return count > 0 && edits.length === 0
    ? undefined
    : { count, edits, plainHarms: harms(manifest, places, text, catalogue) };
}

/** The only one, or the one that all of the cursors stand in. */
function findApplication({ applications }: Manifest, places: readonly number[]): Application | undefined {
  const [first, ...others] = applications;
  return others.length === 0
    ? first
    : applications.findLast(
        ({ node }) => node && places.every((place) => node.offset <= place && place <= endOf(node)),
      );
}

function harms(manifest: Manifest, places: readonly number[], text: string, catalogue: Catalogue): boolean {
  const pasted = applyEdits(
    manifest.text,
    places.map((offset) => ({ offset, length: 0, text })),
  );
  if (pasted === undefined) {
    return false;
  }
  const after = parseManifest(pasted, catalogue);
  const asked = new Set(keysOf(manifest));
  const askedAfter = new Set(keysOf(after));
  const repeats = manifest.permissions.length - asked.size;
  const repeatsAfter = after.permissions.length - askedAfter.size;

  return (
    after.syntaxErrors.length > manifest.syntaxErrors.length ||
    after.applications.length !== manifest.applications.length ||
    repeatsAfter > repeats ||
    [...asked].some((key) => !askedAfter.has(key))
  );
}

function keysOf({ permissions }: Manifest): readonly (string | undefined)[] {
  return permissions.map(keyOfRequested);
}
