import { isGuid } from "../../base/guid.js";
import type { DemoState } from "../parts.js";
import { EntraFailure } from "./failures.js";
import type { EntraRequest } from "./world.js";

/** Whether `name` is this tenant, by its id or by one of its domains. */
export function namesTenant({ tenantId, domain, initialDomain }: DemoState, name: string): boolean {
  return [tenantId, domain, initialDomain].some((known) => known.toLowerCase() === name.toLowerCase());
}

/** Which tenant the first part of a path means. */
export function readTenant(state: DemoState, name: string): EntraRequest["tenant"] {
  if (namesTenant(state, name)) {
    return "this";
  }
  if (/^(?:common|organizations)$/i.test(name)) {
    return "any";
  }
  const isWellFormed = isGuid(name) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(name);
  throw new EntraFailure(isWellFormed ? 90002 : 900023, { tenant: name });
}
