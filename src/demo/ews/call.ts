import type { Company } from "../data/company.js";
import type { Account } from "../data/users.js";
import type { XmlElement } from "./read-xml.js";

/** Which Exchange is asked: that of Microsoft, or a server of the company's own that has the same people. */
export type Door = "online" | "on-premises";

/** One operation, as whoever answers it sees it. */
export interface EwsCall {
  readonly company: Company;
  readonly door: Door;
  /** Whose rights count: who asks, or who is impersonated. */
  readonly actor: Account;
  /** The IANA name of the zone that times without an offset are of. */
  readonly zone: string | undefined;
  readonly operation: XmlElement;
}

/** Whether a mailbox is kept behind this door. Those that are not in Exchange Online are on the company's own server. */
export function hasMailbox(door: Door, { mailbox, enabled }: Account): boolean {
  return mailbox === "here" || (door === "on-premises" && mailbox === "elsewhere" && enabled);
}
