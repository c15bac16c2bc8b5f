import { randomBytes, timingSafeEqual } from "node:crypto";
import type { SecretKeeper } from "../parts.js";

/** Keeps the values of client secrets in memory, for as long as this tenant is played. */
export interface KeptSecrets extends SecretKeeper {
  /** The key id of the secret of `appId` that has this value. */
  match(appId: string, value: string): string | undefined;
  read(appId: string, keyId: string): string | undefined;
}

export function createSecrets(): KeptSecrets {
  const values = new Map<string, Map<string, string>>();
  const of = (appId: string) => values.get(appId.toLowerCase());

  return {
    create(appId, keyId, hint) {
      const value = createSecretText(hint);
      const kept = of(appId) ?? new Map<string, string>();
      values.set(appId.toLowerCase(), kept.set(keyId.toLowerCase(), value));
      return value;
    },
    forget(appId, keyId) {
      of(appId)?.delete(keyId.toLowerCase());
    },
    read: (appId, keyId) => of(appId)?.get(keyId.toLowerCase()),
    match(appId, value) {
      let found: string | undefined;
      // Looks at all of them, so that the time says nothing.
      for (const [keyId, kept] of of(appId) ?? []) {
        found = isSame(kept, value) ? keyId : found;
      }
      return found;
    },
  };
}

/** Compares in a time that does not depend on where two texts differ. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A value of the shape that Entra gives secrets, by which scanners recognise them. */
function createSecretText(hint = randomText(3, lettersAndDigits)): string {
  return `${hint}8Q~${randomText(34, `${lettersAndDigits}_~.-`)}`;
}

const lettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Characters out of an alphabet, each with the same chance. */
export function randomText(length: number, alphabet: string): string {
  const most = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < most && text.length < length) {
        text += alphabet.charAt(byte % alphabet.length);
      }
    }
  }
  return text;
}

/** What is hard to guess and hard to mistype: 100 bits in groups of five characters. */
export function createApproval(): string {
  return (randomText(20, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789").match(/.{5}/g) ?? []).join("-");
}
