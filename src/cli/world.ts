import { sleep } from "../base/wait.js";
import type { GraphWorld } from "../graph/client.js";
import type { SignInWorld } from "../identity/token-source.js";
import type { SecretStore } from "../identity/tokens.js";
import type { Io } from "./io.js";
import { createFetch } from "./network.js";
import { runProgram } from "./run-program.js";
import { createPrompts } from "./tenant/prompts.js";

/** All that signing in and Microsoft Graph need of this process. */
export type World = SignInWorld & Pick<GraphWorld, "sleep" | "random" | "timeoutSeconds">;

/** Throws a `UserError` where the environment names a proxy that is none. */
export function createWorld(io: Io, log: (message: string) => void): World {
  return {
    fetch: createFetch(io.environment),
    now: () => io.now,
    sleep,
    random: Math.random,
    timeoutSeconds: 30,
    secrets: createSecretStore(),
    prompts: createPrompts(io),
    run: (file, args, signal) => runProgram(file, args, io.environment, signal),
    log,
  };
}

/** Keeps nothing longer than the process lives. */
function createSecretStore(): SecretStore {
  const kept = new Map<string, string>();
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    store(key, value) {
      kept.set(key, value);
      return Promise.resolve();
    },
    delete(key) {
      kept.delete(key);
      return Promise.resolve();
    },
  };
}
