const digits = new Intl.NumberFormat("en-GB");

/** "12", "10,000". */
export function numbered(count: number): string {
  return digits.format(count);
}

/** "1 permission", "12 permissions". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${digits.format(count)} ${count === 1 ? noun : plural}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[], conjunction: "and" | "or" = "and"): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1) ?? ""}`;
}

/** A piece of the user's text, short enough to stand in a sentence and on one line. */
export function quoted(text: string): string {
  const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
  return `“${line.length > 80 ? `${line.slice(0, 79).replace(/[\uD800-\uDBFF]$/, "")}…` : line}”`;
}
