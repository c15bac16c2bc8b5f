import type { Application } from "@microsoft/microsoft-graph-types";
import { daysBetween, inDays, readableDay, type Day } from "../../base/days.js";
import { UserError } from "../../base/errors.js";
import { listCredentials, type Credential } from "../../tenant/credentials.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import type { NamedApplication } from "../tenant/choose-application.js";

/** The credential of the line that a command was started from. */
export function readCredentialSubject([node]: readonly unknown[]):
  { readonly application: NamedApplication; readonly credential: Credential } | undefined {
  const { application, credential } = (node ?? {}) as {
    readonly application?: NamedApplication;
    readonly credential?: Partial<Credential>;
  };
  return application && typeof credential?.keyId === "string"
    ? { application, credential: credential as Credential }
    : undefined;
}

/**
 * The secret of the line that a command was started from, or the one that the user picks, as it is now. Throws a
 * `UserError` where there is none.
 */
export async function chooseSecret(
  application: Application,
  args: readonly unknown[],
  {
    title,
    placeholder,
    today,
  }: { readonly title: string; readonly placeholder: string; readonly today: Day },
): Promise<Credential> {
  const secrets = listCredentials(application).filter(({ what }) => what === "secret");
  const given = readCredentialSubject(args)?.credential.keyId;
  if (given !== undefined) {
    const found = secrets.find(({ keyId }) => keyId === given);
    if (!found) {
      throw new UserError("This client secret is gone already.");
    }
    return found;
  }
  if (secrets.length === 0) {
    throw new UserError(`${application.displayName ?? "The application"} has no client secret.`, {
      remedy: "Add one first.",
    });
  }
  const items = secrets.map((secret) => ({ ...describeCredential(secret, today), secret }));
  const chosen = await pick({ title, placeholder, items });
  if (chosen === back) {
    throw new Error("There is nothing before the first question.");
  }
  return chosen.secret;
}

/** A credential as a line of a list. */
export function describeCredential(
  {
    name,
    keyId,
    hint,
    end,
  }: Pick<Credential, "name" | "keyId" | "end"> & { readonly hint?: string | undefined },
  today: Day,
): { readonly label: string; readonly description: string } {
  return {
    label: plain(name ?? "") || keyId,
    description: [
      end === undefined ? "" : describeEnd(end, today),
      hint === undefined ? "" : `begins with ${plain(hint)}`,
    ]
      .filter(Boolean)
      .join(" · "),
  };
}

/** "ends on 1 May 2027, in 161 days" */
export function describeEnd(end: Day, today: Day): string {
  const days = daysBetween(today, end);
  return `${days < 0 ? "ended" : "ends"} on ${readableDay(end)}, ${inDays(days)}`;
}
