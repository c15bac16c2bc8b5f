import { sleep } from "../base/wait.js";
import { NetworkClient } from "./network-client.js";
import type { TokenSourceParts } from "./token-source.js";

/** The network of one sign-in, in the world of a token source. */
export function createNetwork(
  { cloud, world }: Pick<TokenSourceParts, "cloud" | "world">,
  signal: AbortSignal,
): NetworkClient {
  return new NetworkClient({
    cloud,
    fetch: (input, init) => world.fetch(input, init),
    now: () => world.now(),
    sleep: world.sleep ?? sleep,
    signal,
  });
}
