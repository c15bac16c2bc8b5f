import { daysBetween, inDays, type Day } from "../base/days.js";
import { counted } from "../base/words.js";
import { findRetirement } from "../catalogue/retirements.js";
import type { PermissionGroup, PermissionLine } from "./permissions.js";
import type { Remark } from "./standing.js";

/** What is asked for and opens nothing any more, and what will not from some day on. What is only left over is no loss. */
export function judgeRetirement(permissions: readonly PermissionGroup[], asOf: Day): readonly Remark[] {
  const ending = permissions
    .flatMap((group) => group.permissions)
    .filter(({ retirement, state }) => retirement !== undefined && state !== "granted");
  const over = ending.filter(({ retirement }) => retirement?.isOver === true);
  const [next] = ending
    .filter((line) => !over.includes(line))
    .sort((a, b) => ((a.retirement?.since ?? "") < (b.retirement?.since ?? "") ? -1 : 1));
  return [judgeOver(over), next && judgeComing(next, asOf)].flatMap((remark) => remark ?? []);
}

/** As bad as the rules for manifests say: what was switched off is an error, what is merely published no more is not. */
function judgeOver(over: readonly PermissionLine[]): Remark | undefined {
  if (over.length === 0) {
    return undefined;
  }
  const isSwitchedOff = ({ permission }: PermissionLine) =>
    permission?.resource.retired !== undefined ||
    (permission && findRetirement(permission)?.blockedFrom) !== undefined;
  const sentences = new Set(over.flatMap(({ retirement }) => retirement?.sentence ?? []));
  return {
    what: "retired-permission",
    severity: over.some(isSwitchedOff) ? "error" : "warning",
    words: counted(over.length, "retired permission"),
    sentence: [...sentences].join(" "),
  };
}

function judgeComing(line: PermissionLine, asOf: Day): Remark | undefined {
  const { permission, retirement } = line;
  if (!permission || !retirement) {
    return undefined;
  }
  const known = findRetirement(permission);
  const isBlocked = known?.blockedFrom !== undefined && known.blockedFrom <= asOf;
  const subject = known?.service === "ews" ? "EWS" : (known?.subject ?? permission.resource.name);
  return {
    what: "retiring-permission",
    severity: isBlocked ? "warning" : "fine",
    words: `${subject} ends ${inDays(daysBetween(asOf, retirement.since))}`,
    sentence: retirement.sentence,
  };
}
