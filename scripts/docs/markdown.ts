/** Text in which nothing is a mark of Markdown. */
export const plain = (text: string) => text.replaceAll(/[\\<>*_[\]`|]/g, "\\$&");

/** Literal text in a table or elsewhere. It must not have a backtick in it. */
export const code = (text: string) => `\`${text.replaceAll("|", "\\|")}\``;

export const link = (text: string, page: string) => `[${plain(text)}](${page})`;

/** Every item on a line of its own, with an empty line after the last one. */
export const list = (items: readonly string[], mark = "-") =>
  `${items.map((item) => `${mark} ${item}`).join("\n")}\n`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}
