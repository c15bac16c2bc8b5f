import { isRecord } from "./read-answer.js";

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/**
 * The body of an event as text. It is asked for as text; HTML that comes all the same is never passed on.
 *
 * @see https://learn.microsoft.com/graph/api/resources/itembody
 */
export function readBodyText(body: unknown): string | undefined {
  if (!isRecord(body) || typeof body["content"] !== "string") {
    return undefined;
  }
  const { content, contentType } = body;
  return contentType === "text" ? content : withoutMarkup(content);
}

function withoutMarkup(html: string): string {
  const text = html
    .replaceAll(/<(head|script|style)\b[^<>]*>[^]*?(?:<\/\1\s*>|$)/gi, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^<>]*>/gi, "\n")
    .replaceAll(/<[^>]*(?:>|$)/g, "")
    .replaceAll(/&(\w+);/g, (whole, name: string) =>
      Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole,
    )
    .replaceAll(/&#(\d{1,7});/g, (whole, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    );
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();
}
