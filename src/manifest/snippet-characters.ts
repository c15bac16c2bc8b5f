/** A text, with sentences about what was changed in it. */
export interface Cleaned {
  readonly text: string;
  readonly mended: readonly string[];
}

interface Change {
  readonly pattern: RegExp;
  readonly by: string | ((found: string) => string);
  /** Absent where nobody needs to know. */
  readonly mended?: string;
}

/** What word processors, web pages and chats make of plain characters. None of the patterns looks at a place twice. */
const characters: readonly Change[] = [
  { pattern: /`{3,}(?:bash|bicep|hcl|json[5c]?|powershell|shell|terraform|ya?ml)?/gi, by: "\n" },
  { pattern: /\r\n?|[\v\f\u0085\u2028\u2029]/g, by: "\n" },
  {
    // Soft hyphens, joiners, marks of direction, byte order marks.
    pattern: /(?![\n\t])[\p{Cc}\p{Cf}\p{Variation_Selector}\u034f]/gu,
    by: "",
    mended: "Invisible characters were left out.",
  },
  {
    pattern: /(?! )[\p{Zs}\u2800\u3164]/gu,
    by: " ",
    mended: "Unusual spaces were read as plain ones.",
  },
  {
    pattern:
      /[\u00ab\u00bb\u02ba\u02dd\u201c-\u201f\u2033\u2036\u275d\u275e\u2760\u2e42\u300e\u300f\u301d-\u301f\uff02]/g,
    by: '"',
    mended: curlyQuotes(),
  },
  {
    pattern: /[\u00b4\u02b9\u02bc\u2018-\u201b\u2032\u2035\u2039\u203a\u275b\u275c\uff07]/g,
    by: "'",
    mended: curlyQuotes(),
  },
  {
    pattern: /(?<=[\da-f])(?!-)[\p{Pd}\u2043\u2212](?=[\da-f])/giu,
    by: "-",
    mended: "Long dashes were read as hyphens.",
  },
  { pattern: /[\p{Pd}\u2043\u2212]/gu, by: "-" },
  {
    pattern: /[\uff01-\uff5e]/g,
    by: (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    mended: "Wide characters were read as plain ones.",
  },
];

/** The text with plain quotes, blanks, hyphens and line ends. */
export function straighten(text: string): Cleaned {
  return change({ text, mended: [] }, characters);
}

const entities: ReadonlyMap<string, string> = new Map([
  ["quot", '"'],
  ["apos", "'"],
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["nbsp", " "],
  ["ensp", " "],
  ["emsp", " "],
  ["thinsp", " "],
  ["ldquo", '"'],
  ["rdquo", '"'],
  ["bdquo", '"'],
  ["lsquo", "'"],
  ["rsquo", "'"],
  ["ndash", "-"],
  ["mdash", "-"],
  ["shy", ""],
  ["zwnj", ""],
  ["lbrace", "{"],
  ["rbrace", "}"],
  ["lcub", "{"],
  ["rcub", "}"],
  ["lbrack", "["],
  ["rbrack", "]"],
  ["lsqb", "["],
  ["rsqb", "]"],
  ["colon", ":"],
  ["comma", ","],
  ["newline", "\n"],
  ["tab", "\t"],
]);

const asHtml: readonly Change[] = [
  {
    pattern:
      /<\/?(?:a|b|br|code|div|em|font|i|li|mark|ol|p|pre|span|strong|table|tbody|td|tr|ul)(?:[\s/][^<>{}[\]]*)?>/gi,
    by: (tag) => (/^<\/?(?:br|div|li|p|pre|tr)\b/i.test(tag) ? "\n" : ""),
    mended: "HTML tags were left out.",
  },
  {
    pattern: /&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/gi,
    by: decodeEntity,
    mended: "HTML entities were read as the characters that they stand for.",
  },
];

const escapedName = /(?:\\u0022|[\\`]")(?:id|re\w+)(?:\\+u0022|[\\`]+")/i;
const plainName = /(?<![\\`])"(?:requiredResourceAccess|resourceAppId|resourceAccess)"/i;

const asEscaped: readonly Change[] = [
  // Where quotes are escaped, those that are not stand around all of it.
  { pattern: /(?<![\\`])"/g, by: " " },
  { pattern: /(?<![\\`])(?:\\+u0022|[\\`]+")/gi, by: '"', mended: "Escaped quotes were read as plain ones." },
  { pattern: /(?<!\\)\\+(?:u0027|')/gi, by: "'" },
  { pattern: /(?<!\\)\\+[rnt]/g, by: "\n" },
];

/** The text of which `text` may be the HTML source or the value of a string, or `undefined` where it is neither. */
export function unwrap({ text, mended }: Cleaned): Cleaned | undefined {
  // An ampersand may be an entity itself, so that others show only after it.
  let cleaned = change(change({ text, mended }, asHtml), asHtml.slice(1));
  if (escapedName.test(cleaned.text) && !plainName.test(cleaned.text)) {
    cleaned = change(cleaned, asEscaped);
  }
  return cleaned.text === text ? undefined : change(cleaned, characters);
}

function change(before: Cleaned, changes: readonly Change[]): Cleaned {
  let { text } = before;
  const mended = new Set(before.mended);
  for (const { pattern, by, mended: sentence } of changes) {
    const changed = text.replace(pattern, typeof by === "string" ? () => by : by);
    if (changed !== text && sentence !== undefined) {
      mended.add(sentence);
    }
    text = changed;
  }
  return { text, mended: [...mended] };
}

function decodeEntity(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith("#")) {
    return entities.get(name) ?? entity;
  }
  const code = name[1] === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

function curlyQuotes(): string {
  return "Curly quotes were read as straight ones.";
}
