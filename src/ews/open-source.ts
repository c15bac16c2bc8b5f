import type { CalendarSource } from "../calendar/source.js";
import type { Cloud } from "../identity/clouds.js";
import type { OnPremisesWay } from "../identity/connection.js";
import type { TokenSource } from "../identity/tokens.js";
import { createEwsClient, type EwsTransport, type EwsWorld } from "./client.js";
import { createEwsSource } from "./source.js";
import { createOAuthTransport } from "./transports/oauth.js";

export interface EwsSourceWorld extends Omit<EwsWorld, "transport" | "isOnline"> {
  readonly fetch: typeof fetch;
  readonly timeoutSeconds: number;
}

/** A door to calendars that has to be closed again, because a server may keep its connections. */
export interface OpenedEwsSource {
  readonly source: CalendarSource;
  readonly client: ReturnType<typeof createEwsClient>;
  close(): Promise<void>;
}

/** EWS in Exchange Online: an application acts as the owner of each mailbox, a person reads what is shared with her. */
export function openOnlineSource(
  parts: {
    readonly cloud: Cloud;
    readonly tokens: TokenSource;
    readonly isApp: boolean;
    /** An address other than the cloud's, to which the user agreed that tokens go. */
    readonly agreedAddress?: string | undefined;
  },
  world: EwsSourceWorld,
): OpenedEwsSource {
  const { cloud, tokens, isApp, agreedAddress } = parts;
  const { fetch, timeoutSeconds } = world;
  const transport = createOAuthTransport({
    cloud,
    tokens,
    fetch,
    timeoutSeconds,
    ...(agreedAddress === undefined ? {} : { address: agreedAddress, isAgreed: true }),
  });
  return opened(transport, { ...world, isOnline: true }, { impersonates: isApp });
}

/** EWS of an Exchange Server. With `impersonate`, or `impersonates` for the owner of each mailbox, the account acts as somebody else. */
export async function openServerSource(
  parts: {
    readonly way: OnPremisesWay;
    readonly password: string;
    readonly impersonates: boolean;
    readonly impersonate?: string | undefined;
  },
  world: EwsSourceWorld,
): Promise<OpenedEwsSource> {
  const { way, password, impersonates, impersonate } = parts;
  const { fetch, timeoutSeconds } = world;
  const access = { impersonates, impersonate };
  const account = { address: way.ews, user: way.user, password, timeoutSeconds };
  if (way.kind === "ntlm") {
    const { createNtlmTransport } = await import("./transports/ntlm.js");
    const transport = createNtlmTransport(account);
    return opened(transport, { ...world, isOnline: false }, access, () => transport.close());
  }
  const { createBasicTransport } = await import("./transports/basic.js");
  return opened(createBasicTransport({ ...account, fetch }), { ...world, isOnline: false }, access);
}

function opened(
  transport: EwsTransport,
  world: Omit<EwsWorld, "transport">,
  access: Parameters<typeof createEwsSource>[1],
  close = () => Promise.resolve(),
): OpenedEwsSource {
  const client = createEwsClient({ ...world, transport });
  return { client, source: createEwsSource(client, access), close };
}
