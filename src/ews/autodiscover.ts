/** One question of Autodiscover and what came of it. */
export interface DiscoverStep {
  readonly url: string;
  readonly outcome: "answered" | "redirected" | "refused" | "failed" | "not followed";
  readonly status: number | undefined;
  /** In a sentence: what was answered, where it leads, why it was not followed. */
  readonly words: string;
}

export interface Discovered {
  /** The address of EWS, where one was found. */
  readonly ews: string | undefined;
  /** Whether its host belongs to the cloud. A token goes to no other before somebody agrees. */
  readonly isOfCloud: boolean;
  readonly steps: readonly DiscoverStep[];
}

export interface DiscoverWorld {
  readonly fetch: typeof fetch;
  readonly autodiscover: string;
  readonly ews: string;
  readonly timeoutSeconds: number;
}

/**
 * Asks Autodiscover v2 for the address of EWS, never with credentials and over https alone (or this machine): first the cloud,
 * then `autodiscover.<domain>`, then the domain itself.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/autodiscover-for-exchange
 */
export function discover(
  address: string,
  world: DiscoverWorld,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Discovered> {
  throw new Error(`not built: ${String([address, world.ews, options.signal])}`);
}
