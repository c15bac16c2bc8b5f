import { UserError } from "../base/errors.js";

const signals = ["SIGINT", "SIGTERM"] as const;

/** Aborted at the first signal that asks this process to end. The second one ends it, as if nobody listened. */
export function listenForInterrupt(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    for (const signal of signals) {
      process.off(signal, stop);
    }
    controller.abort(new UserError("Stopped."));
  };
  for (const signal of signals) {
    process.on(signal, stop);
  }
  return controller.signal;
}
