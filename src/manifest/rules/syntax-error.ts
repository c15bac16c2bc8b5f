import type { ParseError } from "jsonc-parser";
import type { Manifest } from "../manifest.js";
import type { Fix, Rule } from "../rule.js";
import { describeSyntaxError, findMissing } from "../syntax.js";

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

function explain(manifest: Manifest, error: ParseError): { message: string; fixes: Fix[] } {
  const message = describeSyntaxError(manifest, error);
  const missing = findMissing(manifest, error);
  if (!missing) {
    return { message, fixes: [] };
  }
  const { name, text, safe } = missing;
  const edits = [{ offset: endOfPrevious(manifest, error.offset), length: 0, text }];
  return { message, fixes: [{ title: `Insert the missing ${name}`, edits, safe }] };
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
