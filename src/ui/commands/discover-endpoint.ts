import { listed } from "../../base/words.js";
import type { Cloud } from "../../identity/clouds.js";
import { discover, listAskedHosts, secondsPerStep } from "../../ews/autodiscover.js";
import { findSmtpProblem } from "../../ews/discovery/address.js";
import { cancellable } from "../cancellable.js";
import { listDiscoveryPlaces, placeOfNode, type Place } from "../discovery/choose-place.js";
import { isAgreed, offerAddress } from "../discovery/offer-address.js";
import { renderDiscovered } from "../discovery/render-discovered.js";
import { commandIds } from "../ids.js";
import { askText, back, note, pick, wrong } from "../input/quick-input.js";
import { takeSteps, type Step } from "../input/steps.js";
import type { Services } from "../services.js";
import { showMarkdown } from "../show-markdown.js";
import { addressOf } from "../tenant/name-mailbox.js";
import type { ListedUser } from "../../graph/users.js";
import type { Command } from "./command.js";

const title = "Discover the Address of EWS";

/** Asks Autodiscover where the mailbox of an address is reached. Nobody signs in. */
export const discoverEndpoint: Command = {
  id: commandIds.discoverEndpoint,

  async run(services, ...args) {
    const { place, address } = await ask(services, args[0]);
    const { cloud } = place;
    const found = await cancellable(`Asking Autodiscover about ${address}`, ({ signal, report }) =>
      discover(
        address,
        {
          // Looked up at each call: VS Code puts one in its place that knows its proxy and its certificates.
          fetch: (...parts) => globalThis.fetch(...parts),
          cloud,
          now: () => new Date(),
          timeoutSeconds: secondsPerStep,
        },
        {
          signal,
          onStep: (url) => {
            report(new URL(url).host);
          },
        },
      ),
    );
    for (const { url, status, outcome } of found.steps) {
      services.log.debug(`Autodiscover at ${new URL(url).host}: ${[outcome, status].join(" ").trim()}`);
    }
    const text = renderDiscovered(found, { cloud, isAgreed: isAgreed(services, place, found) });
    await showMarkdown(services.reports.add(`EWS of ${found.mailbox}`, text));
    offerAddress(services, place, found);
  },
};

/** What to ask about and where, which a line of the tree may say. Shows whom the address is sent to before it is. */
async function ask(
  { connections }: Services,
  node: unknown,
): Promise<{ readonly place: Place; readonly address: string }> {
  const { mailbox } = (node ?? {}) as { readonly mailbox?: ListedUser };
  const given = placeOfNode(connections, node);
  let chosen = given;
  let address = mailbox ? addressOf(mailbox) : "";

  const choosePlace: Step = async (place) => {
    const items = listDiscoveryPlaces(connections);
    const answer = await pick({
      title,
      place,
      placeholder: "Whose Autodiscover is asked first?",
      items,
    });
    if (answer === back) {
      return "back";
    }
    chosen = answer.where;
    return "next";
  };
  const typeAddress: Step = async (place) => {
    const cloud = chosen?.cloud;
    const answer = await askText({
      title,
      place,
      prompt: "The address of the mailbox. Nobody signs in; only the address is sent.",
      placeholder: "ada@contoso.com",
      value: address,
      judge: (text) => {
        const problem = findSmtpProblem(text);
        return problem === undefined && cloud ? note(describeSending(text, cloud)) : wrong(problem ?? "");
      },
    });
    if (answer === back) {
      return "back";
    }
    address = answer.text;
    return "next";
  };
  await takeSteps(() => (given ? [typeAddress] : [choosePlace, typeAddress]));
  if (!chosen) {
    throw new Error("There is no place to ask.");
  }
  return { place: chosen, address };
}

function describeSending(address: string, cloud: Cloud): string {
  const hosts = listAskedHosts(address, cloud);
  return `Is sent to ${listed(hosts, "or")}: one after the other until one knows it, and wherever they redirect.`;
}
