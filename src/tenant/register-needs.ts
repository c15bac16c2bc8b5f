import type { Application } from "@microsoft/microsoft-graph-types";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Application as ReadApplication } from "../manifest/manifest.js";
import { applyEdits } from "../manifest/patch.js";
import { planNeeds } from "../manifest/plan.js";
import { chooseApplication, parseTarget } from "../manifest/target.js";
import type { Needs } from "../profiles/needs.js";
import { planPush, type PushPlan } from "./push-manifest.js";
import type { RegisterRequest } from "./register.js";

export interface PlannedBody {
  readonly body: Application;
  readonly changes: readonly string[];
  readonly left: readonly string[];
}

/** A new application as a profile needs it. */
export function planBody({ name, needs, optional }: RegisterRequest, catalogue: Catalogue): PlannedBody {
  const start = JSON.stringify({ displayName: name }, undefined, 2);
  const { text, changes, left } = become(start, needs, optional, catalogue);
  return { body: JSON.parse(text) as Application, changes, left };
}

export interface PlannedUpdate {
  readonly push: PushPlan;
  readonly changes: readonly string[];
  readonly left: readonly string[];
}

/** An application of the tenant, brought to what a profile needs. Nothing is taken away from it or from who signs in. */
export function applyNeeds(
  existing: Application,
  { needs, optional }: RegisterRequest,
  catalogue: Catalogue,
): PlannedUpdate {
  const { gentle, kept } = withoutTaking(existing, needs);
  const { text, changes, left } = become(JSON.stringify(existing, undefined, 2), gentle, optional, catalogue);
  const push = planPush(readText(text, catalogue), existing, catalogue);
  return {
    push,
    changes: push.changes.length === 0 ? [] : changes,
    left: [...left, ...kept, ...push.refused.flatMap(({ refusal }) => refusal ?? [])],
  };
}

/** Whether an application has all that a body says. */
export function covers(application: Application, body: Application, catalogue: Catalogue): boolean {
  return planPush(readText(JSON.stringify(body), catalogue), application, catalogue).changes.length === 0;
}

function become(
  text: string,
  needs: Needs,
  optional: RegisterRequest["optional"],
  catalogue: Catalogue,
): { readonly text: string; readonly changes: readonly string[]; readonly left: readonly string[] } {
  const manifest = parseTarget(text, catalogue);
  const application = chooseApplication(manifest);
  const { edits, changes, left } = planNeeds(manifest, application, needs, optional ? { optional } : {});
  return { text: applyEdits(text, edits) ?? text, changes, left };
}

function readText(text: string, catalogue: Catalogue): ReadApplication {
  return chooseApplication(parseTarget(text, catalogue));
}

const wider: Readonly<Record<string, readonly string[]>> = {
  AzureADMyOrg: ["AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount"],
  AzureADMultipleOrgs: ["AzureADandPersonalMicrosoftAccount"],
  PersonalMicrosoftAccount: ["AzureADandPersonalMicrosoftAccount"],
};

/** The needs without what would keep somebody from signing in who can today, and sentences that say so. */
function withoutTaking(
  { signInAudience, isFallbackPublicClient }: Application,
  needs: Needs,
): { readonly gentle: Needs; readonly kept: readonly string[] } {
  const { audience, publicClient } = needs;
  const isWider = audience !== undefined && wider[audience]?.includes(signInAudience ?? "") === true;
  const staysPublic = publicClient === false && isFallbackPublicClient === true;
  return {
    gentle: {
      ...needs,
      ...(isWider ? { audience: undefined } : {}),
      ...(staysPublic ? { publicClient: undefined } : {}),
    },
    kept: [
      ...(isWider
        ? [
            `signInAudience stays ${String(signInAudience)}, which lets more accounts sign in than ${audience}, because somebody may depend on it.`,
          ]
        : []),
      ...(staysPublic
        ? ["isFallbackPublicClient stays true, because somebody may sign in through a public client flow."]
        : []),
    ],
  };
}
