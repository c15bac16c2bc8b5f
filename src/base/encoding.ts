export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** A text with all that is needed to write it back as the bytes it was. */
export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  /** Whether every byte came through. If not, the text must not be written back. */
  readonly lossless: boolean;
}

/**
 * Reads bytes as UTF-8 or, where a byte order mark or zero bytes show it, as UTF-16, which
 * Windows PowerShell writes by default. Never throws: what does not fit becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = detectEncoding(bytes);
  const decoder = new TextDecoder(encoding === "utf-8" ? "utf-8" : "utf-16le", { ignoreBOM: true });
  const decoded = decoder.decode(encoding === "utf-16be" ? swapped(bytes) : bytes);
  const byteOrderMark = decoded.startsWith("\uFEFF");
  const read = { text: byteOrderMark ? decoded.slice(1) : decoded, encoding, byteOrderMark };

  // A lost character shows as U+FFFD, which may also stand in the file as such: then its bytes come back.
  const lossless = !decoded.includes("\uFFFD") || equal(encodeText({ ...read, lossless: true }), bytes);
  return { ...read, lossless };
}

/** The bytes of a text, in the encoding that it was read in. */
export function encodeText({ text, encoding, byteOrderMark }: DecodedText): Uint8Array {
  const whole = byteOrderMark ? `\uFEFF${text}` : text;
  if (encoding === "utf-8") {
    return new TextEncoder().encode(whole);
  }
  const bytes = new Uint8Array(whole.length * 2);
  for (let index = 0; index < whole.length; index++) {
    const code = whole.charCodeAt(index);
    bytes[index * 2] = code & 0xff;
    bytes[index * 2 + 1] = code >> 8;
  }
  return encoding === "utf-16be" ? swapped(bytes) : bytes;
}

function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length % 2 === 0)) {
    return "utf-16le";
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && bytes.length % 2 === 0)) {
    return "utf-16be";
  }
  return "utf-8";
}

function swapped(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) {
    result[index] = bytes[index ^ 1] ?? 0;
  }
  return result;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
