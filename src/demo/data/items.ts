import type { Item } from "./calendars.js";
import type { Company } from "./company.js";
import { dayMilliseconds, dayText } from "./days.js";
import { hash, hashText } from "./hash.js";
import { encodeItemId } from "./item-ids.js";
import type { Series, ShowAs, Stranger } from "./series.js";

/** The id of an event in the mailbox that shows it, as Microsoft Graph writes ids. */
export function eventId({ calendar, series, occurrence }: Item): string {
  const day = series.pattern ? (occurrence?.day ?? "master") : series.first;
  return encodeItemId(calendar.mailbox.id, `${calendar.key} ${series.key} ${String(day)}`);
}

/** A room shows who booked it, not what for. */
export function subjectOf(company: Company, { series, occurrence, calendar, isCancelled }: Item): string {
  if (calendar.owner.kind === "room") {
    return personOf(company, series.organizer).name;
  }
  const subject =
    occurrence?.exception?.kind === "moved"
      ? (occurrence.exception.subject ?? series.subject)
      : series.subject;
  return isCancelled ? `Canceled: ${subject}` : subject;
}

export function showAsOf({ series, response, isCancelled }: Item): ShowAs {
  if (isCancelled) {
    return "free";
  }
  const isOpen = response === "tentativelyAccepted" || response === "notResponded";
  return isOpen && series.showAs === "busy" ? "tentative" : series.showAs;
}

/** Name and address of whoever takes part. */
export function personOf(company: Company, who: number | Stranger) {
  if (typeof who !== "number") {
    return { name: who.name, address: who.address };
  }
  const { displayName, mail, userPrincipalName } = company.users.at(who);
  return { name: displayName, address: mail ?? userPrincipalName };
}

/** Where one joins the meeting online. */
export const joinUrlOf = ({ key }: Series) =>
  `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${Buffer.from(key).toString("hex")}%40thread.v2/0`;

/** When the event was made: some days before it first happens, and before the tenant was looked at. */
export function createdOf({ started }: Company, { series }: Item): string {
  const draw = hashText(series.key);
  const before = series.first * dayMilliseconds - (1 + (draw % 12)) * dayMilliseconds;
  const latest = started.getTime() - (1 + (draw % 240)) * 3_600_000;
  return new Date(Math.min(before + (draw % 36_000_000), latest)).toISOString();
}

export function modifiedOf(company: Company, item: Item): string {
  const created = Date.parse(createdOf(company, item));
  const later = created + (hash(hashText(item.series.key), item.occurrence?.day) % dayMilliseconds);
  return new Date(Math.min(later, Math.max(created, company.started.getTime()))).toISOString();
}

export function changeKeyOf({ series, occurrence, calendar }: Item): string {
  const key = Buffer.alloc(16);
  key.writeUInt32BE(hashText(series.key), 0);
  key.writeUInt32BE(hash(calendar.owner.index, occurrence?.day), 4);
  return key.toString("base64");
}

/**
 * The GlobalObjectId of Outlook: the same for everybody who takes part. That of an occurrence has its day in bytes 16 to 19.
 *
 * @see https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxocal/1d3aac05-a7b9-45cc-a213-47f0a0a2c5c1
 */
export function uidOf({ series, occurrence }: Item): string {
  const id = Buffer.alloc(56);
  Buffer.from("040000008200E00074C5B7101A82E008", "hex").copy(id);
  if (occurrence && series.pattern) {
    const [year = 0, month = 0, date = 0] = dayText(occurrence.day).split("-").map(Number);
    id.writeUInt16BE(year, 16);
    id.writeUInt8(month, 18);
    id.writeUInt8(date, 19);
  }
  id.writeUInt32LE(hash(hashText(series.key), 1), 20);
  id.writeUInt32LE(0x01d70000 | (hash(hashText(series.key), 2) & 0xffff), 24);
  id.writeUInt8(0x10, 36);
  for (let word = 0; word < 4; word++) {
    id.writeUInt32LE(hash(hashText(series.key), 3, word), 40 + 4 * word);
  }
  return id.toString("hex").toUpperCase();
}
