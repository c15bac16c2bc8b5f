import { counted } from "../../base/words.js";
import type { Remark } from "../../tenant/standing.js";
import type { Sign } from "./signs.js";

export interface Standing {
  /** "unknown" where the list has nothing against it, and consent was not looked at. */
  readonly sign: Extract<Sign, "error" | "warning" | "pass" | "unknown">;
  /** "consent missing · retired permission" */
  readonly description: string;
  /** How a screen reader goes on after the name: "2 problems: consent missing, retired permission". */
  readonly spoken: string;
  readonly sentences: readonly string[];
}

/** How many things stand beside a name. All of them are in the tooltip. */
const shown = 3;

/** What is known of an application, the worst first, as one line, as a sentence and as the whole story. */
export function describeStanding(remarks: readonly Remark[], isOpened: boolean): Standing {
  const problems = remarks.filter(({ severity }) => severity !== "fine");
  const words = problems.map((remark) => remark.words);
  const more = words.length - shown;
  return {
    sign: problems.some(({ severity }) => severity === "error")
      ? "error"
      : problems.length > 0
        ? "warning"
        : isOpened
          ? "pass"
          : "unknown",
    description: [...words.slice(0, shown), ...(more > 0 ? [`${String(more)} more`] : [])].join(" · "),
    spoken:
      problems.length > 0
        ? `${counted(problems.length, "problem")}: ${words.join(", ")}`
        : isOpened
          ? "no problem"
          : "no problem that the list tells",
    sentences: [
      ...remarks.map(({ sentence }) => sentence),
      ...(isOpened
        ? problems.length === 0
          ? ["Nothing about it is wrong, as far as is looked at here."]
          : []
        : ["What it was granted is read when its line is opened."]),
    ],
  };
}
