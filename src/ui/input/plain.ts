/**
 * A text of a manifest, a profile or a guide as it stands in lists, prompts and messages: one line that shows what was
 * written.
 *
 * VS Code makes an icon of `$(name)` there, and of `[word](command:...)` a link that runs something. A character that
 * takes no room keeps it from both.
 */
export function plain(text: string): string {
  return text
    .replaceAll(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .replaceAll(/([$\]])\(/g, "$1\u200B(");
}

/** How many letters a list shows in full. */
const width = 84;

/** The same for a longer text, cut between words into lines, with so many letters less on the first one. */
export function plainLines(text: string, less = 0): string[] {
  const lines: string[] = [];
  for (const word of plain(text).split(" ")) {
    const last = lines.at(-1);
    const room = lines.length === 1 ? width - less : width;
    if (last !== undefined && last.length + 1 + word.length <= room) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
