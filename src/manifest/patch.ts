import type { Node } from "jsonc-parser";
import { lineEnd, skipLineEnd } from "../base/text.js";
import { askedBy } from "./asked.js";
import type { Edit } from "./edits.js";
import {
  endOfComments,
  endOfItem,
  endsInLineComment,
  findComma,
  indentOf,
  indentUnit,
  isLineEndNext,
  isOneLine,
  lineEndBefore,
  matchAt,
  skipBlanks,
  startOfBlanks,
  startOfOwnLine,
} from "./layout.js";
import { isClosed, type Application } from "./manifest.js";
import { render, surroundings } from "./render.js";
import { endOf, indexInParent } from "./tree.js";

export { applyEdits, EditSet, type Edit } from "./edits.js";
export { render } from "./render.js";

/** All that most edits need to know of a manifest. */
interface Source {
  readonly text: string;
}

/** Puts a string in the place of any value. */
export function replaceWithString(node: Node, value: string): Edit {
  return replaceWithJson(node, JSON.stringify(value));
}

/** Puts JSON in the place of any value. */
export function replaceWithJson(node: Node, json: string): Edit {
  return { offset: node.offset, length: node.length, text: json };
}

/**
 * Removes an entry of an array or a member of an object, with its comma and, where it has lines of
 * its own, with these lines. A comment behind it on its line goes with it; every other stays.
 */
export function removeItem(manifest: Source, node: Node): Edit[] {
  return removeOne(manifest.text, node, indexInParent(node) - 1);
}

/** Removes several entries or members of one container. None where one of them cannot go. */
export function removeItems(manifest: Source, nodes: readonly Node[]): Edit[] {
  const going = new Set(nodes);
  const edits: Edit[] = [];
  let before: { readonly index: number; readonly kept: number } | undefined;

  for (const node of [...going].sort((a, b) => a.offset - b.offset)) {
    // Of neighbours that go, all but the first have the same one before them that stays.
    const index = indexInParent(node);
    const kept = before?.index === index - 1 ? before.kept : index - 1;
    before = { index, kept };
    const own = removeOne(manifest.text, node, kept);
    if (own.length === 0) {
      return [];
    }
    edits.push(...own);
  }
  return joinCuts(edits);
}

/** Cuts of neighbours may both take the blanks between them. */
function joinCuts(cuts: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const { offset, length } of cuts.toSorted((a, b) => a.offset - b.offset)) {
    const last = joined.at(-1);
    if (last && offset <= last.offset + last.length) {
      joined[joined.length - 1] = cut(last.offset, Math.max(last.offset + last.length, offset + length));
    } else {
      joined.push(cut(offset, offset + length));
    }
  }
  return joined;
}

/** `kept` is the index of the last entry before `node` that does not go, or -1. */
function removeOne(text: string, node: Node, kept: number): Edit[] {
  const { parent } = node;
  if ((parent?.type !== "array" && parent?.type !== "object") || !isClosed(node, text)) {
    return []; // The whole text, the value of a member, which cannot go without its name, or half-typed.
  }
  const index = indexInParent(node);
  const previous = parent.children?.[kept];
  const end = endOfItem(text, node);
  const comma = findComma(text, end);

  if (comma !== undefined) {
    return removeWithComma(text, node, end, comma, previous !== undefined && kept === index - 1);
  }
  const tail = endOfComments(text, end);
  const lines = wholeLines(text, node.offset, tail);
  if (!previous) {
    return [index === 0 ? removeAlone(text, node, parent, tail) : (lines ?? cut(node.offset, tail))];
  }
  const previousComma = findComma(text, endOfItem(text, previous));
  if (previousComma === undefined) {
    return []; // The comma between the two is missing: nothing here is safe to cut.
  }
  const between = text.slice(previousComma + 1, node.offset);
  if (between.trim() === "" && !lines) {
    return [cut(previousComma, tail)];
  }
  const blanks = skipBlanks(text, previousComma + 1);
  const othersGo = kept < index - 1 && text[blanks] !== "/";
  return [cut(previousComma, othersGo ? blanks : previousComma + 1), lines ?? cut(node.offset, tail)];
}

/** Adds an entry behind the last one of an array, laid out like the entries that are there. */
export function appendItem(manifest: Source, array: Node, json: string): Edit[] {
  return appendItems(manifest, array, [json]);
}

/** Adds several entries behind the last one of an array. */
export function appendItems(manifest: Source, array: Node, json: readonly string[]): Edit[] {
  return array.type === "array" ? append(manifest, array, json) : [];
}

/** Adds a member behind the last one of an object, laid out like the members that are there. */
export function appendProperty(manifest: Source, object: Node, name: string, json: string): Edit[] {
  return appendProperties(manifest, object, [[name, json]]);
}

/** Adds several members behind the last one of an object. */
export function appendProperties(
  manifest: Source,
  object: Node,
  members: readonly (readonly [name: string, json: string])[],
): Edit[] {
  const added = members.map(([name, json]) => `${JSON.stringify(name)}: ${json}`);
  return object.type === "object" ? append(manifest, object, added) : [];
}

/** Adds entries behind the last one of those that make up a text, with commas between them and no brackets around. */
export function appendBehind({ text }: Source, last: Node, json: readonly string[]): Edit[] {
  const after = endOfItem(text, last);
  if (json.length === 0 || endOfFiller(text, after) !== text.length || !isClosed(last, text)) {
    return [];
  }
  const hasLines = startOfOwnLine(text, last.offset) !== undefined;
  return [follow(text, last, json, hasLines || !isOneLine(text.slice(last.offset, after)))];
}

/** Gives a member another name. */
export function renameProperty(key: Node, name: string): Edit {
  return replaceWithString(key, name);
}

/**
 * Asks for one more permission, in the entry of its resource where there is one, in a new entry
 * otherwise. No edits where the manifest has no list to add to.
 */
export function appendPermission(
  manifest: Source,
  application: Application,
  resourceAppId: string,
  access: { readonly id: string; readonly type: string },
): Edit[] {
  const { list } = application;
  const entry = askedBy(application).entries.get(resourceAppId);
  if (entry?.list) {
    return appendItem(manifest, entry.list, render(manifest.text, entry.list, access));
  }
  if (!list) {
    return [];
  }
  return appendItem(manifest, list, render(manifest.text, list, { resourceAppId, resourceAccess: [access] }));
}

function removeWithComma(text: string, node: Node, end: number, comma: number, afterKept: boolean): Edit[] {
  const ownComments = endOfComments(text, end);
  if (text.slice(ownComments, comma).trim() !== "") {
    // Comments with lines of their own stand before the comma.
    return [
      wholeLines(text, node.offset, ownComments) ?? cut(node.offset, ownComments),
      cut(comma, comma + 1),
    ];
  }
  // A comment behind a comma that begins a line is about what follows.
  const tail = /[\r\n]/.test(text.slice(end, comma)) ? comma + 1 : endOfComments(text, comma + 1);
  const lines = wholeLines(text, node.offset, tail);
  if (lines) {
    return [lines];
  }
  const stop = skipBlanks(text, isLineEndNext(text, tail) ? tail : comma + 1);
  const isLast = afterKept && /[\]}\r\n]/.test(text[stop] ?? "");
  return [cut(isLast ? startOfBlanks(text, node.offset) : node.offset, stop)];
}

function removeAlone(text: string, node: Node, parent: Node, tail: number): Edit {
  const start = parent.offset + 1;
  const end = endOf(parent) - 1;
  const around = text.slice(start, node.offset) + text.slice(tail, end);
  return around.trim() === "" &&
    /[[{]/.test(text[start - 1] ?? "") &&
    /[\]}]/.test(text[end] ?? "") &&
    end >= tail
    ? cut(start, end)
    : (wholeLines(text, node.offset, tail) ?? cut(node.offset, tail));
}

function append({ text }: Source, container: Node, added: readonly string[]): Edit[] {
  const last = container.children?.at(-1);
  const end = endOf(container) - 1;
  const after = last ? endOfItem(text, last) : container.offset + 1;

  if (
    endOfFiller(text, after) !== end ||
    text[end] !== (container.type === "array" ? "]" : "}") ||
    added.length === 0
  ) {
    return []; // Half-typed: there is no end to add before.
  }
  if (!last) {
    return [appendToEmpty(text, container, added)];
  }
  if (last.type === "property" && last.children?.length !== 2) {
    return [];
  }
  return [follow(text, last, added, startOfOwnLine(text, last.offset) !== undefined)];
}

/** After the blanks, commas and comments at `offset`. */
function endOfFiller(text: string, offset: number): number | undefined {
  return matchAt(/(?:[\s,]+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y, text, offset);
}

/** Puts entries or members behind the last one there is, on a line of their own where it has one. */
function follow(text: string, last: Node, added: readonly string[], ownLine: boolean): Edit {
  const after = endOfItem(text, last);
  const comma = findComma(text, after);
  const behind = endOfComments(text, comma === undefined ? after : comma + 1, true);
  const onNewLine = ownLine || endsInLineComment(text.slice(after, behind));
  const indent = onNewLine
    ? lineEndBefore(text, after) + indentOf(text, last.offset) + (ownLine ? "" : indentUnit(text))
    : " ";
  const json = indent + added.join(`,${indent}`);

  if (comma !== undefined) {
    // A trailing comma: the house style is to have one.
    return insert(behind, `${json},`);
  }
  // The comments are put in again, so that this clashes with whatever removes the entry in front of them.
  const comments = text.slice(after, behind);
  const appended = onNewLine ? `,${comments}${json}` : `${comments},${json}`;
  return { offset: after, length: behind - after, text: appended };
}

function appendToEmpty(text: string, container: Node, added: readonly string[]): Edit {
  const start = container.offset + 1;
  const end = endOf(container) - 1;
  const comments = text.slice(start, end).trimEnd();
  const offset = start + comments.length;

  if (isOneLine(comments) && isOneLine(surroundings(text, container))) {
    const json = added.join(", ");
    const padded = container.type === "object" ? ` ${json} ` : json;
    return comments === "" ? { offset, length: end - offset, text: padded } : insert(offset, ` ${json}`);
  }
  const outer = lineEndBefore(text, end) + indentOf(text, container.offset);
  const inner = outer + indentUnit(text);
  return { offset, length: end - offset, text: inner + added.join(`,${inner}`) + outer };
}

/** The lines of a piece of text with their line ends, if they hold nothing else. */
function wholeLines(text: string, from: number, to: number): Edit | undefined {
  const start = startOfOwnLine(text, from);
  return start === undefined || !isLineEndNext(text, to)
    ? undefined
    : cut(start, skipLineEnd(text, lineEnd(text, to)));
}

const cut = (start: number, end: number): Edit => ({ offset: start, length: end - start, text: "" });

const insert = (offset: number, text: string): Edit => ({ offset, length: 0, text });
