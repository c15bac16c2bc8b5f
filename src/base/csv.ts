import { replaceUnseen } from "./unseen.js";

/**
 * What makes a spreadsheet calculate, behind any spaces, in the wide forms of East Asian writing, too.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A table as RFC 4180 has it. Each cell is a line of text, and none is a formula. */
export function renderCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(renderCell).join(",")}\r\n`).join("");
}

function renderCell(text: string): string {
  const line = replaceUnseen(text, " ").replaceAll(/\s+/g, " ").trim();
  const safe = formula.test(line) ? `'${line}` : line;
  return /[",;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
