import { Option, type Command } from "commander";
import { cloudIds, type CloudId } from "../../identity/clouds.js";

/** The ways to sign in that need no editor. */
export const commandLineWays = [
  "client-secret",
  "certificate",
  "device-code",
  "interactive",
  "azure-cli",
] as const;

/** What every command that connects to a tenant takes. Whatever is not given is absent. */
export interface ConnectionOptions {
  readonly demo?: boolean;
  readonly connection?: string;
  readonly endpoints?: string;
  readonly cloud?: CloudId;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly way?: (typeof commandLineWays)[number];
  readonly certificate?: string;
  readonly secretStdin?: boolean;
  readonly verbose?: boolean;
}

/** Adds the options that say which tenant is meant and how to sign in to it. */
export function withConnectionOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--demo", "a demo tenant, started for this command").conflicts([
        "connection",
        "endpoints",
        "cloud",
        "tenant",
        "way",
        "certificate",
        "secretStdin",
      ]),
    )
    .addOption(
      new Option("--connection <file>", "a connection file, or - for standard input").conflicts([
        "cloud",
        "tenant",
        "clientId",
        "way",
      ]),
    )
    .option("--tenant <id-or-domain>", "the tenant, instead of a connection file")
    .addOption(new Option("--cloud <cloud>", "the cloud that it is in, global by default").choices(cloudIds))
    .addOption(new Option("--way <way>", "how to sign in").choices(commandLineWays))
    .option("--client-id <id>", "the application to sign in as, or with")
    .option("--certificate <file>", "the certificate with its key to sign in with, as PEM or PFX")
    .option(
      "--secret-stdin",
      "read the client secret, or the certificate’s passphrase, from the first line of standard input",
    )
    .addOption(
      new Option(
        "--endpoints <file>",
        "what “calendar-onramp demo” printed: its tenant instead of a cloud; or - for standard input",
      ).conflicts(["cloud"]),
    )
    .option("--verbose", "say on standard error what is sent where");
}
