import type { Cloud } from "../../../src/identity/clouds.js";
import { clouds } from "../../../src/identity/clouds.js";
import type { Connection, Way } from "../../../src/identity/connection.js";
import type { Credential, SignInWorld, TokenSourceParts } from "../../../src/identity/token-source.js";
import type { DeviceCode, SecretStore } from "../../../src/identity/tokens.js";

export const tenantId = "5c7f0a3e-9d0e-4f0e-8e43-2f1f6a0c9b11";
export const clientId = "8f1b9d0a-4f2b-4f0e-a5a6-6d2f4b7a9c55";

/** A `SecretStore` that can be looked into. */
export class MemoryStore implements SecretStore {
  readonly kept = new Map<string, string>();

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.kept.get(key));
  }

  store(key: string, value: string): Promise<void> {
    this.kept.set(key, value);
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.kept.delete(key);
    return Promise.resolve();
  }
}

/** A cloud whose endpoints are on this machine. */
export function pretendCloud(login: string, more: Partial<Cloud> = {}): Cloud {
  const [global] = clouds;
  if (!global) {
    throw new Error("There are no clouds.");
  }
  return {
    ...global,
    id: "pretend",
    title: "A pretend tenant",
    login,
    graph: "http://127.0.0.1:8101",
    ews: "http://127.0.0.1:8102/EWS/Exchange.asmx",
    ...more,
  };
}

export function connectionBy(way: Way, more: Partial<Connection> = {}): Connection {
  return { id: "test", name: "Test", cloud: "pretend", tenant: tenantId, way, readOnly: true, ...more };
}

export interface Told {
  readonly log: string[];
  readonly opened: string[];
  readonly codes: DeviceCode[];
  readonly ran: (readonly string[])[];
}

export interface PartsGiven {
  readonly way: Way;
  readonly cloud: Cloud;
  readonly connection?: Partial<Connection>;
  readonly world?: Partial<SignInWorld>;
  readonly credential?: Credential;
}

/** What a token source needs, and what it told the world. */
export function partsFor(given: PartsGiven): { parts: TokenSourceParts; told: Told; secrets: MemoryStore } {
  const secrets = new MemoryStore();
  const told: Told = { log: [], opened: [], codes: [], ran: [] };
  const world: SignInWorld = {
    fetch,
    now: () => new Date(),
    secrets,
    prompts: {
      openBrowser: (url) => {
        told.opened.push(url);
        return Promise.resolve();
      },
      showDeviceCode: (code) => told.codes.push(code),
    },
    run: (file, args) => {
      told.ran.push([file, ...args]);
      return Promise.reject(Object.assign(new Error("spawn ENOENT"), { code: "ENOENT" }));
    },
    log: (message) => told.log.push(message),
    sleep: () => Promise.resolve(),
    ...given.world,
  };
  return {
    parts: {
      connection: connectionBy(given.way, given.connection),
      cloud: given.cloud,
      world,
      readCredential: () =>
        given.credential ? Promise.resolve(given.credential) : Promise.reject(new Error("There is none.")),
    },
    told,
    secrets,
  };
}
