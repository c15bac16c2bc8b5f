import type { EwsTransport } from "../client.js";
import { parseEwsAddress } from "./address.js";
import { post, type PostParts } from "./post.js";

export interface PasswordParts extends PostParts {
  /** A name, `DOMAIN\name` or `name@domain`. */
  readonly user: string;
  readonly password: string;
}

/** EWS with user and password, as Exchange Server allows it where it is switched on. Exchange Online has not since 2022. */
export function createBasicTransport({ user, password, ...parts }: PasswordParts): EwsTransport {
  const address = parseEwsAddress(parts.address);
  const authorization = `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
  return { address, send: (request) => post({ ...parts, address }, request, authorization) };
}
