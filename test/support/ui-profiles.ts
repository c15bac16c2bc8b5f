import type { Mode, Profile } from "../../src/profiles/profile.js";

/** A profile with one mode that needs nothing. */
export function profile(id: string, ...modes: readonly Mode[]): Profile {
  const [first = mode("only"), ...others] = modes;
  return {
    id,
    vendor: `Vendor of ${id}`,
    product: `Product ${id}`,
    summary: `What ${id} does.`,
    values: {},
    modes: [first, ...others],
    doubts: [],
    leftOut: [],
    sources: [{ title: "Guide", read: "2026-11-21" }],
  };
}

/** A mode whose registration needs nothing. */
export function mode(id: string, changes: Partial<Mode> = {}): Mode {
  return {
    id,
    title: `Mode ${id}`,
    kind: "app-only-graph",
    what: `How ${id} works.`,
    registration: { by: "administrator", permissions: [], audience: "AzureADMyOrg", redirects: [] },
    steps: [],
    delays: [],
    handover: [],
    verify: [],
    ...changes,
  };
}
