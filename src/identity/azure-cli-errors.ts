import { causes } from "./faults.js";
import { explainSignIn, type Situation } from "./explain.js";
import { findCodes } from "./refusal.js";
import { SignInError } from "./sign-in-error.js";

export function loginCommand(tenant: string): string {
  return tenant === "organizations" ? "az login" : `az login --tenant ${tenant} --allow-no-subscriptions`;
}

/** The names that the Azure CLI has for the clouds. */
const cloudNames: Readonly<Record<string, string>> = {
  global: "AzureCloud",
  "gcc-high": "AzureUSGovernment",
  dod: "AzureUSGovernment",
  china: "AzureChinaCloud",
};

/**
 * Says why the Azure CLI gave no token. It tells its errors to people, in sentences that change; so its exit, the codes
 * of Entra in what it wrote, and the list of its accounts are looked at.
 */
export async function explainCli(
  error: unknown,
  run: (args: readonly string[]) => Promise<string>,
  situation: Situation,
): Promise<SignInError> {
  const { connection, cloud } = situation;
  if (hasCode(error, "ENOENT")) {
    return missing();
  }
  const remedy = `Run "${loginCommand(connection.tenant)}".`;
  const written = causes(error).map(({ message, stderr }: { message?: unknown; stderr?: unknown }) =>
    [message, stderr].filter((text) => typeof text === "string").join("\n"),
  );
  const [code] = findCodes(written.join("\n"));
  if (code !== undefined) {
    const explained = explainSignIn(new Error(`AADSTS${String(code)}`), situation);
    return explained.failure === "interaction-needed" || explained.failure === "multi-factor"
      ? new SignInError(explained.message, { failure: "interaction-needed", code: explained.code, remedy })
      : explained;
  }
  const accounts = await listAccounts(run);
  if (accounts === undefined) {
    return missing();
  }
  if (accounts.length === 0) {
    return new SignInError("Nobody is signed in to the Azure CLI.", {
      failure: "interaction-needed",
      remedy,
    });
  }
  const name = cloudNames[cloud.id];
  if (name !== undefined && accounts.every(({ cloudName }) => cloudName !== name)) {
    return new SignInError(`The Azure CLI is signed in to another cloud than ${cloud.title}.`, {
      failure: "wrong-tenant",
      remedy: `Run "az cloud set --name ${name}", then "${loginCommand(connection.tenant)}".`,
    });
  }
  const tenant = connection.tenant.toLowerCase();
  const isKnown = accounts.some(
    (account) => account.tenantId === tenant || account.tenantDefaultDomain === tenant,
  );
  if (tenant !== "organizations" && !isKnown) {
    return new SignInError(`The Azure CLI is not signed in to ${connection.tenant}.`, {
      failure: "wrong-tenant",
      remedy,
    });
  }
  return new SignInError("The Azure CLI gave no token.", {
    failure: "other",
    remedy: `Run "az account get-access-token" in a terminal to see why, or "${loginCommand(connection.tenant)}".`,
  });
}

interface CliAccount {
  readonly tenantId: string;
  readonly tenantDefaultDomain: string;
  readonly cloudName: string;
}

/** Asks no network: the list is a file of the Azure CLI. `undefined` where not even that can be had. */
async function listAccounts(
  run: (args: readonly string[]) => Promise<string>,
): Promise<readonly CliAccount[] | undefined> {
  try {
    const list: unknown = JSON.parse(await run(["account", "list", "--all", "-o", "json"]));
    return Array.isArray(list) ? list.map(toAccount) : undefined;
  } catch {
    return undefined;
  }
}

function toAccount(value: unknown): CliAccount {
  const { tenantId, tenantDefaultDomain, cloudName } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const text = (each: unknown) => (typeof each === "string" ? each : "");
  return {
    tenantId: text(tenantId).toLowerCase(),
    tenantDefaultDomain: text(tenantDefaultDomain).toLowerCase(),
    cloudName: text(cloudName),
  };
}

function missing(): SignInError {
  return new SignInError("The Azure CLI is not installed, or it cannot be run from here.", {
    failure: "tool-missing",
    remedy: "Install the Azure CLI and see that az is in the PATH, or connect in another way.",
  });
}

function hasCode(error: unknown, code: string): boolean {
  return causes(error).some((each) => "code" in each && each.code === code);
}
