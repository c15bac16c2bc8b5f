import type { DemoTenant } from "../../src/demo/demo-tenant.js";
import { createGraphClient, type GraphClient } from "../../src/graph/client.js";
import type { Connection } from "../../src/identity/connection.js";
import { createTokenSource } from "../../src/identity/token-source.js";

/** A clock that runs only while somebody waits. */
export function createClock(start = "2026-11-21T12:00:00Z") {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
      signal?.throwIfAborted();
      time += milliseconds;
      return Promise.resolve();
    },
  };
}

export type Clock = ReturnType<typeof createClock>;

/** A demo tenant as its administrator's tool sees it, or another of its clients. */
export function openDemoSession(tenant: DemoTenant, clock: Clock, client = tenant.clients.at(-1)) {
  const none = () => Promise.reject(new Error("Nobody is asked."));
  const { cloud } = tenant;
  const world = { ...clock, fetch, random: () => 0, timeoutSeconds: 30, log: () => undefined };
  const connection: Connection = {
    id: "demo",
    name: "Demo",
    cloud: cloud.id,
    tenant: tenant.tenantId,
    way: { kind: "client-secret", clientId: client?.clientId ?? "" },
    readOnly: false,
  };
  const tokens = createTokenSource({
    connection,
    cloud,
    world: {
      ...world,
      secrets: {
        get: () => Promise.resolve(undefined),
        store: () => Promise.resolve(),
        delete: () => Promise.resolve(),
      },
      prompts: { openBrowser: none, showDeviceCode: () => undefined },
      run: none,
    },
    readCredential: () => Promise.resolve({ kind: "client-secret", secret: client?.clientSecret ?? "" }),
  });
  const graph = createGraphClient({ ...world, cloud, tokens });
  return { connection, cloud, tokens, graph, account: tokens.account, world };
}

/** Microsoft Graph of a demo tenant as its administrator's tool sees it, or another of its clients. */
export function connectToDemo(tenant: DemoTenant, clock: Clock, client = tenant.clients.at(-1)): GraphClient {
  return openDemoSession(tenant, clock, client).graph;
}
