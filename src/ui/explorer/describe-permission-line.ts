import { dayOf, readableDay, type Day } from "../../base/days.js";
import { counted } from "../../base/words.js";
import { kindWord } from "../../catalogue/explain.js";
import { findMeaning } from "../../catalogue/meanings.js";
import type { PermissionGroup, PermissionLine } from "../../tenant/permissions.js";
import type { Sign } from "./signs.js";

export interface DescribedPermission {
  readonly label: string;
  /** "delegated · granted to 3 users" */
  readonly description: string;
  readonly sign: Sign;
  readonly sentences: readonly string[];
}

/** One permission: what it is asked and granted, and whether it works, in a few words and in whole sentences. */
export function describePermissionLine(line: PermissionLine, asOf: Day): DescribedPermission {
  const { kind, id, value, permission, retirement } = line;
  const label = (value ?? "") !== "" ? (value ?? "") : (id ?? "A permission without an id");
  const end = retirement
    ? retirement.isOver
      ? "cannot work any more"
      : `until ${readableDay(dayOf(retirement.since) ?? retirement.since)}`
    : undefined;
  return {
    label,
    description: [kindWord[kind], grantWords(line), end].filter(Boolean).join(" · "),
    sign: signFor(line),
    sentences: [
      `${label}, ${kind === "Role" ? "an application permission" : "a delegated permission"}.`,
      (permission && findMeaning(permission)) ?? "",
      stateSentence(line),
      grantedSentence(line, asOf),
      retirement?.sentence ?? "",
      id === undefined ? "" : `Its id is ${id}.`,
    ].filter((sentence) => sentence !== ""),
  };
}

/** Whether somebody still has to consent before it works for everybody. */
export function isMissing({ state, forEverybody }: PermissionLine): boolean {
  return state !== "granted" && !forEverybody;
}

function grantWords({ state, forEverybody, principalIds }: PermissionLine): string {
  if (state === "granted") {
    return "granted, no longer asked";
  }
  if (state === "declared") {
    return "not granted";
  }
  return forEverybody ? "granted" : `granted to ${counted(principalIds.length, "user")}`;
}

function stateSentence(line: PermissionLine): string {
  const { state, forEverybody, principalIds } = line;
  if (state === "declared") {
    return "It is asked for, and nobody granted it.";
  }
  const whom = forEverybody ? "for everybody" : `for ${counted(principalIds.length, "user")} only`;
  return state === "granted"
    ? `It was granted ${whom}, and is no longer asked for. It works until somebody takes it away.`
    : `It is asked for and granted ${whom}.`;
}

/** Microsoft Graph tells the day of application permissions only; who it was stands in the audit log. */
function grantedSentence({ granted, kind, state }: PermissionLine, asOf: Day): string {
  const day = dayOf(granted ?? "");
  if (day !== undefined) {
    return `Granted on ${readableDay(day)}${day === asOf ? ", today" : ""}.`;
  }
  return kind === "Scope" && state !== "declared"
    ? "When it was granted is not told for delegated permissions. The audit log, below the service principal, goes back 30 days."
    : "";
}

function signFor(line: PermissionLine): Sign {
  const { state, retirement } = line;
  if (retirement?.isOver === true) {
    return "error";
  }
  if (state === "granted") {
    return "leftover";
  }
  if (state === "declared") {
    return "error";
  }
  return retirement || isMissing(line) ? "warning" : "pass";
}

export interface CountedPermissions {
  readonly asked: number;
  readonly granted: number;
  readonly missing: number;
  readonly leftover: number;
}

/** How many are asked for, and how many of these are granted to anybody. */
export function countPermissions(groups: readonly PermissionGroup[]): CountedPermissions {
  const lines = groups.flatMap(({ permissions }) => permissions);
  return {
    asked: lines.filter(({ state }) => state !== "granted").length,
    granted: lines.filter(({ state }) => state === "both").length,
    missing: lines.filter(isMissing).length,
    leftover: lines.filter(({ state }) => state === "granted").length,
  };
}

/** "8 asked · 6 granted · 1 left over" */
export function describeCount({ asked, granted, leftover }: CountedPermissions): string {
  return asked + leftover === 0
    ? "none"
    : [
        `${String(asked)} asked`,
        `${String(granted)} granted`,
        ...(leftover > 0 ? [`${String(leftover)} left over`] : []),
      ].join(" · ");
}
