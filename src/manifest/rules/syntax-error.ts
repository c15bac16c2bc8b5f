import { printParseErrorCode, type ParseError } from "jsonc-parser";
import type { Manifest } from "../manifest.js";
import type { Fix, Rule } from "../rule.js";

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

export const syntaxError: Rule = {
  id: "syntax-error",
  severity: "error",
  title: "The text is not valid JSON",
  why: "The portal and Microsoft Graph refuse the whole manifest for one missing comma. A missing comma is what pasting a block behind another one usually leaves.",
  example: `[
  { "resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [] }
  { "resourceAppId": "00000002-0000-0ff1-ce00-000000000000", "resourceAccess": [] }
]`,

  *check(manifest) {
    const { text, syntaxErrors } = manifest;
    for (const error of syntaxErrors) {
      const offset = Math.min(error.offset, Math.max(0, text.length - 1));
      const explained = explain(manifest, error);
      yield {
        at: { offset, length: Math.min(Math.max(1, error.length), text.length - offset) },
        ...explained,
      };
      if (!explained.fixes.some(({ safe }) => safe)) {
        break; // Behind a missing comma the text goes on as it should. All other errors have echoes.
      }
    }
  },
};

/** What is missing where something stands that should have a comma before it, by what that is. */
const missing: readonly { before: RegExp; text: string; name: string; safe: boolean }[] = [
  { before: /["{[\w.-]/, text: ",", name: "comma", safe: true },
  { before: /\}/, text: "]", name: "closing bracket", safe: false },
  { before: /\]/, text: "}", name: "closing brace", safe: false },
];

function explain(manifest: Manifest, { error, offset }: ParseError): { message: string; fixes: Fix[] } {
  const code = printParseErrorCode(error);
  const sign = manifest.text[offset] ?? "";
  if (code !== "CommaExpected") {
    return { message: messages[code] ?? "This is not valid JSON.", fixes: [] };
  }
  const found = missing.find(({ before }) => before.test(sign));
  if (!found) {
    return { message: "This does not belong here.", fixes: [] };
  }
  const { name, text, safe } = found;
  const edits = [{ offset: endOfPrevious(manifest, offset), length: 0, text }];
  return {
    message: `A ${name} is missing before this.`,
    fixes: [{ title: `Insert the missing ${name}`, edits, safe }],
  };
}

/** `offset`, less the blanks before it. */
function endOfText(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) {
    end--;
  }
  return end;
}

/** Where what stands before `offset` ends, blanks and comments aside. */
function endOfPrevious({ text, comments }: Manifest, offset: number): number {
  let end = endOfText(text, offset);
  for (const comment of comments.toReversed()) {
    if (comment.offset < end && comment.offset + comment.length >= end) {
      end = endOfText(text, comment.offset);
    }
  }
  return end;
}
