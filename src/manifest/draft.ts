import { parseTree, type Node, type ParseError } from "jsonc-parser";
import type { Span } from "../base/text.js";
import { saysSomething } from "./dialect.js";
import { endOfItem, indentOf, indentUnit } from "./layout.js";
import { appendItems, appendProperty, applyEdits, removeItem, replaceWithJson, type Edit } from "./patch.js";
import { mask, scan, type Comment } from "./scan.js";
import { findProperty, indexInParent, items, properties, valueAt, type Property } from "./tree.js";

/** An application in a text that is changed step by step, each step on a fresh reading. */
export class Draft {
  /** Names of members that went without a place to go to. */
  readonly dropped = new Set<string>();
  /** Which child to take at each level. Nothing outside of the application changes, so it stays true. */
  readonly #steps: readonly number[];
  #text: string;
  #object: Node | undefined;
  #comments: readonly Comment[] = [];

  constructor(text: string, application: Node) {
    const steps: number[] = [];
    for (let node = application; node.parent; node = node.parent) {
      steps.unshift(indexInParent(node));
    }
    this.#steps = steps;
    this.#text = text;
    this.#object = this.#read();
  }

  get text(): string {
    return this.#text;
  }

  /** Absent where the text does not parse. */
  get object(): Node | undefined {
    return this.#object;
  }

  find(...path: readonly string[]): Property | undefined {
    return findProperty(valueAt(this.object, ...path.slice(0, -1)), path.at(-1) ?? "");
  }

  count(name: string): number {
    return properties(this.object).filter((property) => property.name === name).length;
  }

  /** Whether another value stands at the end of a path, or on the way. */
  isTaken(...path: readonly string[]): boolean {
    return path.some((_name, depth) => {
      const value = this.find(...path.slice(0, depth + 1))?.value;
      return (
        value !== undefined && !this.isNull(value) && (depth === path.length - 1 || value.type !== "object")
      );
    });
  }

  /** Whether it is `null`, and not the placeholder of a template. */
  isNull(node: Node): boolean {
    return node.type === "null" && this.textOf(node) === "null";
  }

  /** Whether a value would be missed: a placeholder would, though it was read as `null`. */
  isMissed(node: Node | undefined): boolean {
    return saysSomething(node) || (node?.type === "null" && !this.isNull(node));
  }

  /** Whether it is a string, or may become one. */
  isText(node: Node | undefined): node is Node {
    return node !== undefined && (node.type === "string" || (node.type === "null" && !this.isNull(node)));
  }

  textOf(node: Node | undefined): string {
    return node ? this.text.slice(node.offset, endOfItem(this.text, node)) : "null";
  }

  /** The text of a value, its further lines as many steps further in. */
  indented(node: Node | undefined, steps: number): string {
    const unit = indentUnit(this.text).repeat(steps);
    return this.textOf(node).replaceAll(/(\r\n|\r|\n)(?![\r\n]|$)/g, `$1${unit}`);
  }

  /** The text of a member's value, its further lines as much further out as `holder` begins. */
  outdented({ node, value }: Property, holder: Node): string {
    const inner = indentOf(this.text, node.offset);
    const outer = indentOf(this.text, holder.offset);
    return this.textOf(value).replaceAll(
      /(\r\n|\r|\n)([ \t]*)/g,
      (_, lineEnd: string, indent: string) =>
        lineEnd + (indent.startsWith(inner) ? outer + indent.slice(inner.length) : indent),
    );
  }

  /** The comments that go when a member goes, but for those in its value. */
  commentsOf({ node, value }: Property): Span[] {
    const cuts = removeItem(this, node);
    return this.#comments.filter(
      (comment) => cuts.some((cut) => holds(cut, comment)) && !(value && holds(value, comment)),
    );
  }

  /** Of the comments that go when a list goes, those on or above the line of this entry of it. */
  commentsAt(property: Property, entry: Node): Span[] {
    const { value } = property;
    return [
      ...(value ? this.commentsIn(value, entry) : []),
      ...(entry === value?.children?.at(-1) ? this.commentsOf(property) : []),
    ];
  }

  /** Of the comments in a list or an object, those on or above the line of this entry or member of it. All for an empty one. */
  commentsIn(container: Node, child: Node | undefined): Span[] {
    const children = container.children ?? [];
    const ownerOf = ({ offset }: Span) => {
      const before = children.findLast((each) => each.offset < offset);
      const onItsLine = before && !/[\r\n]/.test(this.text.slice(before.offset + before.length, offset));
      return onItsLine ? before : (children.find((each) => each.offset > offset) ?? before);
    };
    return this.#comments.filter((comment) => holds(container, comment) && ownerOf(comment) === child);
  }

  /** A comment in the form that may stand anywhere. */
  blockComment({ offset, length }: Span): string {
    const comment = this.text.slice(offset, offset + length);
    return comment.startsWith("//") ? `/*${comment.slice(2).trimEnd().replaceAll("*/", "* /")} */` : comment;
  }

  apply(edits: readonly Edit[]): void {
    this.#text = applyEdits(this.text, edits) ?? this.text;
    this.#object = this.#read();
  }

  /** Remembers that a member goes, unless it says nothing or the same as the one that stays in its place. */
  note(name: string, value: Node | undefined, other?: Node): void {
    const isSame = other !== undefined && this.textOf(value) === this.textOf(other);
    if (!isSame && (this.isMissed(value) || (other && value?.value === false))) {
      this.dropped.add(name);
    }
  }

  remove(name: string): void {
    const property = this.find(name);
    if (property) {
      this.apply(removeItem(this, property.node));
    }
  }

  /** Puts JSON at the end of a path, where nothing is or `null`, and makes the objects on the way. */
  set(path: readonly string[], json: string): void {
    path.forEach((name, depth) => {
      const parent = valueAt(this.object, ...path.slice(0, depth));
      const member = findProperty(parent, name);
      const text = depth === path.length - 1 ? json : "{}";
      if (!member && parent) {
        this.apply(appendProperty(this, parent, name, text));
      } else if (member?.value && this.isNull(member.value)) {
        this.apply([replaceWithJson(member.value, text)]);
      }
    });
  }

  /** Adds strings to a list, each with what shall stand behind it, if they are not in it. */
  append(path: readonly string[], added: ReadonlyMap<string, string>): void {
    this.set(path, "[]");
    const list = this.find(...path)?.value;
    const present = new Set(items(list).map((entry) => this.textOf(entry)));
    const json = [...added].filter(([text]) => !present.has(text)).map(([, withComments]) => withComments);
    this.apply(list ? appendItems(this, list, json) : []);
  }

  #read(): Node | undefined {
    const errors: ParseError[] = [];
    const text = this.#text.replace(/^\uFEFF/, " ");
    const { comments, placeholders } = scan(text);
    const root = parseTree(mask(text, placeholders), errors, { allowTrailingComma: true });
    this.#comments = comments;
    return errors.length > 0 ? undefined : this.#steps.reduce((node, step) => node?.children?.[step], root);
  }
}

function holds(outer: Span, { offset }: Span): boolean {
  return offset >= outer.offset && offset < outer.offset + outer.length;
}
