import { InvalidArgumentError, Option, type Command } from "commander";
import type { DemoRequest } from "./commands/demo.js";
import type { WhoamiRequest } from "./commands/whoami.js";
import { demoScenarios } from "./demo-scenarios.js";
import type { CommandWorld, ExitCode } from "./io.js";
import { withConnectionOptions } from "./tenant/options.js";
import type { ListRequest } from "./tenant/print-list.js";

/** The commands that work in a tenant, and the one that plays one. Each is loaded when it is used. */
export function addTenantCommands(
  program: Command,
  world: CommandWorld,
  end: (code: ExitCode) => void,
): void {
  program
    .command("demo")
    .description(
      "Plays a tenant on this machine until it is stopped. Prints one line that says how to reach it.",
    )
    .addOption(
      new Option("--port <number>", "the first of three ports that follow each other, or 0 for free ones")
        .argParser(parseNumber(0, 65_533))
        .default(0),
    )
    .addOption(
      new Option("--applications <count>", "how many app registrations there are").argParser(
        parseNumber(1, 1_000_000),
      ),
    )
    .addOption(
      new Option("--mailboxes <count>", "how many mailboxes there are").argParser(parseNumber(1, 1_000_000)),
    )
    .addOption(new Option("--scenario <name>", "how it misbehaves").choices(demoScenarios).default("none"))
    .action(async (request: DemoRequest) => {
      const { runDemo } = await import("./commands/demo.js");
      end(await runDemo(request, world));
    });

  withConnectionOptions(program.command("whoami"))
    .description("Says as whom and where a connection signs in, and what it may do.")
    .addOption(formatOption())
    .action(async (request: WhoamiRequest) => {
      const { runWhoami } = await import("./commands/whoami.js");
      end(await runWhoami(request, world));
    });

  withConnectionOptions(program.command("apps"))
    .description("Lists the app registrations of a tenant.")
    .option("--search <text>", "only those that have it in their name")
    .addOption(topOption())
    .addOption(formatOption())
    .action(async (request: ListRequest) => {
      const { runApps } = await import("./commands/apps.js");
      end(await runApps(request, world));
    });

  withConnectionOptions(program.command("users"))
    .description("Lists the users of a tenant.")
    .option("--search <text>", "only those that have it in their name or address")
    .addOption(topOption())
    .addOption(formatOption())
    .action(async (request: ListRequest) => {
      const { runUsers } = await import("./commands/users.js");
      end(await runUsers(request, world));
    });
}

function formatOption(): Option {
  return new Option("--format <format>", "how to say it").choices(["text", "json"]).default("text");
}

function topOption(): Option {
  return new Option("--top <count>", "no more than so many").argParser(parseNumber(1, 1_000_000));
}

function parseNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= most)) {
      throw new InvalidArgumentError(`It must be a number from ${String(least)} to ${String(most)}.`);
    }
    return number;
  };
}
