import { GraphError, type GraphFailure } from "../graph/errors.js";

const uncertain: readonly GraphFailure[] = ["unreachable", "timeout", "service", "unexpected-answer"];

/** Whether a change may have been made although this came back in place of an answer. Only reading tells. */
export function isUncertain(error: unknown): error is GraphError {
  return error instanceof GraphError && uncertain.includes(error.failure);
}

/** Waits between two looks at what takes its time to show, in milliseconds. */
export const patience: readonly number[] = [1000, 2000, 4000, 8000];

export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;
