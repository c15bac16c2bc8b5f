import { processIo, wasInterrupted } from "./process-io.js";
import { run } from "./program.js";
import { reasonOf } from "./words.js";

let lost = false;

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that stops early, such as `head`, is no fault.
  if (error.code !== "EPIPE" && !lost) {
    lost = true;
    process.exitCode = 2;
    processIo.complain(`Cannot write the result: ${reasonOf(error)}.`);
  }
});

process.stderr.on("error", () => {
  // What nobody hears is not said.
});

const code = await run(process.argv.slice(2), processIo);
process.exitCode ??= code;

if (wasInterrupted()) {
  // Whatever still goes on is not waited for.
  process.exit();
}
