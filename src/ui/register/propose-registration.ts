import * as vscode from "vscode";
import { counted } from "../../base/words.js";
import type { RegisterPlan } from "../../tenant/register.js";
import { section, type Line, type Notes } from "../changes/decision.js";
import { toItem } from "../changes/propose-change.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import type { Place } from "../input/steps.js";

export interface RegistrationProposal {
  readonly title: string;
  readonly place: Place;
  /** The application and the tenant: "ClockWork in Contoso". */
  readonly what: string;
  /** Absent where the profile has nothing to register. */
  readonly plan: RegisterPlan | undefined;
  readonly notes: readonly Notes[];
}

/** Whether a plan would do anything. */
export function hasWork(plan: RegisterPlan | undefined): plan is RegisterPlan {
  return plan !== undefined && plan.words.length > 0;
}

/** Shows everything that registering would do, and asks whether it is done. Whoever leaves has decided against it. */
export async function proposeRegistration({
  title,
  place,
  what,
  plan,
  notes,
}: RegistrationProposal): Promise<"register" | "close" | typeof back> {
  const work = hasWork(plan) ? plan : undefined;
  const lines: Line[] = [
    work
      ? {
          what: "apply",
          label:
            work.what === "create"
              ? "Register the application"
              : `Make ${counted(work.words.length, "change")}`,
        }
      : { what: "apply", label: "Close" },
    ...(work ? [{ what: "cancel", label: "Cancel" } as const] : []),
    ...section(work?.what === "update" ? "Changes" : "Made", work ? work.words : []),
    ...section("Left for you", plan?.left ?? []),
    ...notes.flatMap(({ title: name, sentences }) => section(name, sentences)),
  ];
  const items = lines.map((line) => toItem(line, work ? what : ""));
  const answer = await pick({
    title,
    place,
    placeholder: work
      ? "Nothing is done yet. This is what would be"
      : plan
        ? "It has everything that the profile needs"
        : "There is nothing to register",
    stays: true,
    items,
    active: items.find(({ line }) => line.what === "apply"),
    accepts: ({ line }) => line.what === "apply" || line.what === "cancel",
  });
  if (answer === back) {
    return back;
  }
  if (answer.line.what === "cancel") {
    throw new vscode.CancellationError();
  }
  return work ? "register" : "close";
}

/** The name of the list for the application and its tenant. */
export function nameRegistration(name: string, tenant: string): string {
  return plain(`${name} in ${tenant}`);
}
