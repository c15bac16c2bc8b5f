import { Command, CommanderError, Option } from "commander";
import { UserError } from "../base/errors.js";
import { standardCatalogue } from "../catalogue/standard.js";
import { severities } from "../manifest/rule.js";
import { addAutodiscoverCommand } from "./autodiscover-command.js";
import { addCalendarCommands } from "./calendar-commands.js";
import { addCheckCommand } from "./check-command.js";
import { runExplain } from "./commands/explain.js";
import { runFix } from "./commands/fix.js";
import { lintFormats, runLint, type LintRequest } from "./commands/lint.js";
import { runRules } from "./commands/rules.js";
import type { ExitCode, Io } from "./io.js";
import { collectRule, collectSeverity, parseDay } from "./options.js";
import { addProfileCommands, setOption } from "./profile-commands.js";
import { refuseSecrets, withoutValue } from "./tenant/refuse-secrets.js";
import { addTenantCommands } from "./tenant-commands.js";
import { version } from "./version.js";
import { printableLines } from "./words.js";

/** Runs one command line and says how it ended. Nothing is thrown, and nothing ends the process. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    refuseSecrets(args);
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return complain(error, io);
  }
}

function complain(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? 0 : 2; // Commander has said it already.
  }
  if (error instanceof UserError) {
    io.complain(printableLines([error.message, error.remedy].filter(Boolean).join(" ")));
  } else {
    io.complain(
      printableLines(
        `This is a bug of calendar-onramp: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
    );
  }
  return 2;
}

function createProgram(io: Io, end: (code: ExitCode) => void): Command {
  const catalogue = standardCatalogue();
  const program = new Command("calendar-onramp")
    .description("Reads, judges and mends the app manifests that let a product read Microsoft 365 calendars.")
    .version(`${version} (permissions as of ${catalogue.date})`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        io.print(text);
      },
      writeErr: (text) => {
        io.complain(printableLines(withoutValue(text.trimEnd())));
      },
    });

  const asOf = () =>
    new Option("--as-of <day>", "judge as if it were this day, YYYY-MM-DD")
      .default(io.today, "today")
      .argParser(parseDay);

  program
    .command("lint")
    .description(
      "Says what is wrong in manifests. Exit code 0: nothing; 1: something; 2: it could not be run.",
    )
    .argument("<files...>", "files, folders, glob patterns, or - for standard input")
    .addOption(new Option("--format <format>", "how to say it").choices(lintFormats).default("text"))
    .addOption(
      new Option("--min-severity <severity>", "the least severity that counts as a finding for the exit code")
        .choices(severities)
        .default("warning"),
    )
    .addOption(asOf())
    .option("--profile <id[:mode]>", "judge by what this profile needs, too")
    .addOption(setOption())
    .option(
      "--rule <id=severity>",
      `give a rule another severity (${severities.join(", ")}) or switch it off (off)`,
      collectSeverity,
      {},
    )
    .action(async (files: string[], options: LintRequest) => {
      end(await runLint(files, options, { io, catalogue }));
    });

  program
    .command("fix")
    .description("Fixes what can be fixed without changing what a manifest asks for.")
    .argument("<file>", "a file, or - for standard input")
    .option("--rule <id>", "fix only what this rule finds; may be repeated", collectRule, [])
    .option("--write", "write the result back instead of printing it")
    .addOption(asOf())
    .action(async (file: string, options: { rule: string[]; write?: boolean; asOf: string }) => {
      end(await runFix(file, { ...options, write: options.write === true }, { io, catalogue }));
    });

  program
    .command("explain")
    .description("Says what a permission or a resource is. Exit code 1: nobody knows it.")
    .argument("<guid-or-name>")
    .addOption(new Option("--format <format>", "how to say it").choices(["text", "json"]).default("text"))
    .addOption(asOf())
    .action((query: string, options: { format: "text" | "json"; asOf: string }) => {
      end(runExplain(query, options, { io, catalogue }));
    });

  program
    .command("rules")
    .description("Lists the rules.")
    .addOption(new Option("--format <format>", "how to list them").choices(["text", "json"]).default("text"))
    .action(({ format }: { format: "text" | "json" }) => {
      end(runRules(format, io));
    });

  addProfileCommands(program, { io, catalogue }, end);
  addTenantCommands(program, { io, catalogue }, end);
  addCalendarCommands(program, { io, catalogue }, end);
  addAutodiscoverCommand(program, { io, catalogue }, end);
  addCheckCommand(program, { io, catalogue }, end);
  return program;
}
