import { Gate } from "../base/gate.js";
import type { SentRequest } from "../calendar/source.js";
import type { Cloud } from "../identity/clouds.js";
import type { TokenSource } from "../identity/tokens.js";
import { callOnce, type Outcome } from "./call.js";
import { longestWait, waitAfter } from "./patience.js";
import { renderEnvelope } from "./soap.js";
import type { XmlNode } from "./xml/node.js";
import type { XmlText } from "./xml/write.js";

export type { XmlNode } from "./xml/node.js";
export type { XmlText } from "./xml/write.js";

/** Sends a SOAP envelope and gives what came back, whatever its status. */
export interface EwsTransport {
  /** The address of EWS, without anything secret in it. */
  readonly address: string;
  send(request: EwsHttpRequest): Promise<EwsHttpAnswer>;
}

export interface EwsHttpRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** Delegated permissions and why they are needed, for whoever signs in as a person. */
  readonly reason: string | undefined;
}

export interface EwsHttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Whose calendar is read, and as whom. */
export interface EwsAccess {
  /** The mailbox that is impersonated, for an application or a service account; absent for delegate access. */
  readonly impersonate: string | undefined;
}

export interface EwsWorld {
  readonly transport: EwsTransport;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
  /** Whether it is Exchange Online, whose EWS ends. */
  readonly isOnline: boolean;
  readonly log?: (message: string) => void;
}

/** EWS as one connection sees it. */
export interface EwsClient {
  readonly sent: readonly SentRequest[];
  /** Whether it is Exchange Online, whose EWS ends, and what day it is for that. */
  readonly isOnline: boolean;
  readonly now: () => Date;
  /**
   * Sends the inside of a SOAP body, written with the `xml` template, and gives the element that answers it, for instance
   * `FindItemResponse`. What the messages in it say is the operation's to judge. Waits and tries again where the server is busy. Throws
   * an `EwsError`.
   */
  call(operation: string, body: XmlText, options: EwsCallOptions): Promise<XmlNode>;
}

export interface EwsCallOptions {
  /** The mailbox that the call is about: X-AnchorMailbox, and no more than a few calls at a time. */
  readonly mailbox: string | undefined;
  readonly impersonate?: string | undefined;
  /** The Windows name of the zone for times without one. */
  readonly timeZone?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly reason?: string | undefined;
  readonly onSent?: ((request: SentRequest) => void) | undefined;
}

export interface OAuthParts {
  readonly cloud: Cloud;
  readonly tokens: TokenSource;
  readonly fetch: typeof fetch;
  readonly timeoutSeconds: number;
  /** An address other than the cloud's, for instance one that Autodiscover gave. */
  readonly address?: string | undefined;
  /** Whether the user agreed that tokens go to that address, which the cloud does not own. */
  readonly isAgreed?: boolean | undefined;
}

/** Microsoft advises no more than ten calls at a time, for all mailboxes of an account together; what one mailbox serves at a time is less. */
const mostOfOneMailbox = 4;
const mostTogether = 10;

/** How many requests are remembered. */
const mostSent = 500;

/** @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange */
export function createEwsClient(world: EwsWorld): EwsClient {
  const sent: SentRequest[] = [];
  const gate = new Gate(mostOfOneMailbox);
  const all = new Gate(mostTogether);

  async function call(operation: string, body: XmlText, options: EwsCallOptions): Promise<XmlNode> {
    const { mailbox, impersonate, timeZone, signal, reason, onSent } = options;
    const anchor = impersonate ?? mailbox;
    const request: EwsHttpRequest = {
      body: renderEnvelope(body, { impersonate, timeZone }),
      // Without it, Exchange Online looks for the mailbox anew each time. An address that is no header is none.
      headers: anchor !== undefined && /^[\x21-\x7e]+$/.test(anchor) ? { "X-AnchorMailbox": anchor } : {},
      signal,
      reason,
    };
    const ends = world.now().getTime() + longestWait;

    for (let attempts = 1; ; attempts++) {
      const outcome = await callOnce(operation, request, {
        world,
        mailbox: impersonate ?? mailbox,
        remember: (status, { body: sentBody }) => {
          const { address } = world.transport;
          remember({ method: "POST", url: address, body: sentBody, status }, onSent);
        },
      });
      const wait = outcome.trouble && waitAfter(outcome.trouble, { attempts, ends }, world);
      if (wait === undefined) {
        return settle(outcome);
      }
      world.log?.(`${operation} waits ${String(wait)} ms`);
      await world.sleep(wait, signal);
    }
  }

  function remember(request: SentRequest, onSent: EwsCallOptions["onSent"]): void {
    if (sent.length < mostSent) {
      sent.push(request);
    }
    onSent?.(request);
  }

  return {
    sent,
    isOnline: world.isOnline,
    now: world.now,
    call: (operation, body, options) =>
      gate.run(
        (options.mailbox ?? options.impersonate ?? "").toLowerCase(),
        () => all.run("", () => call(operation, body, options), options.signal),
        options.signal,
      ),
  };
}

function settle(outcome: Outcome): XmlNode {
  if ("error" in outcome) {
    throw outcome.error;
  }
  return outcome.answer;
}
