import type { Cloud } from "../identity/clouds.js";
import type { TokenSource } from "../identity/tokens.js";
import type { SentRequest } from "../calendar/source.js";

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
  /**
   * Sends the inside of a SOAP body, written with the `xml` template, and gives the parsed children of the body of the answer. Waits and
   * tries again where the server is busy. Throws an `EwsError`.
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
}

/** Text that is XML already: made by the `xml` template and by nothing else. */
export interface XmlText {
  readonly xml: string;
}

/** An element of an answer, its names without prefixes. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

export interface OAuthParts {
  readonly cloud: Cloud;
  readonly tokens: TokenSource;
  readonly fetch: typeof fetch;
  readonly timeoutSeconds: number;
}
