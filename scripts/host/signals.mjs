/** @type {() => Promise<number> | number} */
let end = () => 130;
let listens = false;

/**
 * Ends this process in order when it is told to end, so that what hangs on its exit is cleaned up.
 *
 * @param {() => Promise<number> | number} [action] what to do before, which returns the exit code; it replaces the one
 *   of an earlier call
 */
export function endOnSignals(action = end) {
  end = action;
  if (!listens) {
    listens = true;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.once(signal, async () => process.exit(await end()));
    }
  }
}
