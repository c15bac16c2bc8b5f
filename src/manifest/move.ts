import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import type { Needs } from "../profiles/needs.js";
import type { Application, Manifest, RequestedPermission } from "./manifest.js";
import type { Plan } from "./plan.js";

/** A permission of Exchange Web Services that a manifest asks for, and what Microsoft Graph has in its place. */
export interface Move {
  readonly from: RequestedPermission;
  /** Narrowest first, each with what it opens. */
  readonly choices: readonly MoveChoice[];
}

export interface MoveChoice {
  readonly permissions: readonly Permission[];
  /** In words: "Read the events of calendars". */
  readonly title: string;
  /** Whether the profile suggests it. */
  readonly suggested: boolean;
}

/** Empty where nothing is asked for that EWS needs. */
export function listMoves(
  _manifest: Manifest,
  _application: Application,
  _catalogue: Catalogue,
  _needs?: Needs,
): readonly Move[] {
  throw new Error("not built");
}

/** Asks for the chosen permissions in the place of the old ones, as one change. */
export function planMoves(
  _manifest: Manifest,
  _application: Application,
  _chosen: ReadonlyMap<RequestedPermission, MoveChoice>,
): Plan {
  throw new Error("not built");
}
