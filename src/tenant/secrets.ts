import type { Application, PasswordCredential } from "@microsoft/microsoft-graph-types";
import { addMonths, type Day } from "../base/days.js";
import { HalfDoneError, UserError } from "../base/errors.js";
import { replaceUnseen } from "../base/unseen.js";
import { quoted } from "../base/words.js";
import { readSecretsToChange } from "../graph/application-secrets.js";
import { addPassword, removePassword } from "../graph/applications.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { GraphError } from "../graph/errors.js";
import { listCredentials, type Credential } from "./credentials.js";
import { isUncertain, patience, type Sleep } from "./uncertain.js";

/** The longest that the portal offers, in months. @see https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials */
export const longestMonths = 24;

/** Nobody says how long a description may be. These are shown whole in the portal. */
const mostLetters = 40;

/** A name that says what for and since when: "ClockWork 2026-11". */
export function suggestSecretName(
  application: Pick<Application, "displayName" | "passwordCredentials">,
  product: string | undefined,
  today: Day,
): string {
  const base = shorten(product ?? "") || shorten(application.displayName ?? "") || "Secret";
  const taken = new Set(
    (application.passwordCredentials ?? []).map(({ displayName }) => displayName?.toLowerCase()),
  );
  const name = `${base} ${today.slice(0, 7)}`;
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name} (${String(count)})`;
    if (!taken.has(free.toLowerCase())) {
      return free;
    }
  }
}

function shorten(text: string): string {
  const line = replaceUnseen(text, " ").replaceAll(/\s+/gu, " ").trim();
  return Array.from(line).slice(0, mostLetters).join("").trim();
}

/** A secret that was just made. `value` can never be read again: it goes to a safe place at once. */
export interface NewSecret {
  readonly credential: Credential;
  readonly value: string;
  /** What else is to be known, as a whole sentence: that one more was made whose value nobody knows. */
  readonly remark?: string;
}

/** How often a secret is asked for whose value may have been lost on the way. */
const mostAttempts = 3;

/**
 * Has a secret made that ends after so many months.
 *
 * Can be given up as long as nothing was made, and no longer: a secret of which nobody learns the value is worse than one
 * too many. Where an answer is lost, the secret that may have been made by it is taken back.
 */
export async function addSecret(
  client: GraphClient,
  objectId: string,
  { name, months, now }: { readonly name: string; readonly months: number; readonly now: Date },
  options: AskOptions = {},
): Promise<NewSecret> {
  checkMonths(months);
  const asked = { displayName: name, endDateTime: monthsAfter(now, months) };
  const before = await readSecretsToChange(client, objectId, options);
  const { signal, ...patiently } = options;
  let lost = false;

  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      const made = await addPassword(client, { id: objectId }, asked, patiently);
      const [credential] = listCredentials({ passwordCredentials: [made], keyCredentials: [] });
      if (!credential || typeof made.secretText !== "string" || made.secretText === "") {
        lost = true;
        throw new UserError("Microsoft Graph did not tell the value of the new secret.");
      }
      const strays = lost ? await takeBackStrays([...before, made]) : "none";
      return {
        credential,
        value: made.secretText,
        ...(strays === "left"
          ? { remark: `There may be one more secret called ${quoted(name)}, whose value nobody knows.` }
          : {}),
      };
    } catch (error) {
      const isLost = isUncertain(error);
      lost ||= isLost;
      // Where nothing can be read back, asking again would only make more of them.
      if (lost && (await takeBackStrays(before)) === "left") {
        throw new HalfDoneError(
          `A secret called ${quoted(name)} may have been made, whose value nobody knows. ${messageOf(error)}`,
          { remedy: "Look at the secrets of the application in a minute, and remove it.", cause: error },
        );
      }
      if (!isLost || attempt === mostAttempts) {
        throw error;
      }
    }
  }

  /** Removes what we had made without learning its value: what is new, and has our name and our very second. */
  async function takeBackStrays(known: readonly PasswordCredential[]): Promise<"none" | "left"> {
    const keyIds = new Set(known.map(({ keyId }) => keyId));
    try {
      const all = await readSecretsToChange(client, objectId, patiently);
      const strays = all.filter(
        ({ keyId, displayName, endDateTime }) =>
          !keyIds.has(keyId) &&
          displayName === name &&
          Date.parse(endDateTime ?? "") === Date.parse(asked.endDateTime),
      );
      for (const { keyId } of strays) {
        await removeSecret(client, objectId, keyId ?? "", patiently);
      }
      return "none";
    } catch {
      return "left";
    }
  }
}

function checkMonths(months: number): void {
  if (!Number.isInteger(months) || months < 1 || months > longestMonths) {
    throw new UserError(`A secret is valid for 1 to ${String(longestMonths)} whole months.`, {
      remedy: "Microsoft recommends less than 12.",
    });
  }
}

/** The same time of the day some months later, to the second. */
function monthsAfter(now: Date, months: number): string {
  const instant = now.toISOString();
  return `${addMonths(instant.slice(0, 10), months)}T${instant.slice(11, 19)}Z`;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Takes a secret away, and reads back that it is gone. One that is gone already is no error.
 *
 * With `sleep`, it reads again for some seconds where the secret still shows.
 */
export async function removeSecret(
  client: GraphClient,
  objectId: string,
  keyId: string,
  { sleep, ...options }: AskOptions & { readonly sleep?: Sleep } = {},
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    let failure: GraphError | undefined;
    try {
      await removePassword(client, { id: objectId }, keyId, options);
    } catch (error) {
      // Of one that is not there, Microsoft Graph says that the request is wrong, and gives no code.
      if (!isUncertain(error) && !isRefusedOrGone(error)) {
        throw error;
      }
      failure = error;
    }
    if (await isGone(failure ? undefined : sleep)) {
      return;
    }
    if (failure && (attempt === mostAttempts || !isUncertain(failure))) {
      throw failure;
    }
    if (!failure) {
      throw new UserError("The secret was removed, but the tenant still shows it.", {
        remedy: "That can take some minutes. Refresh the application then.",
      });
    }
  }

  async function isGone(patiently: Sleep | undefined): Promise<boolean> {
    for (const wait of [...(patiently ? patience : []), undefined]) {
      const secrets = await readSecretsToChange(client, objectId, options).catch((error: unknown) => {
        if (error instanceof GraphError && error.failure === "not-found") {
          return []; // The application is gone, and its secrets with it.
        }
        throw error;
      });
      if (!secrets.some((secret) => secret.keyId?.toLowerCase() === keyId.toLowerCase())) {
        return true;
      }
      if (wait !== undefined) {
        await patiently?.(wait, options.signal);
      }
    }
    return false;
  }
}

const isRefusedOrGone = (error: unknown): error is GraphError =>
  error instanceof GraphError && (error.failure === "invalid-request" || error.failure === "not-found");
