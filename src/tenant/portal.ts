import type { Cloud } from "../identity/clouds.js";

/** The page of the portal that shows something of an application. */
export function portalUrl(
  cloud: Cloud,
  what: { readonly appId: string; readonly page?: "overview" | "permissions" | "credentials" },
): string {
  throw new Error(`not built: ${String([cloud, what])}`);
}
