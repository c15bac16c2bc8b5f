import { largestText } from "../manifest.js";
import type { Rule } from "../rule.js";
import { counted } from "../words.js";

export const oversizedFile: Rule = {
  id: "oversized-file",
  severity: "warning",
  title: "The file is too large to be a manifest",
  why: "An application holds at most 1,200 entries in all, which is well under a megabyte. A file that is larger cannot be saved, so it is not read any further.",
  example: `A file of 50 MB that speaks of requiredResourceAccess.`,

  *check({ obstacle, text }) {
    if (obstacle === "size") {
      yield {
        at: { offset: 0, length: 1 },
        message: `This file has ${counted(text.length, "character")}. Manifests are checked up to ${counted(largestText, "character")}, which is far more than an application can hold.`,
      };
    }
  },
};
