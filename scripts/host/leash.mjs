// Runs a command for as long as this process's standard input stays open: leash.mjs <folder> <command> <args...>
//
// The parent holds the other end of that pipe. Whatever ends the parent, Ctrl-C, a crash or a kill that cannot be
// caught, closes the pipe, and the command goes with all its children and its temporary folder.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const [folder, command, ...args] = process.argv.slice(2);

// A process group of its own, so that one signal reaches all of it.
const child = spawn(command, args, { detached: true, stdio: ["ignore", "inherit", "inherit"] });

let code = 0;
child.on("error", () => finish(1));
child.on("exit", (exitCode) => finish(exitCode ?? 1));
process.stdin.on("end", () => finish(0)).on("error", () => finish(0));
process.stdin.resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => finish(0));
}

/** @param {number} exitCode */
function finish(exitCode) {
  code ||= exitCode;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is already gone.
  }
  // Files may still appear for a moment while the group dies.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  process.exit(code);
}
