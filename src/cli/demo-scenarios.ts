import type { Scenario } from "../demo/demo-tenant.js";

/** Those of the demo tenant, named here so that nothing of it is loaded before it starts. */
export const demoScenarios = [
  "none",
  "slow",
  "throttled",
  "unavailable",
  "resets",
  "truncated",
  "expired-tokens",
  "html",
] as const satisfies readonly Scenario[];
