import { UserError } from "../../base/errors.js";
import { listed } from "../../base/words.js";
import { checkConnection } from "../../identity/check-connection.js";
import { findCloud, type Cloud } from "../../identity/clouds.js";
import { isServerWay, type Connection, type Way } from "../../identity/connection.js";
import { findTenantProblem } from "../../identity/connection-fields.js";
import { parseConnection } from "../../identity/parse-connection.js";
import { readText } from "../change-file.js";
import type { Io } from "../io.js";
import { passwordVariable, secretVariable } from "./credential.js";
import { commandLineWays, type ConnectionOptions, type ServerOptions } from "./options.js";
import type { PretendTenant } from "./pretend-tenant.js";

/** What to connect to, and how. */
export interface Chosen {
  readonly connection: Connection;
  readonly cloud: Cloud;
}

/** The connection that the options name. Throws a `UserError`. */
export async function chooseConnection(
  options: ServerOptions,
  pretend: PretendTenant | undefined,
  io: Io,
): Promise<Chosen> {
  const connection =
    options.ewsUrl !== undefined
      ? ofServer(options.ewsUrl, options)
      : options.connection === undefined
        ? fromFlags(options, pretend, io)
        : await fromFile(options.connection, pretend, io);
  checkServerOptions(options, connection);
  if (options.certificate !== undefined && connection.way.kind !== "certificate") {
    throw new UserError("--certificate is given, but the connection does not sign in with one.");
  }
  const cloud = pretend?.cloud ?? findCloud(connection.cloud);
  if (!cloud) {
    throw new Error("A connection was accepted whose cloud is not known.");
  }
  return { connection, cloud };
}

async function fromFile(path: string, pretend: PretendTenant | undefined, io: Io): Promise<Connection> {
  const { text } = await readText(path, io);
  const connection = parseConnection(text, pretend ? [pretend.cloud] : [], unlessSaid);
  return pretend ? { ...connection, cloud: pretend.cloud.id } : connection;
}

function ofServer(ews: string, { auth = "ntlm", user }: ServerOptions): Connection {
  if (user === undefined) {
    throw new UserError("It is not said as which account to sign in to the Exchange Server.", {
      remedy: "Name it with --user, as CONTOSO\\svc or svc@contoso.com.",
    });
  }
  if (user.includes(":")) {
    // It is not repeated, because behind the colon may be a password.
    throw new UserError("No account of Exchange has a colon in its name.", {
      remedy: `A password has no place on a command line: set it in ${passwordVariable}, or pipe it in with --secret-stdin. If it was a real one, replace it.`,
    });
  }
  const way = { kind: auth, user, ews };
  return checkConnection({ name: "Exchange Server", way }, [], unlessSaid);
}

function checkServerOptions({ auth, user, ewsUrl, impersonate }: ServerOptions, { way }: Connection): void {
  if (ewsUrl === undefined && (auth !== undefined || user !== undefined)) {
    throw new UserError("--auth and --user are for an Exchange Server, which --ews-url names.");
  }
  if (impersonate !== undefined && !isServerWay(way)) {
    throw new UserError(
      "--impersonate is for an Exchange Server. In Exchange Online, an application acts as the owner of each mailbox that it reads, and a person as herself.",
    );
  }
}

function fromFlags(options: ConnectionOptions, pretend: PretendTenant | undefined, io: Io): Connection {
  const { tenant, cloud } = options;
  if (!pretend && [tenant, cloud, options.way, options.clientId, options.certificate].every(isAbsent)) {
    throw new UserError("It is not said which tenant to connect to.", {
      remedy: "Name it with --connection FILE or --tenant, or look around with --demo.",
    });
  }
  const kind = options.way ?? inferWay(options, pretend, io);
  const clientId = options.clientId ?? (pretend && clientOf(pretend, kind));
  if (clientId === undefined && (kind === "client-secret" || kind === "certificate")) {
    throw new UserError("It is not said as which application to sign in.", {
      remedy: "Name it with --client-id.",
    });
  }
  if (clientId !== undefined && kind === "azure-cli") {
    throw new UserError("--client-id is given, but the Azure CLI signs in with an application of its own.");
  }
  const where = tenant ?? pretend?.tenantId;
  return checkConnection(
    {
      name: nameOf(where, pretend),
      cloud: pretend?.cloud.id ?? cloud,
      tenant: where,
      way: clientId === undefined ? { kind } : { kind, clientId },
    },
    pretend ? [pretend.cloud] : [],
    unlessSaid,
  );
}

/** Here, `--yes` is what allows a change. A file can still forbid it. */
const unlessSaid = { readOnly: false };

/** What it is called where nobody gave it a name. */
function nameOf(tenant: string | undefined, pretend: PretendTenant | undefined): string {
  if (pretend) {
    return pretend.cloud.title;
  }
  return tenant === undefined || findTenantProblem(tenant) !== undefined ? "Command line" : tenant;
}

/** How to sign in where that follows from what is given with it. */
function inferWay(
  { certificate, clientId, secretStdin }: ConnectionOptions,
  pretend: PretendTenant | undefined,
  io: Io,
): Way["kind"] {
  if (certificate !== undefined) {
    return "certificate";
  }
  const hasSecret = secretStdin === true || Boolean(io.environment[secretVariable]);
  if (pretend || (clientId !== undefined && hasSecret)) {
    return "client-secret";
  }
  throw new UserError("It is not said how to sign in.", {
    remedy: `Name it with --way: ${listed(commandLineWays, "or")}. A client secret is taken from ${secretVariable}, or piped in with --secret-stdin.`,
  });
}

/** The application of a pretend tenant that is meant where none is named. */
function clientOf(
  { administratorClientId, publicClientId }: PretendTenant,
  kind: Way["kind"],
): string | undefined {
  if (kind === "client-secret") {
    return administratorClientId;
  }
  return kind === "device-code" || kind === "interactive" ? publicClientId : undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined;
}
