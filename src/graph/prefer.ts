import { UserError } from "../base/errors.js";

interface Preferences {
  readonly timeZone: string;
  /** Whether a body comes as text and not as HTML. */
  readonly textBody?: boolean;
  /** How many items a page of changes has. */
  readonly pageSize?: number;
}

/**
 * The header that says in which time zone times are wanted, and how.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-calendarview
 * @see https://learn.microsoft.com/graph/api/event-delta
 */
export function prefer({ timeZone, textBody = false, pageSize }: Preferences): { readonly Prefer: string } {
  // Whatever else stood there could end the text in quotes, or the header.
  if (!/^[\w .,:;()+/&-]{1,100}$/.test(timeZone)) {
    throw new UserError(`“${timeZone}” is not the name of a time zone.`);
  }
  const wishes = [
    `outlook.timezone="${timeZone}"`,
    ...(textBody ? [`outlook.body-content-type="text"`] : []),
    ...(pageSize === undefined ? [] : [`odata.maxpagesize=${String(pageSize)}`]),
  ];
  return { Prefer: wishes.join(", ") };
}
