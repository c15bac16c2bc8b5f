import type { Application } from "@microsoft/microsoft-graph-types";
import { standardCatalogue } from "../../catalogue/standard.js";
import { parseTarget } from "../../manifest/target.js";
import { compareManifest } from "../../tenant/compare-manifest.js";
import { findInFile, type ApplicationIds } from "./find-in-file.js";

/** In how much a text differs from an application, or `undefined` where it is not about that one or is broken. */
export function countDifferences(
  text: string,
  tenant: Application,
  { key, isLinked }: { readonly key: ApplicationIds; readonly isLinked: boolean },
): number | undefined {
  const catalogue = standardCatalogue();
  const manifest = parseTarget(text, catalogue);
  const file = findInFile(manifest, key, { isLinked });
  return file && manifest.syntaxErrors.length === 0
    ? compareManifest(file, tenant, catalogue).differences.length
    : undefined;
}
