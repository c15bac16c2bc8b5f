import { UserError } from "../base/errors.js";

/**
 * The header that says in which time zone times are wanted.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-calendarview
 */
export function prefer({ timeZone }: { readonly timeZone: string }): { readonly Prefer: string } {
  // Whatever else stood there could end the text in quotes, or the header.
  if (!/^[\w .,:;()+/&-]{1,100}$/.test(timeZone)) {
    throw new UserError(`“${timeZone}” is not the name of a time zone.`);
  }
  return { Prefer: `outlook.timezone="${timeZone}"` };
}
