import type { Catalogue } from "../catalogue/catalogue.js";
import type { Application, Manifest } from "./manifest.js";

/**
 * Reads a text that somebody says is a manifest: one that asks for nothing yet counts, too, and an object without
 * `requiredResourceAccess` is an application.
 */
export function parseTarget(_text: string, _catalogue: Catalogue): Manifest {
  throw new Error("not built");
}

/**
 * The application to change. Throws a `UserError` where the text is broken or holds none, and where it holds several
 * and neither `offset` lies in one nor `appId` (or a display name) names one; the error lists them.
 */
export function chooseApplication(
  _manifest: Manifest,
  _which: { readonly appId?: string; readonly offset?: number } = {},
): Application {
  throw new Error("not built");
}
