import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { Span } from "../../base/text.js";
import { quoted } from "../../base/words.js";
import { depthOf, properties, type Fault } from "./tree.js";

/** Far more than a profile has. */
const mostCharacters = 1_000_000;
const mostLevels = 50;
/** Values and names of properties. The validator takes the square of their number, where all of them are wrong. */
const mostNodes = 20_000;

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is not a value of JSON. Text stands in double quotes.",
  InvalidNumberFormat: "This number is not written as JSON writes numbers.",
  PropertyNameExpected: "The name of a property is missing here, in double quotes.",
  ValueExpected: "A value is missing here.",
  ColonExpected: "A colon is missing between the name and its value.",
  CommaExpected: "A comma is missing before this.",
  CloseBraceExpected: "A closing brace } is missing.",
  CloseBracketExpected: "A closing bracket ] is missing.",
  EndOfFileExpected: "The text should end here.",
  UnexpectedEndOfComment: "This comment does not end.",
  UnexpectedEndOfString: "The closing quote of this text is missing.",
  UnexpectedEndOfNumber: "This number is cut off.",
  InvalidUnicode: "This \\u escape needs four hexadecimal digits.",
  InvalidEscapeCharacter: "This backslash escape does not exist in JSON.",
  InvalidCharacter: "This character must not stand in JSON as it is.",
};

export type Syntax =
  | { readonly root: Node; readonly repeats: readonly Fault[] }
  /** The text was not parsed, or not to its end. An editor says no word about the size. */
  | { readonly root: undefined; readonly fault: Fault; readonly isSize: boolean };

const start: Span = { offset: 0, length: 1 };
export const largeFault: Fault = {
  at: start,
  message: "This file is larger than a profile can be, which is 1 MB.",
};
const manyFault: Fault = {
  at: start,
  message: "This file has more in it than a profile can have.",
};
const deepFault: Fault = {
  at: start,
  message: "Braces and brackets are nested too deeply for a profile.",
};

/** The tree of a text. Comments and commas at the end are left to the editor, which knows whether it minds them. */
export function readSyntax(text: string): Syntax {
  if (text.length > mostCharacters) {
    return { root: undefined, fault: largeFault, isSize: true };
  }
  if (depthOf(text) > mostLevels) {
    return { root: undefined, fault: deepFault, isSize: true };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors; // The others are mostly echoes of the first.
  if (root === undefined || error) {
    const message = messages[error ? printParseErrorCode(error.error) : ""] ?? "This is not valid JSON.";
    return { root: undefined, fault: { at: spanOf(text, error), message }, isSize: false };
  }
  if (countNodes(root) > mostNodes) {
    return { root: undefined, fault: manyFault, isSize: true };
  }
  return { root, repeats: [...listRepeats(root)] };
}

function spanOf(text: string, error: ParseError | undefined): Span {
  const offset = Math.min(error?.offset ?? 0, Math.max(0, text.length - 1));
  return { offset, length: Math.min(Math.max(1, error?.length ?? 1), text.length - offset) };
}

function countNodes({ children = [] }: Node): number {
  return children.reduce((sum, child) => sum + countNodes(child), 1);
}

function* listRepeats(node: Node): Generator<Fault> {
  const seen = new Set<string>();
  for (const { key } of properties(node)) {
    if (seen.has(key.text)) {
      yield { at: key.node, message: `${quoted(key.text)} stands here twice.` };
    }
    seen.add(key.text);
  }
  for (const child of node.children ?? []) {
    yield* listRepeats(child);
  }
}
