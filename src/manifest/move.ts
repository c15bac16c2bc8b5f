import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import { findRetirement, listReplacements } from "../catalogue/retirements.js";
import { graph } from "../catalogue/well-known.js";
import type { Needs } from "../profiles/needs.js";
import { askedBy } from "./asked.js";
import type { Application, Manifest, RequestedPermission } from "./manifest.js";
import { noteOn, titleOf } from "./move-words.js";
import type { Plan } from "./plan.js";
import { sayPermission, sayRequested } from "./plan-permissions.js";
import { compose } from "./plan-steps.js";
import { replacePermissions } from "./replace.js";
import { suggestReplacement } from "./suggest-replacement.js";
import { listed, nameOf } from "./words.js";

/** A permission of Exchange Web Services that a manifest asks for, and what Microsoft Graph has in its place. */
export interface Move {
  readonly from: RequestedPermission;
  /** Narrowest first, each with what it opens. */
  readonly choices: readonly MoveChoice[];
}

export interface MoveChoice {
  readonly permissions: readonly Permission[];
  /** In words: "Read events in the user’s own calendars". No two choices of a move have the same. */
  readonly title: string;
  /** What to know before choosing it, as whole sentences. */
  readonly note?: string;
  /** Of one choice: whether the profile, what is asked for besides, or caution speaks for it. */
  readonly suggested: boolean;
}

/** Empty where nothing is asked for that EWS needs. */
export function listMoves(
  _manifest: Manifest,
  application: Application,
  catalogue: Catalogue,
  needs?: Needs,
): readonly Move[] {
  const requested = application.resources.flatMap(({ permissions }) => permissions);
  return requested.flatMap((from) => {
    const { permission } = from;
    if (!permission || findRetirement(permission)?.service !== "ews") {
      return [];
    }
    const permissions = listReplacements(permission).flatMap(
      ({ kind, value }) => catalogue.findPermissionByName(graph, kind, value) ?? [],
    );
    const suggested = suggestReplacement(permissions, application, catalogue, needs);
    const choices = permissions.map((each): MoveChoice => {
      const note = noteOn(each);
      return {
        permissions: [each],
        title: titleOf(each),
        ...(note === undefined ? {} : { note }),
        suggested: each === suggested,
      };
    });
    return choices.length > 0 ? [{ from, choices }] : [];
  });
}

/** Asks for the chosen permissions in the place of the old ones, as one change. */
export function planMoves(
  manifest: Manifest,
  application: Application,
  chosen: ReadonlyMap<RequestedPermission, MoveChoice>,
): Plan {
  const { counts } = askedBy(application);
  const replacements = new Map(
    [...chosen]
      .filter(([from]) => from.requested.application === application)
      .map(([from, { permissions }]) => [from, permissions] as const),
  );
  const edits = replacePermissions(manifest, application, replacements);
  const says = [...replacements].map(([from, permissions]) => {
    const names = listed(permissions.map(sayWanted));
    const already = `${names} ${permissions.length === 1 ? "is" : "are"} asked for already`;
    return permissions.every((each) => counts.has(each))
      ? `Removes ${sayRequested(from)}, because ${already}.`
      : `Replaces ${sayRequested(from)} by ${names}.`;
  });
  const hasPlace = edits.length > 0 || replacements.size === 0;
  const left = [...replacements.keys()].map(
    (from) => `${sayRequested(from)} stays, because the text has no place for an entry of another resource.`,
  );

  return compose(manifest, application, [
    hasPlace ? { steps: [{ says, way: { edits } }], left: [] } : { steps: [], left },
  ]);
}

function sayWanted(permission: Permission): string {
  return sayPermission(nameOf(permission), permission.kind, permission.resource.name);
}
