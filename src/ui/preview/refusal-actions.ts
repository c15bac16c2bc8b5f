import type { Behind } from "../../calendar/source.js";
import type { RefusalAction, Via } from "./protocol.js";

/** What somebody can do about a refusal. A script is named by its recipe. */
const labels = {
  signIn: "Sign in…",
  grantConsent: "Grant consent…",
  "composeScript:allow-ews": "Write a script that allows EWS…",
  "composeScript:scope-with-rbac": "Write a script that scopes the application…",
  "composeScript:restrict-with-access-policy": "Write a script for the access policy…",
  "composeScript:grant-calendar-reviewer": "Write a script that shares the calendar…",
  "composeScript:grant-impersonation": "Write a script that allows impersonation…",
  switchToGraph: "Look through Graph",
  switchToEws: "Look through EWS",
  retry: "Try again",
  openLog: "Open log",
} as const;

export type RefusalActionId = keyof typeof labels;

export interface ActionContext {
  readonly via: Via;
  readonly as: "user" | "app";
  readonly isOnPremises: boolean;
  readonly availableActions: ReadonlySet<string>;
}

/** What helps against what is behind a refusal, the best first, as far as it is there to be offered. */
export function actionsAgainst(
  behind: Behind | "network" | "unknown",
  { via, as, isOnPremises, availableActions }: ActionContext,
): readonly RefusalAction[] {
  const other: RefusalActionId[] = isOnPremises ? [] : [via === "ews" ? "switchToGraph" : "switchToEws"];
  const scripts: RefusalActionId[] = [
    "composeScript:scope-with-rbac",
    "composeScript:restrict-with-access-policy",
  ];
  const wanted: Readonly<Record<typeof behind, readonly RefusalActionId[]>> = {
    "ews-policy": isOnPremises ? [] : [...other, "composeScript:allow-ews"],
    "application-access": [...scripts, ...other],
    impersonation: isOnPremises
      ? ["composeScript:grant-impersonation"]
      : [...(as === "app" ? (["composeScript:scope-with-rbac"] as const) : []), ...other],
    "calendar-permission": ["composeScript:grant-calendar-reviewer", ...other],
    permission: ["grantConsent", ...other],
    "permission-or-access": ["grantConsent", ...scripts, ...other],
    access: as === "app" ? [...scripts, ...other] : ["composeScript:grant-calendar-reviewer", ...other],
    "sign-in": ["signIn", ...other],
    mailbox: other,
    passing: [],
    network: ["openLog"],
    unknown: ["openLog"],
  };
  const ids: readonly RefusalActionId[] =
    behind === "passing" || behind === "network"
      ? ["retry", ...wanted[behind]]
      : [...wanted[behind], "retry"];
  return ids.filter((id) => availableActions.has(id)).map((id) => ({ id, label: labels[id] }));
}
