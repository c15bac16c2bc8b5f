import type { Catalogue } from "../catalogue/catalogue.js";
import { byKey, isListOfObjects, namesOf, normalize, type Aligned } from "./align.js";
import { shapeOf, type EntriesShape, type Shape } from "./application-shape.js";
import {
  describeChange,
  describeEntry,
  describePermissions,
  describeTexts,
  describeUnknown,
  labelOf,
  type Voice,
} from "./difference-words.js";
import { isObject, isSame, listOf, pathTo, type Json, type JsonObject } from "./json.js";

/** In what two aligned values differ, member by member. */
export interface Departure {
  /** As Microsoft Graph names it: "web.redirectUris". */
  readonly property: string;
  readonly words: readonly string[];
  /** Why it cannot be done in one step, as a whole sentence. */
  readonly refusal?: string;
}

/** Finds every member in which two aligned values differ. None where they have equal texts, and only there. */
export function differ(
  shape: Shape,
  property: string,
  { file, tenant }: Aligned,
  catalogue: Catalogue,
  voice: Voice = "would",
): Departure[] {
  if (isSame(file, tenant)) {
    return [];
  }
  if (shape.kind === "object" && isObject(file ?? {}) && isObject(tenant ?? {})) {
    return differMembers(shape.members, property, { file, tenant }, catalogue, voice);
  }
  if (shape.kind === "entries" && isListOfObjects(file ?? []) && isListOfObjects(tenant ?? [])) {
    return [{ property, ...differEntries(shape, { file, tenant }, catalogue, voice) }];
  }
  if (shape.kind === "any") {
    return [{ property, words: [describeUnknown(property, file, tenant, voice)] }];
  }
  const words =
    shape.kind === "set" && [file, tenant].every(isTexts)
      ? describeTexts(property, file, tenant, voice)
      : shape.kind === "permissions"
        ? describePermissions(file, tenant, catalogue, voice)
        : [];
  return [{ property, words: words.length > 0 ? words : [describeChange(property, file, tenant, voice)] }];
}

const isTexts = (value: Json) =>
  value === undefined || listOf(value)?.every((entry) => typeof entry === "string") === true;

function differMembers(
  members: Parameters<typeof shapeOf>[0],
  property: string,
  { file, tenant }: Aligned,
  catalogue: Catalogue,
  voice: Voice,
): Departure[] {
  const one = isObject(file) ? file : {};
  const other = isObject(tenant) ? tenant : {};
  return namesOf(members, { ...other, ...one }).flatMap((name) => {
    const path = pathTo(property, name);
    const pair = { file: one[name], tenant: other[name] };
    return differ(shapeOf(members, name), path, pair, catalogue, voice);
  });
}

function differEntries(
  shape: EntriesShape,
  { file, tenant }: Aligned,
  catalogue: Catalogue,
  voice: Voice,
): Pick<Departure, "words" | "refusal"> {
  const wanted = byKey(shape, listOf(file) ?? []);
  const present = byKey(shape, listOf(tenant) ?? []);
  const words: string[] = [];
  let enabled: JsonObject | undefined;

  for (const [key, entry] of wanted) {
    const old = present.get(key);
    if (!old) {
      words.push(describeEntry(shape.noun, labelOf(entry), "add", voice));
    } else {
      const changes = differMembers(shape.members, "", { file: entry, tenant: old }, catalogue, voice);
      const label = labelOf({ ...old, ...entry });
      words.push(
        ...changes.map(({ property }) => {
          const [name = ""] = property.split(".");
          const isKnown = shapeOf(shape.members, name).kind !== "any";
          const describe = isKnown ? describeChange : describeUnknown;
          return describe(`${name} of the ${shape.noun} ${label}`, entry[name], old[name], voice);
        }),
      );
    }
  }
  for (const [key, entry] of present) {
    if (!wanted.has(key)) {
      words.push(describeEntry(shape.noun, labelOf(entry), "remove", voice));
      const isEnabled = normalize(shapeOf(shape.members, "isEnabled"), entry["isEnabled"]) === true;
      enabled ??= shape.disabledFirst === true && isEnabled ? entry : undefined;
    }
  }
  return enabled
    ? {
        words,
        refusal: `Microsoft Graph removes the ${shape.noun} ${labelOf(enabled)} only after it was disabled. Push it with "isEnabled": false first.`,
      }
    : { words };
}
