import type { Day } from "../base/days.js";
import type { Span } from "../base/text.js";
import { endOfPermission } from "./lifetime.js";
import type { Finding } from "./lint.js";
import type { Application, Manifest } from "./manifest.js";
import { endOf } from "./tree.js";
import { counted } from "./words.js";

/** One application of a manifest at a glance. */
export interface Summary {
  /** Where its permissions begin. */
  readonly at: number;
  readonly permissions: number;
  /** Errors and warnings. */
  readonly problems: number;
  /** What is said for information only. */
  readonly notes: number;
  /** Where it departs from the profile that it is bound to, but for permissions that the profile does not need. */
  readonly gaps: number;
  /** How many of those there are. */
  readonly beyond: number;
  /** How many permissions open nothing any more. */
  readonly retired: number;
  /** Of the permissions that are going to end, those that end first. */
  readonly retiring: { readonly count: number; readonly day: Day } | undefined;
}

export function summarize(manifest: Manifest, findings: readonly Finding[], asOf: Day): Summary[] {
  const { applications } = manifest;
  return applications.map((application) => {
    const asked = application.resources.flatMap(({ permissions }) => permissions);
    const ends = asked.flatMap(({ permission }) => (permission ? (endOfPermission(permission) ?? []) : []));
    const [next] = ends.filter((day) => day > asOf).sort();
    const own = applications.length === 1 ? findings : findings.filter((each) => isIn(application, each));
    const problems = own.filter(({ severity }) => severity !== "information").length;
    const departures = own.filter(({ rule }) => rule.profile !== undefined);
    const beyond = departures.filter(({ rule }) => rule.id === "extra-permission").length;

    return {
      at: startOf(application),
      permissions: asked.length,
      problems,
      notes: own.length - problems,
      gaps: departures.length - beyond,
      beyond,
      retired: ends.filter((day) => day <= asOf).length,
      retiring:
        next === undefined ? undefined : { count: ends.filter((day) => day === next).length, day: next },
    };
  });
}

/** "12 permissions · 3 problems · 1 retires on 2027-04-01" */
export function renderSummary({ permissions, problems, notes, retired, retiring }: Summary): string {
  return [
    counted(permissions, "permission"),
    problems === 0 ? "no problems" : counted(problems, "problem"),
    notes === 0 ? "" : counted(notes, "note"),
    retired === 0 ? "" : `${String(retired)} retired`,
    retiring
      ? `${String(retiring.count)} ${retiring.count === 1 ? "retires" : "retire"} on ${retiring.day}`
      : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** "Sense: 2 gaps · 1 permission beyond" */
export function renderGaps({ gaps, beyond }: Summary, product: string): string {
  return [
    `${product}: ${gaps === 0 ? "no gaps" : counted(gaps, "gap")}`,
    beyond === 0 ? "" : `${counted(beyond, "permission")} beyond`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The name of the property where there is one, so that the line above it is free to speak. */
function startOf({ list, resources }: Application): number {
  const node = list ?? resources[0]?.node;
  const key = node?.parent?.type === "property" ? node.parent.children?.[0] : undefined;
  return (key ?? node)?.offset ?? 0;
}

function isIn({ node, list }: Application, { offset }: Span): boolean {
  const extent = node ?? list;
  return extent !== undefined && extent.offset <= offset && offset < endOf(extent);
}
