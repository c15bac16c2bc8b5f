import { UserError } from "../../base/errors.js";
import type { DemoOptions, DemoTenant } from "../../demo/demo-tenant.js";
import type { Connection } from "../../identity/connection.js";
import type { Credential } from "../../identity/token-source.js";

/** The demo tenant that this window plays, and how to connect to it as its administrator's tool. */
export interface Demo {
  readonly tenant: DemoTenant;
  readonly connection: Connection;
  readonly credential: Credential;
}

/** No other connection has it. */
export const demoId = "demo";

export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const [{ startDemoTenant }, { administratorTool }] = await Promise.all([
    import("../../demo/demo-tenant.js"),
    import("../../demo/data/registrations.js"),
  ]);
  const tenant = await startDemoTenant(options);
  const tool = tenant.clients.find(({ name }) => name === administratorTool.name);
  if (tool?.clientSecret === undefined) {
    await tenant.stop();
    throw new UserError("The demo tenant has nobody to connect as.");
  }
  return {
    tenant,
    connection: {
      id: demoId,
      name: tenant.cloud.title,
      cloud: tenant.cloud.id,
      tenant: tenant.tenantId,
      way: { kind: "client-secret", clientId: tool.clientId },
      // Whatever is changed there is gone when the window is closed.
      readOnly: false,
    },
    credential: { kind: "client-secret", secret: tool.clientSecret },
  };
}
