import type { Cloud } from "../../identity/clouds.js";
import type { Discovered } from "../autodiscover.js";

/** What the steps come to. */
export interface Verdict {
  readonly says: string;
  /** Whether a token may go to the address, where there is one. */
  readonly tokens: string | undefined;
  /** What to do next, one thing a sentence. */
  readonly next: readonly string[];
}

/** Says in words where a mailbox is reached, or why nobody knows. */
export function describeDiscovered(found: Discovered, cloud: Cloud): Verdict {
  const { ews, isOfCloud, mailbox, autodiscover } = found;
  if (ews === undefined) {
    return describeNothing(found, cloud);
  }
  const { host } = new URL(ews);
  const older =
    autodiscover === undefined
      ? []
      : [`Where a product asks for an Autodiscover server or URL, take ${autodiscover}.`];
  if (isOfCloud) {
    return {
      says: `The mailbox ${mailbox} is reached at ${ews}.`,
      tokens: `${host} belongs to ${cloud.title}: tokens may go there.`,
      next: [
        "Whether there is such a mailbox is not said: Exchange Online answers the same for addresses that nobody has. Look at its calendar to know.",
        ...older,
      ],
    };
  }
  return {
    says: `The mailbox ${mailbox} is reached at ${ews}.`,
    tokens: `${host} does not belong to ${cloud.title}: no token goes there before somebody agrees.`,
    next: [
      `Make sure that ${host} is a server of your organization.`,
      "If it is an Exchange Server, connect to it with a user and a password, or agree to send it tokens where hybrid modern authentication is set up.",
      ...older,
    ],
  };
}

function describeNothing({ steps, mailbox }: Discovered, cloud: Cloud): Verdict {
  const of = [cloud.autodiscover, cloud.ews].map((address) => new URL(address).host);
  const host = steps
    .filter(({ url }) => of.includes(new URL(url).host))
    .map(({ leadsTo }) => (leadsTo === undefined ? "" : new URL(leadsTo).host))
    .find((each) => each !== "" && !of.includes(each));
  if (host !== undefined) {
    return {
      says: `${cloud.title} says that the mailbox ${mailbox} is elsewhere: it redirects to ${host}, where no address of EWS could be learnt.`,
      tokens: undefined,
      next: [
        `If ${host} is the Exchange Server of your organization, look whether it can be reached from this machine, or only inside of your network.`,
        "Whoever runs it knows the address of EWS, which ends in /EWS/Exchange.asmx. Connect to it as an Exchange Server.",
      ],
    };
  }
  return {
    says: `Nobody who was asked knows where the mailbox ${mailbox} is.`,
    tokens: undefined,
    next: [
      "Look at how the address is written. It has to be one that the mailbox receives mail at.",
      `In the cloud, EWS is at ${cloud.ews} for every mailbox. On an Exchange Server, whoever runs it knows the address, which ends in /EWS/Exchange.asmx.`,
    ],
  };
}
