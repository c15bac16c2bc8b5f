import type { Cloud } from "../identity/clouds.js";
import type { Discovered } from "./autodiscover.js";

/** What to ask before tokens go to a host that a cloud does not own. */
export interface AgreeQuestion {
  /** The exact address that is agreed to. */
  readonly address: string;
  readonly title: string;
  readonly detail: string;
}

/** `undefined` where there is nothing to agree to: no address, one of the cloud, or one that is not encrypted. */
export function askToAgree(
  { ews, isOfCloud, mailbox }: Pick<Discovered, "ews" | "isOfCloud" | "mailbox">,
  cloud: Cloud,
): AgreeQuestion | undefined {
  const url = ews !== undefined && !isOfCloud ? new URL(ews) : undefined;
  if (url?.protocol !== "https:") {
    return undefined;
  }
  return {
    address: url.href,
    title: `Send tokens for ${cloud.title} to ${url.host}?`,
    detail: [
      `Autodiscover says that the mailbox ${mailbox} is reached at ${url.href}. This host does not belong to ${cloud.title}.`,
      "Whoever gets a token can read with it whatever the connection may read, until it ends after about an hour. Agree only if you know whose host this is, for instance that of your own Exchange Server, which takes tokens where hybrid modern authentication is set up.",
      "The answer is remembered in this workspace, for this connection and this address alone.",
    ].join("\n\n"),
  };
}
