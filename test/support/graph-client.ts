import { createGraphClient, type GraphClient, type GraphWorld } from "../../src/graph/client.js";
import type { Cloud } from "../../src/identity/clouds.js";
import type { TokenRequest } from "../../src/identity/tokens.js";

export interface TestClient {
  readonly client: GraphClient;
  /** How long was waited, in milliseconds, each time. */
  readonly waited: readonly number[];
  readonly asked: readonly TokenRequest[];
  readonly log: readonly string[];
}

/** The first token that is given; those that follow differ in the number. */
export const firstToken = "CANARY-token-1";

/** A client of a server on this machine, whose clock runs only while it waits. */
export function connect(origin: string, changes: Partial<GraphWorld> = {}): TestClient {
  const waited: number[] = [];
  const asked: TokenRequest[] = [];
  const log: string[] = [];
  let time = Date.parse("2026-11-21T12:00:00Z");
  let tokens = 0;

  const client = createGraphClient({
    cloud: cloudAt(origin),
    tokens: {
      account: undefined,
      getToken(request) {
        asked.push(request);
        if (tokens === 0 || request.refused !== undefined) {
          tokens++;
        }
        return Promise.resolve({
          token: `CANARY-token-${String(tokens)}`,
          expires: new Date(time + 3_600_000),
        });
      },
      signOut: () => Promise.resolve(),
    },
    fetch,
    now: () => new Date(time),
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      waited.push(milliseconds);
      time += milliseconds;
      await Promise.resolve();
    },
    random: () => 1,
    timeoutSeconds: 10,
    log: (line) => log.push(line),
    ...changes,
  });
  return { client, waited, asked, log };
}

export function cloudAt(origin: string): Cloud {
  return {
    id: "test",
    title: "Test cloud",
    login: origin,
    graph: origin,
    ews: `${origin}/EWS/Exchange.asmx`,
    autodiscover: origin,
    portal: origin,
    exchangeEnvironment: "O365Default",
    graphEnvironment: "Global",
    hasPublicClients: false,
  };
}

/** All that an asynchronous list gives. */
export async function all<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) {
    items.push(item);
  }
  return items;
}
