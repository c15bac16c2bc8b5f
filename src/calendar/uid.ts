/**
 * What a GlobalObjectId of Outlook begins with.
 *
 * @see https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxocal/1d3aac05-a7b9-45cc-a213-47f0a0a2c5c1
 */
const byteArrayId = "040000008200E00074C5B7101A82E008";

/** The same in base64, whose last character has bits of what follows in it. */
const base64Id = "BAAAAIIA4AB0xbcQGoLgC";

/** Where the day of an occurrence stands, in digits of hexadecimal: bytes 16 to 19. */
const dayStart = 32;
const dayEnd = 40;
/** Where the data begins, after a time, eight bytes of nothing and the length of the data. */
const dataStart = 80;

/** "vCal-Uid", and a number of four bytes that is always 1. */
const wrapper = "7643616C2D55696401000000";

/**
 * A UID as both doors would write it: a GlobalObjectId in hexadecimal without the day of an occurrence, upper case; any
 * other one as it is. A UID that came from elsewhere and was wrapped into a GlobalObjectId is taken out of it.
 */
export function normalizeUid(uid: string): string {
  const id = readGlobalObjectId(uid);
  if (id === undefined) {
    return uid.trim();
  }
  const wrapped = unwrap(id);
  return wrapped === undefined
    ? `${id.slice(0, dayStart)}00000000${id.slice(dayEnd)}`
    : normalizeUid(wrapped);
}

/** The day on which an occurrence was to be, "2026-11-24", where its UID tells it. */
export function originalDayOf(uid: string): string | undefined {
  const digits = readGlobalObjectId(uid)?.slice(dayStart, dayEnd) ?? "";
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map((part) =>
    Number.parseInt(part, 16),
  );
  if (!year || !month || !day || year > 9999 || month > 12 || day > 31) {
    return undefined;
  }
  return [String(year).padStart(4, "0"), two(month), two(day)].join("-");
}

const two = (count: number) => String(count).padStart(2, "0");

/** In upper-case hexadecimal, however it was written. `undefined` where it is something else, or not whole. */
function readGlobalObjectId(uid: string): string | undefined {
  const text = uid.trim();
  const hex = text.startsWith(base64Id)
    ? Buffer.from(text, "base64").toString("hex").toUpperCase()
    : text.toUpperCase();
  return hex.length >= dataStart &&
    hex.length % 2 === 0 &&
    hex.startsWith(byteArrayId) &&
    /^[\dA-F]+$/.test(hex)
    ? hex
    : undefined;
}

/** @see https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcical/a685a040-5b69-4c84-b084-795113fb4012 */
function unwrap(id: string): string | undefined {
  if (!id.startsWith(wrapper, dataStart)) {
    return undefined;
  }
  const text = Buffer.from(id.slice(dataStart + wrapper.length), "hex").toString("utf8");
  const uid = text.replace(/\0+$/, "").trim();
  return uid === "" ? undefined : uid;
}
