import type { Application } from "@microsoft/microsoft-graph-types";
import { standardCatalogue } from "../../../src/catalogue/standard.js";
import { compareManifest, type Comparison } from "../../../src/tenant/compare-manifest.js";
import { planPush, type PushPlan } from "../../../src/tenant/push-manifest.js";
import { readFileFor } from "../../../src/tenant/read-file.js";

export const catalogue = standardCatalogue();

/** A text, or what stands in it as data, held against an application of the tenant. */
export function comparing(file: unknown, tenant: Application): Comparison {
  return compareManifest(readFileFor(tenant, written(file), catalogue), tenant, catalogue);
}

/** What would be done, property by property, in words. */
export function wordsOf(file: unknown, tenant: Application): Record<string, readonly string[]> {
  return Object.fromEntries(
    comparing(file, tenant).differences.map(({ property, words }) => [property, words]),
  );
}

export function planning(file: unknown, tenant: Application): PushPlan {
  return planPush(readFileFor(tenant, written(file), catalogue), tenant, catalogue);
}

const written = (file: unknown) => (typeof file === "string" ? file : JSON.stringify(file));
