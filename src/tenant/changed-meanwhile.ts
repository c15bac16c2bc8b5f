import type { Application } from "@microsoft/microsoft-graph-types";
import { UserError } from "../base/errors.js";
import { counted, listed } from "../base/words.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { compareSayings, type Difference } from "./compare-manifest.js";

/** The tenant is another than when a push was planned. */
export class ChangedMeanwhile extends UserError {
  override readonly name = "ChangedMeanwhile";
  /** What was done to it since. */
  readonly changes: readonly Difference[];
  /** As it is now. */
  readonly tenant: Application;

  constructor(changes: readonly Difference[], tenant: Application) {
    super(describe(changes), { remedy: "Compare again and look at what would change now." });
    this.changes = changes;
    this.tenant = tenant;
  }
}

const mostTold = 6;

function describe(changes: readonly Difference[]): string {
  const names = changes.map(({ property }) => property);
  const words = changes.flatMap((change) => change.words);
  const told = words.slice(0, mostTold);
  const more = words.length > mostTold ? [`There are ${String(words.length - mostTold)} more.`] : [];
  const where = `${counted(names.length, "property", "properties")} (${listed(names.slice(0, mostTold))}${names.length > mostTold ? "…" : ""})`;
  return [
    `The application was changed in the tenant since it was compared, in ${where}. Nothing was pushed.`,
    ...told,
    ...more,
  ].join(" ");
}

/** Members that Microsoft changes by itself. */
const volatile = new Set(["info.logoUrl"]);

/** What was done to an application between two readings. Everything counts that a person may have done. */
export function changesSince(before: Application, now: Application, catalogue: Catalogue): Difference[] {
  const gone = Object.fromEntries(Object.keys(before).map((name) => [name, null]));
  const { differences } = compareSayings({ ...gone, ...now }, before, catalogue, {
    source: "tenant",
    voice: "did",
  });
  return differences.filter(({ property }) => !volatile.has(property));
}
