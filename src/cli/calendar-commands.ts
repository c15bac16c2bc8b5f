import type { Command } from "commander";
import type { CommandWorld, ExitCode } from "./io.js";

/** Adds what there is that show calendars and hold their sources against each other. */
export function addCalendarCommands(
  _program: Command,
  _world: CommandWorld,
  _end: (code: ExitCode) => void,
): void {
  // Not built.
}
