import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { LintContext } from "../manifest/lint.js";
import type { Needs } from "../profiles/needs.js";

/** What a command judges by. The days of warning are those that the editor has by default. */
export function createContext(catalogue: Catalogue, asOf: Day, needs?: Needs): LintContext {
  return { catalogue, asOf, secretWarnDays: 30, secretErrorDays: 7, needs };
}
