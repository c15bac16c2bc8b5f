import type { Acquired, Acquirer } from "./acquire.js";
import { readClaims, textClaim } from "./claims.js";
import { resourceOf, type Cloud } from "./clouds.js";
import { explainCli, loginCommand } from "./azure-cli-errors.js";
import { cancelled } from "./explain.js";
import { SignInError } from "./sign-in-error.js";
import type { TokenSourceParts } from "./token-source.js";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * The command that runs the Azure CLI.
 *
 * On Windows it is a batch file, which only cmd.exe can run, and cmd.exe takes its words apart by rules of its own. So
 * each word has to be made of characters that mean nothing to it.
 */
export function azCommand(args: readonly string[], platform: NodeJS.Platform): Command {
  if (!args.every((arg) => /^[\w:/.-]+$/.test(arg))) {
    throw new Error("A word of the command has characters that are not allowed.");
  }
  return platform === "win32"
    ? { file: "cmd.exe", args: ["/d", "/s", "/c", ["az", ...args].join(" ")] }
    : { file: "az", args };
}

/** It starts a Python, and asks Entra. */
const longest = 60_000;

/**
 * Takes tokens from the Azure CLI, which is signed in for itself. Only what Microsoft allowed the Azure CLI can be had:
 * enough for applications and the directory, no calendars.
 *
 * @see https://learn.microsoft.com/cli/azure/account#az-account-get-access-token
 */
export function createCliAcquirer(
  { connection, cloud, world }: TokenSourceParts,
  platform: NodeJS.Platform = process.platform,
): Acquirer {
  const run = (args: readonly string[], signal: AbortSignal) => {
    const command = azCommand(args, platform);
    return world.run(command.file, command.args, AbortSignal.any([signal, AbortSignal.timeout(longest)]));
  };

  return {
    async acquire({ audience, refused, signal }) {
      const tenant = connection.tenant === "organizations" ? [] : ["--tenant", connection.tenant];
      const scope = `${resourceOf(cloud, audience)}/.default`;
      const question = ["account", "get-access-token", ...tenant, "--scope", scope, "-o", "json"];
      const output = await run(question, signal).catch(async (error: unknown) => {
        throw signal.aborted
          ? cancelled(signal)
          : await explainCli(error, (args) => run(args, signal), { connection, cloud });
      });
      const acquired = readOutput(output);
      if (acquired.token === refused) {
        throw new SignInError("The token that the Azure CLI gives was refused, and it has no other.", {
          failure: "interaction-needed",
          remedy: `Run "${loginCommand(connection.tenant)}".`,
        });
      }
      checkTenant(acquired, connection.tenant, cloud);
      return acquired;
    },

    /** The Azure CLI's own sign-in is not ours to end. */
    forget: () => Promise.resolve(),
  };
}

function readOutput(output: string): Acquired {
  const answer = parseObject(output);
  const token = answer["accessToken"];
  const expires = readExpiry(answer);
  if (typeof token !== "string" || token === "" || expires === undefined) {
    // What was printed is not quoted, because there may be a token in it.
    throw new SignInError("The Azure CLI printed something else than a token.", {
      failure: "other",
      remedy: 'Run "az version" in a terminal and bring the Azure CLI up to date.',
    });
  }
  const claims = readClaims(token);
  const tenantId = textClaim(claims, "tid") ?? textClaim(answer, "tenant") ?? "";
  const isApp = claims["idtyp"] === "app";
  const name = isApp ? textClaim(claims, "appid", "azp") : textClaim(claims, "upn", "unique_name", "name");
  return { token, expires, account: { kind: isApp ? "app" : "user", name: name ?? "Azure CLI", tenantId } };
}

/** Newer versions tell the seconds since 1970, older ones the time by the clock on the wall. */
function readExpiry({
  expires_on: seconds,
  expiresOn: local,
}: Readonly<Record<string, unknown>>): Date | undefined {
  if (typeof seconds === "number") {
    return new Date(seconds * 1000);
  }
  const moment = typeof local === "string" ? new Date(local.replace(" ", "T")) : undefined;
  return moment && !Number.isNaN(moment.getTime()) ? moment : undefined;
}

function checkTenant({ account }: Acquired, wanted: string, cloud: Cloud): void {
  const isId = /^[0-9a-f-]{36}$/i.test(wanted);
  if (isId && account.tenantId !== "" && account.tenantId.toLowerCase() !== wanted.toLowerCase()) {
    throw new SignInError(`The Azure CLI is signed in to another tenant of ${cloud.title}.`, {
      failure: "wrong-tenant",
      remedy: `Run "${loginCommand(wanted)}".`,
    });
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
