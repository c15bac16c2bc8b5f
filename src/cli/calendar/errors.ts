import { UserError } from "../../base/errors.js";

/** What went wrong with one of many, as scripts get it. What is not there is null. */
export function toErrorRecord(error: Error) {
  return {
    code: "code" in error && typeof error.code === "string" ? error.code : null,
    message: error.message,
    remedy: error instanceof UserError ? (error.remedy ?? null) : null,
  };
}

/** The same in sentences. */
export function describeError(error: Error): string {
  const { message, remedy } = toErrorRecord(error);
  return [message, remedy].filter(Boolean).join(" ");
}
