import type { Rule } from "../rule.js";

export const excessiveNesting: Rule = {
  id: "excessive-nesting",
  severity: "error",
  title: "Braces or brackets are nested too deeply",
  why: "A manifest is a few levels deep. A text with hundreds of levels is broken or hostile, so it is not read any further.",
  example: `Five hundred opening brackets in a row, and "requiredResourceAccess" somewhere behind them.`,

  *check({ obstacle }) {
    if (obstacle === "depth") {
      yield {
        at: { offset: 0, length: 1 },
        message: "This text is nested too deeply to be a manifest. It was not checked.",
      };
    }
  },
};
