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
  const { ews, isOfCloud, mailbox } = found;
  if (ews === undefined) {
    return describeNothing(found, cloud);
  }
  const { host } = new URL(ews);
  const says = `The mailbox ${mailbox} is reached at ${host}.`;
  return isOfCloud
    ? {
        says,
        tokens: `${host} belongs to ${cloud.title}: tokens may go there.`,
        next: [
          "Whether there is such a mailbox is not said: Exchange Online answers the same for addresses that nobody has. Look at its calendar to know.",
        ],
      }
    : {
        says,
        tokens: `${host} does not belong to ${cloud.title}: no token goes there before somebody agrees.`,
        next: [
          `Make sure that ${host} is a server of your organization.`,
          "If it is an Exchange Server, connect to it with a user and a password, or agree to send it tokens where hybrid modern authentication is set up.",
        ],
      };
}

function describeNothing({ steps, mailbox }: Discovered, cloud: Cloud): Verdict {
  const hosts = [cloud.autodiscover, cloud.ews].map((address) => new URL(address).host);
  const ofCloud = steps.filter(({ url }) => hosts.includes(new URL(url).host));
  const elsewhere = ofCloud
    .map(({ leadsTo }) => (leadsTo === undefined ? "" : new URL(leadsTo).host))
    .find((host) => host !== "" && !hosts.includes(host));
  if (elsewhere !== undefined) {
    return {
      says: `${cloud.title} says that the mailbox ${mailbox} is elsewhere: it redirects to ${elsewhere}, where no address of EWS could be learnt.`,
      tokens: undefined,
      next: [
        `If ${elsewhere} is the Exchange Server of your organization, look whether it can be reached from this machine, or only inside of your network.`,
        "Whoever runs it knows the address of EWS, which ends in /EWS/Exchange.asmx. Connect to it as an Exchange Server.",
      ],
    };
  }
  if (ofCloud.every(({ status }) => status === undefined)) {
    return {
      says: `Where the mailbox ${mailbox} is could not be learnt, because ${cloud.title} gave no answer.`,
      tokens: undefined,
      next: [
        "Look whether this machine is online, and whether a VPN or a proxy is needed. Then ask again.",
        everyMailbox(cloud),
      ],
    };
  }
  return {
    says: `Nobody who was asked knows where the mailbox ${mailbox} is.`,
    tokens: undefined,
    next: [
      "Look at how the address is written. It has to be one that the mailbox receives mail at.",
      everyMailbox(cloud),
    ],
  };
}

function everyMailbox({ ews }: Cloud): string {
  return `In the cloud, EWS is at ${ews} for every mailbox. On an Exchange Server, whoever runs it knows the address, which ends in /EWS/Exchange.asmx.`;
}
