import { Option, type Command } from "commander";
import { calendarFormats, compareFormats, freeBusyFormats, vias } from "./calendar/names.js";
import type { CalendarRequest } from "./commands/calendar.js";
import type { CalendarsRequest } from "./commands/calendars.js";
import type { CompareRequest } from "./commands/compare.js";
import type { FreeBusyRequest } from "./commands/freebusy.js";
import type { CommandWorld, ExitCode } from "./io.js";
import { collect } from "./options.js";
import { withConnectionOptions, withServerOptions } from "./tenant/options.js";

/** The commands that show calendars and hold their sources against each other. Each is loaded when it is used. */
export function addCalendarCommands(
  program: Command,
  world: CommandWorld,
  end: (code: ExitCode) => void,
): void {
  withShown(withWindow(withCalendar(withVia(withServerOptions(program.command("calendar"))))))
    .description("Shows what happens in a calendar, through Microsoft Graph or through EWS.")
    .addOption(formatOption(calendarFormats))
    .action(async (request: CalendarRequest) => {
      const { runCalendar } = await import("./commands/calendar.js");
      end(await runCalendar(request, world));
    });

  withVia(withServerOptions(program.command("calendars")))
    .description("Lists the calendars of a mailbox.")
    .addOption(mailboxOption())
    .addOption(formatOption(["text", "json"]))
    .action(async (request: CalendarsRequest) => {
      const { runCalendars } = await import("./commands/calendars.js");
      end(await runCalendars(request, world));
    });

  withWindow(withVia(withServerOptions(program.command("freebusy"))))
    .description(
      "Says when the owners of mailboxes are free or busy. Exit code 1: of some it could not be told.",
    )
    .option("--mailbox <smtp>", "a mailbox; may be repeated", collect, [])
    .option(
      "--mailboxes <file>",
      "a file with the address of a mailbox in each line, or - for standard input",
    )
    .addOption(formatOption(freeBusyFormats))
    .action(async (request: FreeBusyRequest) => {
      const { runFreeBusy } = await import("./commands/freebusy.js");
      end(await runFreeBusy(request, world));
    });

  withShown(withWindow(withCalendar(withConnectionOptions(program.command("compare")))))
    .description(
      "Says whether EWS shows what Microsoft Graph shows. Exit code 0: it does; 1: something differs.",
    )
    .addOption(formatOption(compareFormats))
    .action(async (request: CompareRequest) => {
      const { runCompare } = await import("./commands/compare.js");
      end(await runCompare(request, world));
    });
}

function withVia(command: Command): Command {
  return command.addOption(
    new Option(
      "--via <door>",
      "through which door; ews for an Exchange Server, otherwise graph by default",
    ).choices(vias),
  );
}

function withCalendar(command: Command): Command {
  return command
    .addOption(mailboxOption())
    .option("--calendar <name>", "another calendar than the default one, by its name or id");
}

function withWindow(command: Command): Command {
  return command
    .option("--from <day-or-time>", "from when on; today by default")
    .option("--to <day-or-time>", "until when; two weeks later by default. A day is not part of it any more")
    .option(
      "--zone <zone>",
      "the time zone of days and times, as IANA or Windows names it; that of this machine by default",
    );
}

function withShown(command: Command): Command {
  return command
    .option(
      "--vendor-view [settings]",
      "only what a vendor’s product takes over: free-busy-only, show-free, hide-private, with commas between",
    )
    .option("--redact", "without anything that names people, places or matters");
}

function mailboxOption(): Option {
  return new Option("--mailbox <smtp>", "the address of the mailbox").makeOptionMandatory();
}

function formatOption(formats: readonly string[]): Option {
  return new Option("--format <format>", "how to say it").choices(formats).default("text");
}
