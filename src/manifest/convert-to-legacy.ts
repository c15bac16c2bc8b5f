import type { Node } from "jsonc-parser";
import type { Conversion } from "./convert.js";
import type { Manifest } from "./manifest.js";

/** The edit that spells an application as the retired Azure AD Graph had it. */
export function convertToLegacy(_manifest: Manifest, _application: Node): Conversion {
  throw new Error("not built");
}
