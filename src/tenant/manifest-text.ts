import type { Application } from "@microsoft/microsoft-graph-types";

/** The forms in which a manifest can be shown. "legacy" is the one that the portal had until 2024. */
export type ManifestForm = "graph" | "legacy";

/**
 * An application as the text of a manifest, two spaces deep, with a line end at the end: everything that Microsoft Graph
 * gave, without its annotations. `lost` names what the legacy form has no place for.
 */
export function renderManifest(
  application: Application,
  form: ManifestForm,
): { readonly text: string; readonly lost: readonly string[] } {
  throw new Error(`not built: ${String([application, form])}`);
}
