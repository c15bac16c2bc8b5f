import type { Command } from "commander";
import type { CommandWorld, ExitCode } from "./io.js";

/** Adds what there is that asks Autodiscover. */
export function addAutodiscoverCommand(
  _program: Command,
  _world: CommandWorld,
  _end: (code: ExitCode) => void,
): void {
  // Not built.
}
