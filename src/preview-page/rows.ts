import { mostRows, rowsOf, type Row } from "./model/boxes.js";
import type { State } from "./state.js";

/** The mailboxes that stand side by side now, by numbers where they are not to be named. */
export function rowsOfPage({ subject, firstRow, source, redacted }: State): readonly Row[] {
  const rows = rowsOf(subject.mailboxes.slice(firstRow, firstRow + mostRows), source);
  const doors = source === "both" ? 2 : 1;
  return redacted
    ? rows.map((row, index) => {
        const number = String(firstRow + Math.floor(index / doors) + 1);
        const door = row.via ? row.name.slice(row.name.lastIndexOf(" · ")) : "";
        return { ...row, name: `Mailbox ${number}${door}` };
      })
    : rows;
}
