import type { Application } from "@microsoft/microsoft-graph-types";
import type { Day } from "../base/days.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import type { Credential } from "./credentials.js";

/** The longest that the portal offers, in months. @see https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials */
export const longestMonths = 24;

/** A name that says what for and since when: "ClockWork 2026-11". */
export function suggestSecretName(
  application: Pick<Application, "displayName" | "passwordCredentials">,
  product: string | undefined,
  today: Day,
): string {
  throw new Error(`not built: ${String([application, product, today])}`);
}

/** A secret that was just made. `value` can never be read again: it goes to a safe place at once. */
export interface NewSecret {
  readonly credential: Credential;
  readonly value: string;
}

/** Has a secret made that ends after so many months. */
export function addSecret(
  client: GraphClient,
  objectId: string,
  secret: { readonly name: string; readonly months: number; readonly now: Date },
  options: AskOptions = {},
): Promise<NewSecret> {
  throw new Error(`not built: ${String([client, objectId, secret, options])}`);
}

/** Takes a secret away, and reads back that it is gone. One that is gone already is no error. */
export function removeSecret(
  client: GraphClient,
  objectId: string,
  keyId: string,
  options: AskOptions = {},
): Promise<void> {
  throw new Error(`not built: ${String([client, objectId, keyId, options])}`);
}
