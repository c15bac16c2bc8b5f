import { Option, type Command } from "commander";
import { cloudIds } from "../identity/clouds.js";
import type { AutodiscoverRequest } from "./commands/autodiscover.js";
import type { CommandWorld, ExitCode } from "./io.js";

/** Adds what asks Autodiscover. It needs nobody who signs in, so it takes no connection. */
export function addAutodiscoverCommand(
  program: Command,
  world: CommandWorld,
  end: (code: ExitCode) => void,
): void {
  program
    .command("autodiscover <smtp>")
    .description(
      "Asks Autodiscover where EWS of a mailbox is. Sends the address to the cloud and to its own domain. Exit code 1: not found.",
    )
    .addOption(
      new Option("--demo", "a demo tenant, started for this command").conflicts(["endpoints", "cloud"]),
    )
    .addOption(new Option("--cloud <cloud>", "the cloud that is asked first").choices(cloudIds))
    .addOption(
      new Option(
        "--endpoints <file>",
        "what “calendar-onramp demo” printed: its tenant instead of a cloud; or - for standard input",
      ).conflicts(["cloud"]),
    )
    .addOption(new Option("--format <format>", "how to say it").choices(["text", "json"]).default("text"))
    .action(async (smtp: string, request: AutodiscoverRequest) => {
      const { runAutodiscover } = await import("./commands/autodiscover.js");
      end(await runAutodiscover(smtp, request, world));
    });
}
