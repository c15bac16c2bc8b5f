import type { Application } from "@microsoft/microsoft-graph-types";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Application as ReadApplication } from "../manifest/manifest.js";

/** A member, or an entry of a list, in which the file and the tenant differ. */
export interface Difference {
  /** As Microsoft Graph names it: "web.redirectUris". */
  readonly property: string;
  /** What the file would change, in words: "Adds Calendars.Read (application) of Microsoft Graph." */
  readonly words: readonly string[];
  /** Whether it can be written, and if not, why, as a whole sentence. */
  readonly refusal: string | undefined;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Both sides as texts in which only real differences differ, for a comparison side by side. */
  readonly file: string;
  readonly tenant: string;
}

/**
 * Says in what the application of a file departs from that of the tenant. Only what the file speaks of is compared; the
 * order of lists that have none, spelling of GUIDs, and nothing said as null, empty or not at all are no difference. A
 * legacy manifest is compared as what it says in Microsoft Graph's form.
 */
export function compareManifest(
  file: ReadApplication,
  tenant: Application,
  catalogue: Catalogue,
): Comparison {
  throw new Error(`not built: ${String([file, tenant, catalogue])}`);
}
