import type { DemoTenant } from "../../src/demo/demo-tenant.js";
import { createGraphClient, type GraphClient } from "../../src/graph/client.js";
import { createTokenSource } from "../../src/identity/token-source.js";

/** A clock that runs only while somebody waits, and clients that go by it. */
export function createDemoWorld(start = "2026-11-21T12:00:00Z") {
  let time = Date.parse(start);
  const now = () => new Date(time);
  const sleep = (milliseconds: number) => {
    time += milliseconds;
    return Promise.resolve();
  };
  const none = () => Promise.reject(new Error("Nobody is asked."));

  /** Microsoft Graph as one of the tenant's clients sees it. The last one may do everything. */
  function connectTo(tenant: DemoTenant, name?: string): GraphClient {
    const client =
      name === undefined ? tenant.clients.at(-1) : tenant.clients.find((each) => each.name.startsWith(name));
    const { clientId = "", clientSecret = "" } = client ?? {};
    const world = { fetch, now, random: () => 0, timeoutSeconds: 30, sleep, log: () => undefined };
    const tokens = createTokenSource({
      connection: {
        id: "demo",
        name: "Demo",
        cloud: tenant.cloud.id,
        tenant: tenant.tenantId,
        way: { kind: "client-secret", clientId },
        readOnly: false,
      },
      cloud: tenant.cloud,
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
      readCredential: () => Promise.resolve({ kind: "client-secret", secret: clientSecret }),
    });
    return createGraphClient({ ...world, cloud: tenant.cloud, tokens });
  }
  return { now, connectTo };
}
