import { UserError } from "../../base/errors.js";
import { isUncertain } from "../../tenant/uncertain.js";

/** Whether a push that ended with this error certainly changed nothing. Whoever cancels one, cannot know. */
export function stateAfter(error: unknown): "unchanged" | "unknown" {
  return error instanceof UserError && !isUncertain(error) ? "unchanged" : "unknown";
}
