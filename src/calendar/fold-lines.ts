/** How many octets a line has at most, the space before a continuation included. */
const longest = 75;

/**
 * Content lines, folded as iCalendar wants it, between characters and in time that grows with the text.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.1
 */
export function foldLines(text: string): string {
  return text.split("\r\n").map(foldLine).join("\r\n");
}

function foldLine(line: string): string {
  // No character takes more than three octets for each of its units.
  if (line.length * 3 <= longest) {
    return line;
  }
  const parts: string[] = [];
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length;) {
    const code = line.codePointAt(at) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > longest) {
      parts.push(line.slice(from, at));
      from = at;
      octets = 1;
    }
    octets += size;
    at += code < 0x10000 ? 1 : 2;
  }
  return [...parts, line.slice(from)].join("\r\n ");
}
