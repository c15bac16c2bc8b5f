import { UserError } from "../base/errors.js";

/** A path with its parts encoded: path`/users/${address}/calendars`. */
export function path(pieces: TemplateStringsArray, ...parts: readonly string[]): string {
  return pieces.reduce((text, piece, index) => text + encodePart(parts[index - 1] ?? "") + piece);
}

/** These would lead to another place, and no encoding keeps them from it. */
function encodePart(part: string): string {
  if (/^\.{0,2}$/.test(part)) {
    throw new UserError(`Nothing in Microsoft Graph has the name “${part}”.`);
  }
  return encodeURIComponent(part);
}
