/**
 * What `{{name}}` looks like: on one line and short, so that looking for its end costs little. In the place of a value
 * it has no quote either, or two braces too many would swallow an object.
 */
const inText = /\$?\{\{[^{}"\r\n]{1,200}\}\}/y;
const inString = /\$?\{\{[^{}\r\n]{1,200}\}\}/g;

/** Where the `{{name}}` or `${{name}}` that begins at `offset` ends, or `undefined` where none begins. */
export function endOfTemplatePlaceholder(text: string, offset: number): number | undefined {
  inText.lastIndex = offset;
  return inText.test(text) ? inText.lastIndex : undefined;
}

/** Whether `{{name}}` stands anywhere in `text`, the text of a whole manifest. */
export function hasTemplatePlaceholder(text: string): boolean {
  for (let at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", at + 1)) {
    if (endOfTemplatePlaceholder(text, at) !== undefined) {
      return true;
    }
  }
  return false;
}

/** `text`, the value of a string, without what a tool fills in for `{{name}}` and `${{name}}`. */
export function withoutTemplatePlaceholders(text: string): string {
  return text.replaceAll(inString, "");
}

/** Whether another tool or a person has yet to fill in a part of `text`. */
export function hasPlaceholder(text: string): boolean {
  return isTemplate(text) || findPlaceholder(text) !== undefined;
}

/** Whether a tool fills in a part of `text`: `{{name}}`, `${{name}}`, `${name}`, `#{name}`, or all of it: `[concat(...)]`. */
export function isTemplate(text: string): boolean {
  return text.search(inString) >= 0 || /[$#]\{[^{}]+\}/.test(text) || isExpression(text);
}

/** As in ARM templates, where a second bracket at the start makes it a plain string. */
function isExpression(text: string): boolean {
  return text.startsWith("[") && text[1] !== "[" && text.endsWith(")]") && text.includes("(");
}

/** Marks that nobody writes for anything else. */
const marked = /<[^<>]+>|\{[^{}]+\}|\[(?:your|insert|enter)[^[\]]*\]|x{8}-x{4}-x{4}-x{4}-x{12}/i;

/** In capitals only, for hosts such as your-move.co.uk are real. */
const shouted = /\bYOUR[_-][A-Z0-9_-]+\b/;

/** What stands between the dots, slashes and blanks of an address. */
const piece = /[^\s/.:?#@=&]+/g;
const longestPiece = 60;

/** `your-tenant`, `your_company_name`, in any case. */
const asked =
  /^your(?:[-_][a-z0-9]+)*[-_](?:tenant|domain|company|app|application|organi[sz]ation)(?:[-_]?(?:id|name|host|url))?$/i;

/** What a guide left for the reader to fill in: `<agency-name>`, `{your company}`, `YOUR_TENANT_ID`. */
export function findPlaceholder(text: string): { readonly index: number; readonly text: string } | undefined {
  if (!/[<{[]|your|x{8}/i.test(text) || isTemplate(text)) {
    return undefined;
  }
  const match = marked.exec(text) ?? shouted.exec(text) ?? findAsked(text);
  return match ? { index: match.index, text: match[0] } : undefined;
}

function findAsked(text: string): RegExpExecArray | undefined {
  for (const match of text.matchAll(piece)) {
    if (match[0].length <= longestPiece && asked.test(match[0])) {
      return match;
    }
  }
  return undefined;
}
