import { decodeItemId, encodeItemId } from "../data/item-ids.js";
import type { Account, Users } from "../data/users.js";
import { malformedId, itemNotFound } from "./errors.js";

/** The id of what lies in a mailbox, as EWS writes it: with "/" and "+", which Graph's ids have not. */
export function toEwsId(id: string): string {
  return id.replaceAll("-", "/").replaceAll("_", "+");
}

export const encodeEwsId = (mailbox: Account, text: string) => toEwsId(encodeItemId(mailbox.id, text));

/** The mailbox that an id is of and the text that it was made of. Throws an `EwsError` where it is no id of EWS. */
export function decodeEwsId(users: Users, id: string): { readonly mailbox: Account; readonly text: string } {
  const graphId = id.replaceAll("/", "-").replaceAll("+", "_");
  const bytes = Buffer.from(id.slice(4), "base64");
  if (!/^AAMk[\w/+]+={0,2}$/.test(id) || id.includes("_") || bytes.length < 19) {
    throw malformedId();
  }
  const mailbox = users.find(guidText(bytes));
  const decoded = mailbox && decodeItemId(mailbox.id, graphId);
  if (!mailbox || typeof decoded !== "object") {
    throw decoded === "malformed" ? malformedId() : itemNotFound();
  }
  return { mailbox, text: decoded.text };
}

/** What `guidBytes` writes, read. */
function guidText(bytes: Buffer): string {
  const part = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).reverse().toString("hex");
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}-${bytes.toString("hex", 8, 10)}-${bytes.toString("hex", 10, 16)}`;
}
