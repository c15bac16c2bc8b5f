/** Windows takes these for devices, with any extension. Compared in compatibility form, in which "COM¹" is "com1". */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A name may take 255 bytes on most disks, and something is put behind it. */
const mostBytes = 120;

/**
 * `text` as what can stand before the extension of a file on every system: letters, digits and a few signs on one line, never
 * a path. `fallback` where nothing of it is left.
 */
export function toFileName(text: string, fallback: string): string {
  const cleaned = text
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}\p{N}._()&+,-]+/gu, " ")
    .replaceAll(/\.{2,}/g, ".");
  const name = trimmed(shortened(trimmed(cleaned)));
  const [stem = ""] = name.split(".");
  const isReserved = reserved.test(stem.normalize("NFKC").trim().toLowerCase());
  return isReserved ? `_${name}` : name || fallback;
}

/** The same as one word in small letters: "Sense — Room Sync" is "sense-room-sync". */
export function toFileWord(text: string, fallback: string): string {
  const word = toFileName(text, fallback).toLowerCase();
  return word.replaceAll(/[^\p{L}\p{M}\p{N}._]+/gu, "-").replaceAll(/^-+|-+$/g, "") || fallback;
}

function shortened(name: string): string {
  const characters = Array.from(name);
  while (new TextEncoder().encode(characters.join("")).length > mostBytes) {
    characters.pop();
  }
  return characters.join("");
}

/** Neither a dot, which hides a file or is lost on Windows, nor a sign that a program takes for an option. */
function trimmed(name: string): string {
  return name.replaceAll(/^[\p{M}\s.,&+-]+|[\s.,&+-]+$/gu, "");
}
