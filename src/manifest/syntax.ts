import { printParseErrorCode, type ParseError } from "jsonc-parser";
import { LineIndex } from "../base/text.js";
import { brokenFrom, type Manifest } from "./manifest.js";

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is not a value of JSON. Text stands in double quotes.",
  InvalidNumberFormat: "This number is not written as JSON writes numbers.",
  PropertyNameExpected: "The name of a property is missing here, in double quotes.",
  ValueExpected: "A value is missing here.",
  ColonExpected: "A colon is missing between the name and its value.",
  CloseBraceExpected: "A closing brace } is missing.",
  CloseBracketExpected: "A closing bracket ] is missing.",
  EndOfFileExpected: "The text should end here. What follows belongs inside the braces before it.",
  InvalidCommentToken: "A comment is not allowed here.",
  UnexpectedEndOfComment: "This comment does not end.",
  UnexpectedEndOfString: "The closing quote of this text is missing.",
  UnexpectedEndOfNumber: "This number is cut off.",
  InvalidUnicode: "This \\u escape needs four hexadecimal digits.",
  InvalidEscapeCharacter: "This backslash escape does not exist in JSON.",
  InvalidCharacter: "This character must not stand in JSON as it is.",
};

/** A sign that is missing in front of another one. */
interface Missing {
  readonly before: RegExp;
  readonly text: string;
  readonly name: string;
  /** Whether the text goes on as it should once it is there. */
  readonly safe: boolean;
}

/** What is missing where something stands that should have a comma before it, by what that is. */
const missing: readonly Missing[] = [
  { before: /["{[\w.-]/, text: ",", name: "comma", safe: true },
  { before: /\}/, text: "]", name: "closing bracket", safe: false },
  { before: /\]/, text: "}", name: "closing brace", safe: false },
];

/** The sign whose lack is the error, where it is that kind of error. */
export function findMissing(
  { text }: Pick<Manifest, "text">,
  { error, offset }: ParseError,
): Missing | undefined {
  const sign = text[offset] ?? "";
  return printParseErrorCode(error) === "CommaExpected"
    ? missing.find(({ before }) => before.test(sign))
    : undefined;
}

/** What is wrong, as a whole sentence. */
export function describeSyntaxError(manifest: Pick<Manifest, "text">, error: ParseError): string {
  const code = printParseErrorCode(error.error);
  if (code !== "CommaExpected") {
    return messages[code] ?? "This is not valid JSON.";
  }
  const found = findMissing(manifest, error);
  return found ? `A ${found.name} is missing before this.` : "This does not belong here.";
}

/** Why nothing should be changed in a text, as whole sentences, or `undefined` where it makes sense to its end. */
export function describeBreak(manifest: Manifest): string | undefined {
  const { syntaxErrors, text } = manifest;
  const [first] = syntaxErrors;
  if (!first || brokenFrom(manifest) === Infinity) {
    return undefined;
  }
  const { line, column } = new LineIndex(text).place(first.offset);
  return `The text is not valid JSON at line ${String(line)}, column ${String(column)}. ${describeSyntaxError(manifest, first)}`;
}
