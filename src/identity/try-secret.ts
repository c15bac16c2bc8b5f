import { sleep as sleepInTime } from "../base/wait.js";
import type { Cloud } from "./clouds.js";
import { SignInError } from "./sign-in-error.js";
import { createTokenSource, type SignInWorld } from "./token-source.js";

/** How long to wait after each attempt, in seconds. Entra needs some until it knows a new secret everywhere. */
const waits = [2, 4, 6, 8, 10, 15, 15, 15, 15];

export interface SecretTrial {
  readonly cloud: Cloud;
  /** A GUID or a domain. */
  readonly tenant: string;
  readonly clientId: string;
  readonly secret: string;
  readonly world: Pick<SignInWorld, "fetch" | "now" | "log" | "sleep">;
  readonly signal?: AbortSignal;
  /** Told before it waits for another attempt. */
  readonly onWait?: () => void;
}

/**
 * Signs in with a client secret that was just made, again and again as long as Entra does not know it, for a minute and a
 * half at most. Throws the `SignInError` of the last attempt.
 */
export async function trySecret(trial: SecretTrial): Promise<void> {
  const { world, signal, onWait } = trial;
  const sleep = world.sleep ?? sleepInTime;
  for (const seconds of waits) {
    try {
      await signIn(trial);
      return;
    } catch (error) {
      if (!(error instanceof SignInError && error.failure === "wrong-secret")) {
        throw error;
      }
    }
    onWait?.();
    await sleep(seconds * 1000, signal);
  }
  await signIn(trial);
}

/** From nothing each time, because what was refused is remembered. */
async function signIn({ cloud, tenant, clientId, secret, world, signal }: SecretTrial): Promise<void> {
  const kept = new Map<string, string>();
  const nobody = () => Promise.reject(new Error("Nobody is asked where an application signs in."));
  const tokens = createTokenSource({
    connection: {
      id: "trial",
      name: "Trial",
      cloud: cloud.id,
      tenant,
      way: { kind: "client-secret", clientId },
      readOnly: true,
    },
    cloud,
    world: {
      ...world,
      secrets: {
        get: (key) => Promise.resolve(kept.get(key)),
        store: (key, value) => Promise.resolve(void kept.set(key, value)),
        delete: (key) => Promise.resolve(void kept.delete(key)),
      },
      prompts: { openBrowser: nobody, showDeviceCode: () => undefined },
      run: nobody,
    },
    readCredential: () => Promise.resolve({ kind: "client-secret", secret }),
  });
  await tokens.getToken({ audience: "graph", ...(signal ? { signal } : {}) });
}
