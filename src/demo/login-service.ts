import { toBytes } from "./answers.js";
import { answerEntra } from "./entra/entra.js";
import type { EntraWorld } from "./entra/world.js";
import type { Scenarios } from "./scenarios.js";
import type { Handler } from "./server.js";

/** The sign-in service. It may be slow; other scenarios spare it, so that one gets as far as their trouble. */
export function createLoginService(world: EntraWorld, scenarios: Pick<Scenarios, "pause">): Handler {
  return async (request) => {
    await scenarios.pause(request.signal);
    return toBytes(await answerEntra(world, request), world.now());
  };
}
