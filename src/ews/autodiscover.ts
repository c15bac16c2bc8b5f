import { UserError } from "../base/errors.js";
import { mayReceiveToken, type Cloud } from "../identity/clouds.js";
import { findSmtpProblem, parseSmtpAddress } from "./discovery/address.js";
import { followQuestion, type Followed } from "./discovery/follow.js";
import { askingFor, listOrigins, listQuestions, serverOf, type Protocol } from "./discovery/questions.js";

/** One question of Autodiscover and what came of it. */
export interface DiscoverStep {
  readonly protocol: Protocol;
  /** What was asked. The address of the mailbox is in it. */
  readonly url: string;
  /**
   * "answered" with an address; "redirected" to what was asked next; "not followed", a redirect; "refused" by the service;
   * "failed", where there was no answer, or none that can be used.
   */
  readonly outcome: "answered" | "redirected" | "not followed" | "refused" | "failed";
  readonly status: number | undefined;
  /** The address that was answered or that it redirects to, taken or not. */
  readonly leadsTo: string | undefined;
  /** In sentences: what was answered, where it leads, why it was not followed. */
  readonly words: string;
}

export interface Discovered {
  /** The address that was asked about. */
  readonly mailbox: string;
  /** The address of EWS, where one was found. Encrypted, and without a user in it. */
  readonly ews: string | undefined;
  /** Whether its host belongs to the cloud. A token goes to no other before somebody agrees. */
  readonly isOfCloud: boolean;
  /** The Autodiscover server for products that want to be told one, `https://` and so on up to `/autodiscover`. */
  readonly autodiscover: string | undefined;
  readonly steps: readonly DiscoverStep[];
}

export interface DiscoverWorld {
  readonly fetch: typeof fetch;
  readonly cloud: Cloud;
  readonly now: () => Date;
  /** For each question. */
  readonly timeoutSeconds: number;
}

/** What one waits for a single question. Who has an Exchange Server behind a firewall waits for some of them. */
export const secondsPerStep = 10;

/** The hosts that hear an address, in this order and until one knows where its mailbox is. Throws a `UserError`. */
export function listAskedHosts(address: string, cloud: Cloud): readonly string[] {
  return listOrigins(parse(address), cloud).map((origin) => new URL(origin).host);
}

/**
 * Asks Autodiscover v2 for the address of EWS, never with credentials and over https alone (or this machine, for a cloud that is
 * played on it): first the cloud, then `autodiscover.<domain>`, then the domain itself, each in both ways to ask.
 *
 * Whatever goes wrong is a step. Throws where it is aborted, and a `UserError` where the address is no SMTP address. That an
 * address was found does not say that there is a mailbox: Exchange Online does not tell who is there.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/autodiscover-for-exchange
 */
export async function discover(
  address: string,
  world: DiscoverWorld,
  { signal, onStep }: { readonly signal?: AbortSignal; readonly onStep?: (url: string) => void } = {},
): Promise<Discovered> {
  const parsed = parse(address);
  const { cloud } = world;
  const steps: DiscoverStep[] = [];
  const follow = (url: URL, protocol: Protocol) =>
    followQuestion(url, { protocol, world, steps, signal, onStep });

  const found = await findFirst();
  const older = found && (await follow(askingFor(found.asked, "AutodiscoverV1"), "AutodiscoverV1"));
  return {
    mailbox: parsed.text,
    ews: found?.address,
    isOfCloud: found !== undefined && mayReceiveToken(cloud, "exchange", found.address),
    autodiscover: older?.address === undefined ? undefined : serverOf(older.address),
    steps,
  };

  async function findFirst(): Promise<(Followed & { readonly address: string }) | undefined> {
    for (const origin of listOrigins(parsed, cloud)) {
      for (const url of listQuestions(parsed, origin)) {
        const { address: ews, asked, isFinal } = await follow(url, "EWS");
        if (ews !== undefined) {
          return { address: ews, asked, isFinal };
        }
        if (isFinal) {
          break;
        }
      }
    }
    return undefined;
  }
}

function parse(address: string) {
  const parsed = parseSmtpAddress(address);
  if (!parsed) {
    throw new UserError(findSmtpProblem(address) ?? "This is no SMTP address.");
  }
  return parsed;
}
