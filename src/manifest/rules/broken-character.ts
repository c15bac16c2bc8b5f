import type { Rule } from "../rule.js";

/** A run of them is one loss: what was one character may leave two or three behind. */
const lost = /(?:\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF])+/g;

export const brokenCharacter: Rule = {
  id: "broken-character",
  severity: "warning",
  title: "A character was lost",
  why: "A replacement character or half a character is what remains when a file is read or saved in the wrong encoding. Entra expects UTF-8.",
  example: `{ "displayName": "Kalender f\uFFFDr alle", "requiredResourceAccess": [] }`,

  *check({ text, applications }) {
    if (applications.length === 0 || (text.isWellFormed() && !text.includes("\uFFFD"))) {
      return;
    }
    for (const { index, 0: run } of text.matchAll(lost)) {
      yield {
        at: { offset: index, length: run.length },
        message:
          "A character was lost here, probably because the file was saved in another encoding than UTF-8.",
      };
    }
  },
};
