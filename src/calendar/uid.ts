/** A UID as both doors would write it: a GlobalObjectId in hexadecimal without the day of an occurrence, upper case; any other one as it is. */
export function normalizeUid(uid: string): string {
  throw new Error(`not built: ${uid}`);
}
