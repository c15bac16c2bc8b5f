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
  /** The file of a list, for commands that take one. */
  readonly mailboxes?: string;
}

/** What commands take, too, that an Exchange Server of one's own can answer. */
export interface ServerOptions extends ConnectionOptions {
  readonly ewsUrl?: string;
  readonly auth?: (typeof serverWays)[number];
  readonly user?: string;
  /** `true`: the owner of each mailbox that is read. */
  readonly impersonate?: string | true;
}

/** The ways to sign in to an Exchange Server. */
export const serverWays = ["basic", "ntlm"] as const;

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

/** The same for commands that an Exchange Server can answer as well. */
export function withServerOptions(command: Command): Command {
  return withConnectionOptions(command)
    .addOption(
      new Option(
        "--ews-url <url>",
        "the address of EWS of an Exchange Server, instead of a tenant; its password is taken from CALENDAR_ONRAMP_PASSWORD or with --secret-stdin",
      ).conflicts(["demo", "connection", "endpoints", "cloud", "tenant", "way", "clientId", "certificate"]),
    )
    .addOption(new Option("--auth <way>", "how to sign in to it, ntlm by default").choices(serverWays))
    .option("--user <name>", "the account there, as CONTOSO\\svc or svc@contoso.com")
    .option(
      "--impersonate [smtp]",
      "let that account act as the owner of this mailbox, or of each mailbox that is read",
    );
}
