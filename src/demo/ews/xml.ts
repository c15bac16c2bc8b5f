import { escapeMarkup } from "../escape.js";

/** Text that is XML already. */
export interface Xml {
  readonly xml: string;
}

type Value = string | number | boolean | Xml | readonly Xml[] | undefined;

/** XML in which everything that is put in is escaped, unless it was made by this template, too. */
export function xml(pieces: TemplateStringsArray, ...values: readonly Value[]): Xml {
  return { xml: pieces.map((piece, place) => piece + write(values[place])).join("") };
}

export const nothing: Xml = { xml: "" };

/** An element of the namespace `t`, or nothing where it has no value. */
export function type(name: string, value: Value): Xml {
  return value === undefined ? nothing : { xml: `<t:${name}>${write(value)}</t:${name}>` };
}

function write(value: Value): string {
  if (value === undefined) {
    return "";
  }
  if (typeof value === "object") {
    return "xml" in value ? value.xml : value.map(({ xml: text }) => text).join("");
  }
  return escapeMarkup(withoutControls(String(value)));
}

/** XML 1.0 has no way to write most control characters. */
function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- They are what is looked for.
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD");
}
