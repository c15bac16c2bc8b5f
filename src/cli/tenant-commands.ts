import { InvalidArgumentError, Option, type Command } from "commander";
import type { AppRequest } from "./commands/app.js";
import type { DemoRequest } from "./commands/demo.js";
import type { DiffRequest } from "./commands/diff.js";
import type { GrantsRequest } from "./commands/grants.js";
import type { PushRequest } from "./commands/push.js";
import type { ReportRequest } from "./commands/report.js";
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

  withConnectionOptions(program.command("app <id>"))
    .description(
      "Shows one registration, by client ID, object ID or name, with what it asks for and what it holds.",
    )
    .addOption(new Option("--format <format>", "how to say it").choices(appFormats).default("text"))
    .action(async (id: string, request: AppRequest) => {
      const { runApp } = await import("./commands/app.js");
      end(await runApp(id, request, world));
    });

  withConnectionOptions(program.command("grants <id>"))
    .description("Holds what an application asks for against what it was granted.")
    .addOption(formatOption())
    .action(async (id: string, request: GrantsRequest) => {
      const { runGrants } = await import("./commands/grants.js");
      end(await runGrants(id, request, world));
    });

  withConnectionOptions(program.command("diff <file> <id>"))
    .description("Says in what a manifest departs from the registration in the tenant.")
    .option("--app <appId-or-name>", "which application of the file")
    .addOption(formatOption())
    .action(async (file: string, id: string, request: DiffRequest) => {
      const { runDiff } = await import("./commands/diff.js");
      end(await runDiff(file, id, request, world));
    });

  withConnectionOptions(program.command("push <file> <id>"))
    .description("Shows what a manifest would change in the tenant, and changes it with --yes.")
    .option("--app <appId-or-name>", "which application of the file")
    .option("--yes", "change it; the manifest from before goes to standard output")
    .action(async (file: string, id: string, request: PushRequest) => {
      const { runPush } = await import("./commands/push.js");
      end(await runPush(file, id, request, world));
    });

  withConnectionOptions(program.command("report"))
    .description(
      "Reports on all applications that hold or ask for permissions to calendars, mailboxes or EWS.",
    )
    .addOption(new Option("--format <format>", "as what").choices(["md", "csv", "json"]).default("md"))
    .action(async (request: ReportRequest) => {
      const { runReport } = await import("./commands/report.js");
      end(await runReport(request, world));
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

const appFormats = ["text", "json", "manifest", "legacy-manifest"] as const;

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
