import { Option, type Command } from "commander";
import type { Day } from "../base/days.js";
import type { ChangeRequest } from "./change-application.js";
import type { ProfileRequest } from "./choose-profile.js";
import type { ApplyRequest } from "./commands/apply.js";
import type { ConvertRequest } from "./commands/convert.js";
import type { HandoverRequest } from "./commands/handover.js";
import type { MergeRequest } from "./commands/merge.js";
import type { CommandWorld, ExitCode } from "./io.js";
import { collect, parseDay } from "./options.js";

/** Whatever is not given is absent. */
type Given<Request extends { write: boolean }> = Omit<Request, "write"> & { readonly write?: boolean };

const profileArgument = [
  "<profile>",
  "an id (see “profiles”) or a *.calendar-profile.json file, with :MODE behind it for another mode than the first",
] as const;

const fileArgument = ["<file>", "a file, or - for standard input"] as const;

/** The commands about profiles, and those that change what an application is. Each is loaded when it is used. */
export function addProfileCommands(
  program: Command,
  world: CommandWorld,
  end: (code: ExitCode) => void,
): void {
  program
    .command("profiles")
    .description("Lists the products whose needs are known, or says all that is known of one.")
    .argument(
      "[profile]",
      "an id or a *.calendar-profile.json file, with :MODE behind it for that mode alone",
    )
    .addOption(new Option("--format <format>", "how to list them").choices(["text", "json"]).default("text"))
    .action(async (id: string | undefined, { format }: { format: "text" | "json" }) => {
      const { runProfiles } = await import("./commands/profiles.js");
      end(await runProfiles(id, format, world));
    });

  withChange(withProfile(program.command("apply")))
    .description("Adds to an application what a product needs. Exit code 1: some of it is not done.")
    .argument(...profileArgument)
    .argument(...fileArgument)
    .addOption(
      new Option(
        "--optional <name>",
        "add this optional permission too, or all of them that are not out of date (all); may be repeated",
      )
        .argParser(collect)
        .default([], "none"),
    )
    .action(async (profile: string, file: string, options: Given<ApplyRequest>) => {
      const { runApply } = await import("./commands/apply.js");
      end(await runApply(profile, file, written(options), world));
    });

  withChange(program.command("merge"))
    .description("Adds to an application what a guide prints, in whatever shape it is.")
    .argument(...fileArgument)
    .requiredOption("--snippet <file>", "what the guide prints: a file, or - for standard input")
    .action(async (file: string, options: Given<MergeRequest>) => {
      const { runMerge } = await import("./commands/merge.js");
      end(await runMerge(file, written(options), world));
    });

  withChange(program.command("convert"))
    .description("Writes an application in the other manifest format, and lists what has no place there.")
    .argument(...fileArgument)
    .addOption(
      new Option("--to <format>", "that of Microsoft Graph, or the old one of Azure AD Graph")
        .choices(["graph", "legacy"])
        .makeOptionMandatory(),
    )
    .action(async (file: string, options: Given<ConvertRequest>) => {
      const { runConvert } = await import("./commands/convert.js");
      end(await runConvert(file, written(options), world));
    });

  withProfile(program.command("handover"))
    .description("Prints the values to enter into a product, field by field. Never a secret.")
    .argument(...profileArgument)
    .addOption(
      new Option("--format <format>", "how to print them").choices(["markdown", "json"]).default("markdown"),
    )
    .action(async (profile: string, options: HandoverRequest) => {
      const { runHandover } = await import("./commands/handover.js");
      end(await runHandover(profile, options, world));
    });

  withProfile(program.command("reminder"))
    .description("Prints a calendar file (.ics) that reminds of the end of a product’s secret.")
    .argument(...profileArgument)
    .addOption(
      new Option("--expires <day>", "the day on which the secret ends, YYYY-MM-DD")
        .argParser(parseDay)
        .makeOptionMandatory(),
    )
    .action(async (profile: string, options: ProfileRequest & { readonly expires: Day }) => {
      const { runReminder } = await import("./commands/reminder.js");
      end(await runReminder(profile, options, world));
    });
}

/** A value of a profile, wherever one can be given. */
export function setOption(): Option {
  return new Option("--set <name=value>", "a value that the profile asks for; may be repeated")
    .argParser(collect)
    .default([], "none");
}

function withProfile(command: Command): Command {
  return command.option("--mode <mode>", "another mode of the profile than the first").addOption(setOption());
}

function withChange(command: Command): Command {
  return command
    .option("--app <id-or-name>", "which application, where the file holds several")
    .option("--write", "write the result back instead of printing it");
}

function written<Request extends ChangeRequest>(options: Given<Request>): Request {
  return { ...options, write: options.write === true } as Request;
}
