import type { Application } from "@microsoft/microsoft-graph-types";
import type { Day } from "../base/days.js";

/** A secret or a certificate of an application, without its value, which nobody can read again. */
export interface Credential {
  readonly what: "secret" | "certificate";
  readonly keyId: string;
  readonly name: string | undefined;
  /** The first characters of a secret, which Microsoft Graph tells so that it can be recognised. */
  readonly hint: string | undefined;
  readonly start: Day | undefined;
  readonly end: Day | undefined;
}

/** From when on the end of a credential is worth a word, in days. */
export interface Thresholds {
  readonly warnDays: number;
  readonly errorDays: number;
}

/** Secrets first, each list by its end, the next one first. */
export function listCredentials(
  application: Pick<Application, "passwordCredentials" | "keyCredentials">,
): readonly Credential[] {
  throw new Error(`not built: ${String(application)}`);
}
