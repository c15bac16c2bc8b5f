import { UserError } from "../../base/errors.js";

/** Text that is XML already. Only the `xml` template makes it. */
export class XmlText {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  get xml(): string {
    return this.#text;
  }

  static template(strings: TemplateStringsArray, ...values: readonly XmlValue[]): XmlText {
    return new XmlText(
      strings.map((text, index) => text + (index < values.length ? render(values[index]) : "")).join(""),
    );
  }
}

export type XmlValue = string | number | boolean | undefined | XmlText | readonly XmlText[];

/** A piece of XML in which every value is escaped, so that it can stand in an element as well as in an attribute between `"`. */
export const xml = (strings: TemplateStringsArray, ...values: readonly XmlValue[]): XmlText =>
  XmlText.template(strings, ...values);

function render(value: XmlValue): string {
  if (value === undefined) {
    return "";
  }
  if (value instanceof XmlText) {
    return value.xml;
  }
  return typeof value === "object" ? value.map((each) => each.xml).join("") : escape(String(value));
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Line ends and tabs are written as numbers, because a reader would change them otherwise. @see https://www.w3.org/TR/xml/#AVNormalize */
function escape(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones that XML cannot say.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text)) {
    throw new UserError("There is a character in it that XML cannot hold.", {
      remedy: "Look for characters that cannot be seen in what was typed or pasted.",
    });
  }
  return text.replaceAll(/[&<>"'\t\r\n]/g, (each) => escapes[each] ?? `&#${String(each.charCodeAt(0))};`);
}
