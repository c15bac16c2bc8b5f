import type { Application, KeyCredential, PasswordCredential } from "@microsoft/microsoft-graph-types";
import type { Day } from "../base/days.js";
import { readDay } from "../manifest/credentials.js";

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

/** Secrets first, each list by its end, the next one first. What has no end is last. */
export function listCredentials(
  application: Pick<Application, "passwordCredentials" | "keyCredentials">,
): readonly Credential[] {
  const secrets = (application.passwordCredentials ?? []).map((secret) => ({
    ...toCredential("secret", secret),
    hint: secret.hint ?? undefined,
  }));
  const certificates = (application.keyCredentials ?? []).map((key) => toCredential("certificate", key));
  return [...byEnd(secrets), ...byEnd(certificates)];
}

/** Named one by one, so that no value can come along. */
function toCredential(
  what: Credential["what"],
  { keyId, displayName, startDateTime, endDateTime }: PasswordCredential | KeyCredential,
): Credential {
  return {
    what,
    keyId: keyId ?? "",
    name: displayName?.trim() ? displayName : undefined,
    hint: undefined,
    start: readDay(startDateTime ?? ""),
    end: readDay(endDateTime ?? ""),
  };
}

const never = "9999-12-31";

function byEnd(credentials: readonly Credential[]): readonly Credential[] {
  return credentials.toSorted(({ end: one = never }, { end: other = never }) =>
    one < other ? -1 : one > other ? 1 : 0,
  );
}
