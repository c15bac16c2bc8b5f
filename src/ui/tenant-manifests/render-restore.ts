import type { Application } from "@microsoft/microsoft-graph-types";
import { standardCatalogue } from "../../catalogue/standard.js";
import { chooseApplication, parseTarget } from "../../manifest/target.js";
import { compareManifest } from "../../tenant/compare-manifest.js";
import { renderManifest } from "../../tenant/manifest-text.js";

/** What there is and what there was, as texts in which only real differences differ. */
export function renderRestore(
  kept: Application,
  tenant: Application,
): { readonly before: string; readonly after: string } {
  const catalogue = standardCatalogue();
  const { text } = renderManifest(kept, "graph");
  const then = chooseApplication(parseTarget(text, catalogue));
  const comparison = compareManifest(then, tenant, catalogue);
  return { before: comparison.tenant, after: comparison.file };
}
