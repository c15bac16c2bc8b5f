import { LineIndex } from "../base/text.js";
import { isLineEndNext, matchAt, startOfOwnLine } from "./layout.js";
import type { Manifest, RequestedPermission } from "./manifest.js";
import type { Comment } from "./scan.js";
import { endOf } from "./tree.js";

/** The comments that speak of a permission. */
export interface Beside {
  /** Inside its braces, right before them, or behind them on the same line. */
  readonly own: Comment[];
  /** On lines of their own, directly above. */
  readonly above: Comment[];
}

/**
 * Which comments speak of which permissions. A comment that may speak of several is left out.
 */
export function listBeside({ text, comments, permissions }: Manifest): Map<RequestedPermission, Beside> {
  const found = new Map<RequestedPermission, Beside>();
  const lines = new LineIndex(text);
  const lineOf = (offset: number) => lines.place(offset).line;
  const gap = new Gap(text);
  let next = 0; // The first permission that does not end before the comment. Both are in the order of the text.

  for (const comment of comments) {
    while (endsBefore(permissions[next], comment.offset)) {
      next++;
    }
    const place = placeOf(
      comment,
      permissions.slice(Math.max(0, next - 2), next),
      permissions.slice(next, next + 2),
    );
    if (place) {
      const beside = found.get(place.permission) ?? { own: [], above: [] };
      beside[place.as].push(comment);
      found.set(place.permission, beside);
    }
  }
  return found;

  function placeOf(
    { offset, length }: Comment,
    before: readonly RequestedPermission[],
    [after, second]: readonly RequestedPermission[],
  ): { permission: RequestedPermission; as: keyof Beside } | undefined {
    if (after && after.node.offset < offset) {
      return { permission: after, as: "own" };
    }
    const end = offset + length;
    const line = lineOf(offset);
    const isAlone = startOfOwnLine(text, offset) !== undefined;
    const isLast = isLineEndNext(text, end);
    const leadsTo = after !== undefined && matchAt(/\s*/y, text, end) === after.node.offset;
    const [previous, last] = [before.at(-2), before.at(-1)];

    if (isAlone && isLast) {
      const start = after ? lineOf(after.node.offset) : 0;
      const isShared = second !== undefined && lineOf(second.node.offset) === start;
      return after && leadsTo && start === lineOf(end) + 1 && !isShared
        ? { permission: after, as: "above" }
        : undefined;
    }
    const between = last && gap.read(endOf(last.node), offset);
    const follows = between && !between.opens && lineOf(endOf(last.node)) === line;
    if (after && leadsTo && !isLast && (!follows || between.hasComma)) {
      return { permission: after, as: "own" };
    }
    const isShared = isLast && previous !== undefined && lineOf(endOf(previous.node)) === line;
    return follows && !isShared ? { permission: last, as: "own" } : undefined;
  }
}

/** What stands behind a permission. Each look goes on where the one before stopped, so that none is made twice. */
class Gap {
  #start = -1;
  #end = -1;
  #opens = false;
  #hasComma = false;

  constructor(readonly text: string) {}

  /** Ends may not go back, neither may starts. */
  read(start: number, end: number): { readonly opens: boolean; readonly hasComma: boolean } {
    if (start !== this.#start) {
      this.#start = start;
      this.#end = start;
      this.#opens = false;
      this.#hasComma = false;
    }
    const piece = this.text.slice(this.#end, end);
    this.#end = end;
    this.#opens ||= /["{[]/.test(piece);
    this.#hasComma ||= piece.includes(",");
    return { opens: this.#opens, hasComma: this.#hasComma };
  }
}

const endsBefore = (permission: RequestedPermission | undefined, offset: number) =>
  permission !== undefined && endOf(permission.node) <= offset;
