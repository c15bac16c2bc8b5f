import * as vscode from "vscode";
import { toFileName } from "../../base/file-name.js";
import { counted } from "../../base/words.js";
import type { Connection } from "../../identity/connection.js";
import type { Difference } from "../../tenant/compare-manifest.js";
import type { PushPlan } from "../../tenant/push-manifest.js";
import { section, type Line } from "../changes/decision.js";
import { toItem } from "../changes/propose-change.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import type { NamedApplication } from "../tenant/choose-application.js";
import { showFrozenComparison } from "./frozen-comparison.js";

/** What is put before the user before a tenant is changed. */
export interface PushQuestion {
  readonly title: string;
  readonly connection: Connection;
  readonly application: NamedApplication;
  readonly plan: PushPlan;
  /** Both sides as texts in which only real differences differ. */
  readonly before: string;
  readonly after: string;
  /** What the right side is called. */
  readonly source: string;
  /** What to know besides, as whole sentences. */
  readonly notes: readonly string[];
}

/** Shows what would change in the tenant, side by side and in words. Throws a `CancellationError` unless the user says so. */
export async function confirmPush(question: PushQuestion): Promise<void> {
  const { title, application, plan, before, after, source } = question;
  const { displayName } = application;
  const comparison = await showFrozenComparison(before, after, {
    title: `${displayName}: tenant ↔ ${source}`,
    name: toFileName(displayName, "application"),
  });
  try {
    const isSomething = plan.changes.length > 0;
    const items = listPushLines(question).map((line) => toItem(line, ""));
    const answer = await pick({
      title: plain(`${title}: ${displayName}`),
      placeholder: isSomething
        ? "The comparison behind this list shows every change"
        : "Nothing of this can be pushed",
      stays: true,
      items,
      // Whoever goes on typing, because the tenant took its time, changes nothing by that.
      active: items.find(({ line }) => line.what === (isSomething ? "cancel" : "apply")),
      accepts: ({ line }) => line.what === "apply" || line.what === "cancel",
    });
    if (answer === back || answer.line.what !== "apply" || !isSomething) {
      throw new vscode.CancellationError();
    }
  } finally {
    await comparison.close();
  }
}

/** "3 properties": what stands before the last dot may count several times. */
export function countProperties(changes: readonly Difference[]): string {
  return counted(new Set(changes.map(({ property }) => property)).size, "property", "properties");
}

function listPushLines({ connection, application, plan, notes }: PushQuestion): Line[] {
  const { changes, refused } = plan;
  const what = `Change ${countProperties(changes)} of ${application.displayName} in ${connection.name}`;
  return [
    ...(changes.length > 0
      ? ([
          { what: "apply", label: plain(what) },
          { what: "cancel", label: "Cancel" },
        ] as const)
      : ([{ what: "apply", label: "Close" }] as const)),
    ...section(
      "Changes",
      changes.flatMap(({ words }) => words),
    ),
    ...section(
      "Not pushed",
      refused.map(({ property, refusal, words }) => `${property}: ${refusal ?? words.join(" ")}`),
    ),
    ...section("To know", notes),
  ];
}
