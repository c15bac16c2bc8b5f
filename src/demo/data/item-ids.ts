import { guidBytes } from "./guids.js";
import { hashText } from "./hash.js";

/**
 * Ids of what lies in a mailbox. They look like those of Exchange, which nobody can read, but tell the mailbox and a
 * text, so that nothing has to be looked up. Exchange Web Services write "/" and "+" where Graph has "-" and "_".
 */
export function encodeItemId(mailboxId: string, text: string): string {
  const check = Buffer.alloc(2);
  check.writeUInt16BE(hashText(`${mailboxId}${text}`) & 0xffff);
  const bytes = Buffer.concat([guidBytes(mailboxId), check, Buffer.from(text)]);
  // Real ones have a padding, which has to survive addresses.
  const padded = bytes.length % 3 === 0 ? Buffer.concat([bytes, Buffer.from("|")]) : bytes;
  return `AAMk${padded.toString("base64").replaceAll("/", "-").replaceAll("+", "_")}`;
}

/** The text that an id of this mailbox was made of, or what is wrong with it. */
export function decodeItemId(
  mailboxId: string,
  id: string,
): { readonly text: string } | "malformed" | "foreign" {
  const bytes = Buffer.from(id.slice(4).replaceAll("-", "/").replaceAll("_", "+"), "base64");
  if (!/^AAMk[\w-]+={0,2}$/.test(id) || bytes.length < 19) {
    return "malformed";
  }
  const text = bytes.subarray(18).toString().replace(/\|$/, "");
  return encodeItemId(mailboxId, text) === id ? { text } : "foreign";
}
