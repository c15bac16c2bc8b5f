import { InvalidArgumentError, Option, type Command } from "commander";
import { vias } from "./calendar/names.js";
import type { CheckRequest } from "./commands/check.js";
import type { CommandWorld, ExitCode } from "./io.js";
import { withServerOptions } from "./tenant/options.js";

/** Adds the command that checks many mailboxes. It is loaded when it is used. */
export function addCheckCommand(program: Command, world: CommandWorld, end: (code: ExitCode) => void): void {
  withServerOptions(program.command("check"))
    .description(
      "Checks of many mailboxes whether their calendars can be read, and if not, why. Exit code 0: all of them; 1: some cannot.",
    )
    .option(
      "--mailboxes <file>",
      "a file with an address in each line, or a CSV file with a column of them, or - for standard input",
    )
    .option("--group <id-or-address>", "the members of this group, and of groups within it")
    .addOption(
      new Option(
        "--via <door>",
        "through which door; ews for an Exchange Server, otherwise graph by default",
      ).choices(vias),
    )
    .option("--from <day-or-time>", "from when on events are counted; today by default")
    .option("--to <day-or-time>", "until when; two weeks later by default. A day is not part of it any more")
    .option(
      "--zone <zone>",
      "the time zone of days and times, as IANA or Windows names it; that of this machine by default",
    )
    .addOption(
      new Option("--sample <count>", "only so many of them, spread over the list").argParser(parseCount),
    )
    .option("--state <file>", "keep in this file what is known, and go on with what it holds")
    .addOption(
      new Option("--format <format>", "how to say it").choices(["text", "json", "csv"]).default("text"),
    )
    .action(async (request: CheckRequest) => {
      const { runCheck } = await import("./commands/check.js");
      end(await runCheck(request, world));
    });
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new InvalidArgumentError("It must be a number from 1 to 999999.");
  }
  return Number(text);
}
