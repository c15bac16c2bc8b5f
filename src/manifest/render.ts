import type { Node } from "jsonc-parser";
import { indentOf, indentUnit, isOneLine, lineEndBefore } from "./layout.js";
import { endOf, items } from "./tree.js";

/** How JSON is laid out. */
interface Style {
  /** Where all of it stands on one line. */
  readonly line: Line | undefined;
  /** Where the objects at the bottom stand on one line each, though what is around them does not. */
  readonly leaf: Line | undefined;
  readonly indent: string;
  readonly unit: string;
  readonly lineBreak: string;
}

/** The blanks inside the braces of a line, and those behind its colons and commas, as people write them. */
interface Line {
  readonly pad: string;
  readonly gap: string;
}

/** `value` as JSON at the depth of an entry of `array`, in the style of the text around it. */
export function render(text: string, array: Node, value: unknown): string {
  return write(value, { ...styleIn(text, array), leaf: undefined });
}

/** The same for many values, at the cost of one look at the style, which is kept to the innermost objects, too. */
export function renderAll(text: string, array: Node, values: readonly unknown[]): string[] {
  const style = styleIn(text, array);
  return values.map((value) => write(value, style));
}

/** `value` as JSON at the depth of `sample`, in its style. */
export function renderLike(text: string, sample: Node, value: unknown): string {
  return write(value, styleLike(text, sample));
}

/** `value` as JSON in the place of the value of a member of `object`, in the style of the text around it. */
export function renderMember(text: string, object: Node, value: unknown): string {
  const last = object.children?.at(-1);
  const style = styleOf(text, last ? beginningOf(text, object) : surroundings(text, object), {
    indent: last ? indentOf(text, last.offset) : indentOf(text, object.offset) + indentUnit(text),
    unit: indentUnit(text),
    end: endOf(last ?? object),
  });
  return write(value, style);
}

function styleLike(text: string, sample: Node): Style {
  const sampleText = beginningOf(text, sample);
  const indent = indentOf(text, sample.offset);
  const inner = /[\r\n]([ \t]+)\S/.exec(sampleText)?.[1] ?? "";
  const isDeeper = inner.length > indent.length && inner.startsWith(indent);
  const style = styleOf(text, sampleText, {
    indent,
    unit: isDeeper ? inner.slice(indent.length) : indentUnit(text),
    end: endOf(sample),
  });
  const leaf = /\{[^{}"\r\n]*"[^{}\r\n]*\}/.exec(sampleText)?.[0];
  return leaf === undefined ? style : { ...style, leaf: lineLike(leaf) };
}

function styleIn(text: string, array: Node): Style {
  const sample = items(array).findLast(({ type }) => type === "object");
  return sample
    ? styleLike(text, sample)
    : styleOf(text, surroundings(text, array), {
        indent: indentOf(text, array.offset) + indentUnit(text),
        unit: indentUnit(text),
        end: endOf(array),
      });
}

function styleOf(
  text: string,
  sampleText: string,
  { indent, unit, end }: { readonly indent: string; readonly unit: string; readonly end: number },
): Style {
  return {
    line: isOneLine(sampleText) ? lineLike(sampleText) : undefined,
    leaf: undefined,
    indent,
    unit,
    lineBreak: lineEndBefore(text, end),
  };
}

const lineLike = (sample: string): Line => ({
  pad: sample.includes('{"') ? "" : " ",
  gap: /"\s*:\S/.test(sample) ? "" : " ",
});

function write(value: unknown, style: Style): string {
  const line = style.line ?? (isLeaf(value) ? style.leaf : undefined);
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value);
  }
  const inner = { ...style, indent: style.indent + style.unit };
  const gap = line ? line.gap : " ";
  const isArray = Array.isArray(value);
  const parts = isArray
    ? value.map((entry) => write(entry, inner))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${gap}${write(member, inner)}`);
  const [open, close] = isArray ? ["[", "]"] : ["{", "}"];

  if (parts.length === 0) {
    return open + close;
  }
  if (line) {
    const pad = isArray ? "" : line.pad;
    return open + pad + parts.join(`,${line.gap}`) + pad + close;
  }
  const separator = style.lineBreak + inner.indent;
  return open + separator + parts.join(`,${separator}`) + style.lineBreak + style.indent + close;
}

/** Whether this is an object that holds neither objects nor lists. */
function isLeaf(value: unknown): boolean {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject && Object.values(value).every((member) => typeof member !== "object" || member === null);
}

/** The text of what holds an empty container, or the beginning of it. */
export function surroundings(text: string, container: Node): string {
  const holder = container.parent?.type === "property" ? container.parent.parent : container.parent;
  return holder ? beginningOf(text, holder) : text.slice(0, longestSample);
}

/** Enough to see how something is written. All of it can be a whole file. */
const longestSample = 2000;

function beginningOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + Math.min(length, longestSample));
}
