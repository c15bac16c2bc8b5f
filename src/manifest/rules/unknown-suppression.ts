import { nearestNames } from "../../catalogue/nearest.js";
import type { Rule } from "../rule.js";
import { listSuppressions } from "../suppress.js";
import { quoted } from "../words.js";

export const unknownSuppression: Rule = {
  id: "unknown-suppression",
  severity: "warning",
  title: "A comment silences a rule that does not exist",
  why: "A misspelled rule id silences nothing, and the finding it was written for comes as a surprise.",
  example: `{
  // calendar-onramp-disable-next-line unknown-resorce -- our own API
  "requiredResourceAccess": []
}`,

  *check(manifest, { ruleIds }) {
    if (manifest.applications.length === 0) {
      return;
    }
    for (const { rules } of listSuppressions(manifest)) {
      for (const { id, offset } of rules) {
        if (!ruleIds.includes(id)) {
          const at = { offset, length: id.length };
          yield {
            at,
            message: `There is no rule called ${quoted(id)}.`,
            fixes: nearestNames(ruleIds, (name) => name, id).map((name) => ({
              title: `Write ${name}`,
              edits: [{ ...at, text: name }],
            })),
          };
        }
      }
    }
  },
};
