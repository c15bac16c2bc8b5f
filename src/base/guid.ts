const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `text` is a GUID as manifests spell it: 8-4-4-4-12 hexadecimal digits, in either case. */
export function isGuid(text: string): boolean {
  return text.length === 36 && canonical.test(text);
}

/**
 * The GUID that `text` means, in lower case, or `undefined`.
 *
 * Reads past what copying from documents adds or loses: braces, quotes, spaces, invisible
 * characters, missing hyphens, and the longer dashes that word processors put in their place.
 */
export function readGuid(text: string): string | undefined {
  if (isGuid(text)) {
    return text.toLowerCase();
  }
  const digits = text.replace(/^\W*(?:urn:uuid:)?/i, "").replace(/[^0-9a-z]/gi, "");
  return /^[0-9a-f]{32}$/i.test(digits)
    ? digits.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
    : undefined;
}

/** Whether this is the GUID of zeros. */
export function isNil(text: string): boolean {
  return text === "00000000-0000-0000-0000-000000000000";
}

/** The first GUID within a longer text, in lower case, or `undefined`. */
export function findGuid(text: string): string | undefined {
  return /(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/i
    .exec(text)?.[0]
    .toLowerCase();
}

/** Whether `text` was meant as a GUID, however badly it is written: mostly hexadecimal digits, and many. */
export function resemblesGuid(text: string): boolean {
  if (text.length > 80) {
    return false;
  }
  const characters = text.replace(/[^0-9a-z]/gi, "");
  const digits = characters.replace(/[^0-9a-f]/gi, "");
  return digits.length >= 16 && digits.length / characters.length >= 0.85 && /\d/.test(digits);
}
