import type { DemoTenant, Scenario } from "../../demo/demo-tenant.js";
import type { CommandWorld, ExitCode } from "../io.js";
import type { PretendTenant } from "../tenant/pretend-tenant.js";
import { startDemo } from "../tenant/start-demo.js";

export interface DemoRequest {
  readonly port: number;
  readonly applications?: number;
  readonly mailboxes?: number;
  readonly scenario: Scenario;
}

/** Serves a demo tenant until it is stopped. Prints one line, from which others learn how to reach it. */
export async function runDemo(request: DemoRequest, { io }: CommandWorld): Promise<ExitCode> {
  const { interrupted } = io;
  const tenant = await startDemo(request);
  try {
    io.print(`${JSON.stringify(describe(tenant, request.scenario))}\n`);
    await aborted(interrupted);
  } finally {
    await tenant.stop();
  }
  return 0;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener("abort", () => {
      resolve();
    });
  });
}

/** The secrets in it are made for this start, and open nothing but this tenant. */
function describe(tenant: DemoTenant & PretendTenant, scenario: Scenario) {
  const { login, graph, ews, autodiscover } = tenant.cloud;
  return {
    endpoints: { login, graph, ews, autodiscover },
    tenantId: tenant.tenantId,
    clients: tenant.clients.map(({ name, clientId, clientSecret }) => ({
      name,
      clientId,
      clientSecret: clientSecret ?? null,
    })),
    domain: tenant.domain,
    administratorClientId: tenant.administratorClientId,
    publicClientId: tenant.publicClientId,
    administrator: tenant.administrator.userPrincipalName,
    approval: tenant.approval,
    onPremises: tenant.onPremises,
    scenario,
  };
}
