import type { Node } from "jsonc-parser";
import { groupBy } from "../base/group.js";
import { endOfComments, endOfItem, endsInLineComment, findComma, isLineEndNext } from "./layout.js";
import type { Application, Manifest, RequestedPermission, RequestedResource } from "./manifest.js";
import { removeItems, type Edit } from "./patch.js";
import { sayRequested } from "./plan-permissions.js";
import type { Part, Step } from "./plan-steps.js";
import { endOf, items } from "./tree.js";

/** Takes permissions out, with the entries that would be left without any. */
export function removePermissions(
  manifest: Manifest,
  application: Application,
  permissions: readonly RequestedPermission[],
): Part {
  const { list, resources } = application;
  const going = groupBy(new Set(permissions), ({ requested }) => requested);
  const goingOf = (requested: RequestedResource) => going.get(requested) ?? [];
  const emptied = resources.filter((each) => {
    const count = goingOf(each).length;
    return count > 0 && count === items(each.list).length;
  });
  // Entries without brackets around them are the whole text, which cannot become nothing.
  const isAll = emptied.length === items(list).length;
  const whole = new Set(list && !(isAll && manifest.text[list.offset] !== "[") ? emptied : []);
  const steps: Step[] = [];

  if (list && whole.size > 0) {
    const nodes = [...whole].map(({ node }) => node);
    take([...whole].flatMap(goingOf), takeOut(manifest, list, nodes));
  }
  for (const requested of resources) {
    const some = goingOf(requested);
    if (requested.list && some.length > 0 && !whole.has(requested)) {
      const nodes = some.map(({ node }) => node);
      take(some, takeOut(manifest, requested.list, nodes));
    }
  }
  return { steps, left: [] };

  function take(gone: readonly RequestedPermission[], edits: readonly Edit[]): void {
    steps.push({ says: gone.map((each) => `Removes ${sayRequested(each)}.`), way: { edits } });
  }
}

/** Takes entries out of a list. One that held nothing else becomes as short as an empty list can be. */
function takeOut(manifest: Manifest, list: Node, nodes: readonly Node[]): Edit[] {
  const { text } = manifest;
  const start = list.offset + 1;
  const end = endOf(list) - 1;
  const entries = items(list);
  const isAll = nodes.length === entries.length && text[start - 1] === "[" && text[end] === "]";
  if (isAll && isBlank(text, start, end, entries)) {
    return [cut(start, end)];
  }
  const kept = entries.at(-1 - nodes.length);
  const last = entries.slice(-nodes.length);
  const going = new Set(nodes);
  return kept && last.every((each) => going.has(each))
    ? (takeOffEnd(text, kept, last) ?? removeItems(manifest, nodes))
    : removeItems(manifest, nodes);
}

/** Takes the last entries of a list away as `appendItems` put them there, or gives up where comments are about them. */
function takeOffEnd(text: string, kept: Node, nodes: readonly Node[]): Edit[] | undefined {
  const comma = findComma(text, endOfItem(text, kept));
  const last = nodes.at(-1);
  if (comma === undefined || !last) {
    return undefined;
  }
  const comments = endOfComments(text, comma + 1, true);
  const end = endOfItem(text, last);
  const trailing = findComma(text, end);
  const stop = trailing === undefined ? end : trailing + 1;
  const isCommented = !isBlank(text, comments, stop, nodes) || endOfComments(text, stop) !== stop;
  const wouldBeComment = endsInLineComment(text.slice(comma, comments)) && !isLineEndNext(text, stop);
  if (isCommented || wouldBeComment) {
    return undefined;
  }
  return trailing === undefined ? [cut(comma, comma + 1), cut(comments, end)] : [cut(comments, stop)];
}

/** Whether there is nothing before, between and behind nodes but blanks and commas. */
function isBlank(text: string, start: number, end: number, nodes: readonly Node[]): boolean {
  const starts = [...nodes.map(({ offset }) => offset), end];
  return starts.every((to, index) => {
    const before = nodes[index - 1];
    return /^[\s,]*$/.test(text.slice(before ? endOfItem(text, before) : start, to));
  });
}

const cut = (start: number, end: number): Edit => ({ offset: start, length: end - start, text: "" });
