import { LineIndex, lineEnd, lineStart } from "../base/text.js";
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
    const end = offset + length;
    const line = lineOf(offset);
    const isAlone = text.slice(lineStart(text, offset), offset).trim() === "";
    const isLast = text.slice(end, lineEnd(text, end)).trim() === "";
    const leadsTo = after !== undefined && text.slice(end, after.node.offset).trim() === "";
    const [previous, last] = [before.at(-2), before.at(-1)];

    if (after && after.node.offset < offset) {
      return { permission: after, as: "own" };
    }
    if (isAlone && isLast) {
      const start = after ? lineOf(after.node.offset) : 0;
      const isShared = second !== undefined && lineOf(second.node.offset) === start;
      return after && leadsTo && start === lineOf(end) + 1 && !isShared
        ? { permission: after, as: "above" }
        : undefined;
    }
    const between = last ? text.slice(endOf(last.node), offset) : "";
    const follows = last !== undefined && lineOf(endOf(last.node)) === line && !/["{[]/.test(between);
    if (after && leadsTo && !isLast && (!follows || between.includes(","))) {
      return { permission: after, as: "own" };
    }
    const isShared = isLast && previous !== undefined && lineOf(endOf(previous.node)) === line;
    return follows && !isShared ? { permission: last, as: "own" } : undefined;
  }
}

const endsBefore = (permission: RequestedPermission | undefined, offset: number) =>
  permission !== undefined && endOf(permission.node) <= offset;
