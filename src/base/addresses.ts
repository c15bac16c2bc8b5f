/** What stands between addresses in lists, tables and headers of mails. */
const between = /[\s,;:|<>()[\]"]+/u;

const address = /^[^@\s]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/**
 * The mail addresses in a text, in order and each once, whatever stands between them: lines, commas, semicolons, names,
 * the columns of a table.
 */
export function findAddresses(text: string): string[] {
  const found = new Map<string, string>();
  for (const word of text.split(between)) {
    const trimmed = word.replace(/^['’.]+/u, "").replace(/['’.]+$/u, "");
    // Longer ones are refused everywhere. See https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.
    if (trimmed.length <= 320 && address.test(trimmed) && !found.has(trimmed.toLowerCase())) {
      found.set(trimmed.toLowerCase(), trimmed);
    }
  }
  return [...found.values()];
}
