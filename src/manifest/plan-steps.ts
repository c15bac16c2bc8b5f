import type { Node } from "jsonc-parser";
import { isNull } from "./layout.js";
import type { Application, Manifest } from "./manifest.js";
import { appendItems, appendProperties, replaceWithJson, type Edit } from "./patch.js";
import type { Plan } from "./plan.js";
import { renderAll, renderMember } from "./render.js";
import { describeBreak } from "./syntax.js";
import { findProperty } from "./tree.js";

type Member = readonly [name: string, value: unknown];

/** How something is put into a manifest, or why it cannot be. */
export type Way =
  | { readonly edits: readonly Edit[] }
  /** A member that the object around it has to get. */
  | { readonly member: Member }
  /** As in "because {it}". */
  | { readonly obstacle: string };

/** One thing that a plan does. A member is one of the application. */
export interface Step {
  /** Whole sentences. */
  readonly says: readonly string[];
  readonly way: Exclude<Way, { readonly obstacle: string }>;
}

/** What one part of a plan does, and what it leaves as it is. */
export interface Part {
  readonly steps: readonly Step[];
  readonly left: readonly string[];
  /** Whether the plan is only half of one without what is left. It is, where this does not say. */
  readonly isNeeded?: false;
}

/** Puts parts together. All new members of the application become one edit. */
export function compose(manifest: Manifest, { node }: Application, parts: readonly Part[]): Plan {
  const broken = describeBreak(manifest);
  if (broken !== undefined) {
    return { edits: [], changes: [], left: [`${broken} Nothing is changed before that is mended.`] };
  }
  const steps = parts.flatMap((part) => part.steps);
  const members = steps.flatMap(({ way }) => ("member" in way ? [way.member] : []));
  const added = node ? addMembers(manifest, node, members) : [];
  const isDone = ({ way }: Step) => ("member" in way ? added : way.edits).length > 0;
  const own = steps.flatMap(({ way }) => ("edits" in way ? way.edits : []));
  const undone = steps
    .filter((step) => !isDone(step))
    .flatMap(({ says }) => says)
    .map((sentence) => `Not done, because the text makes no sense where it belongs: ${sentence}`);
  const isPartial =
    undone.length > 0 || parts.some(({ left, isNeeded }) => left.length > 0 && isNeeded !== false);

  return {
    edits: joinTouching([...own, ...added]),
    changes: steps.filter(isDone).flatMap(({ says }) => says),
    left: [...undone, ...parts.flatMap((part) => part.left)],
    ...(isPartial ? { isPartial } : {}),
  };
}

/** Adds entries to the list at the end of a path of members, and makes what is missing on the way to it. */
export function extendList(
  manifest: Manifest,
  holder: Node,
  [name = "", ...rest]: readonly string[],
  entries: readonly unknown[],
): Way {
  const { text } = manifest;
  const property = findProperty(holder, name);
  const nested = rest.reduceRight<unknown>((inner, each) => ({ [each]: inner }), entries);

  if (!property) {
    return { member: [name, nested] };
  }
  const { value } = property;
  if (value && isNull(text, value)) {
    return { edits: [replaceWithJson(value, renderMember(text, holder, nested))] };
  }
  if (value?.type !== (rest.length === 0 ? "array" : "object")) {
    const isUnfilled = value?.type === "null";
    return {
      obstacle: isUnfilled
        ? `a placeholder stands for ${name}`
        : `${name} is not ${rest.length === 0 ? "a list" : "an object"}`,
    };
  }
  if (rest.length === 0) {
    return { edits: appendItems(manifest, value, renderAll(text, value, entries)) };
  }
  const inner = extendList(manifest, value, rest, entries);
  return "member" in inner ? { edits: addMembers(manifest, value, [inner.member]) } : inner;
}

/** Adds members to an object, laid out as it is. */
export function addMembers(manifest: Manifest, object: Node, members: readonly Member[]): Edit[] {
  return appendProperties(
    manifest,
    object,
    members.map(([name, value]) => [name, renderMember(manifest.text, object, value)]),
  );
}

/** Edits in order, with those that touch each other as one, because only one of them could come first. */
function joinTouching(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length)) {
    const last = joined.at(-1);
    if (last && last.offset + last.length === edit.offset) {
      const { offset, length, text } = last;
      joined[joined.length - 1] = { offset, length: length + edit.length, text: text + edit.text };
    } else {
      joined.push(edit);
    }
  }
  return joined;
}
