import type { DemoOptions, DemoTenant } from "../../demo/demo-tenant.js";
import type { PretendTenant } from "./pretend-tenant.js";

/** Starts a demo tenant in this process. Whoever started it has to stop it. */
export async function startDemo(options: DemoOptions): Promise<DemoTenant & PretendTenant> {
  const [{ startDemoTenant }, { administratorTool }] = await Promise.all([
    import("../../demo/demo-tenant.js"),
    import("../../demo/data/registrations.js"),
  ]);
  const tenant = await startDemoTenant(options);
  const administrator = tenant.clients.find(({ name }) => name === administratorTool.name);
  return { ...tenant, administratorClientId: administrator?.clientId };
}
