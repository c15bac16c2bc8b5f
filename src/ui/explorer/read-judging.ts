import { standardCatalogue } from "../../catalogue/standard.js";
import type { Judging } from "../../tenant/standing.js";
import type { Services } from "../services.js";

/** The day and the thresholds of the user's settings, which belong to no folder here. */
export function readJudging({ settings, today }: Services): Judging {
  const nowhere = { languageId: "json" };
  return {
    catalogue: standardCatalogue(),
    asOf: today(),
    warnDays: settings.secretWarnDays(nowhere),
    errorDays: settings.secretErrorDays(nowhere),
  };
}
