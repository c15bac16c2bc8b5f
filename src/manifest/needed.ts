import type { Node } from "jsonc-parser";
import type { Span } from "../base/text.js";
import type { Audience } from "../profiles/profile.js";
import type { Needs } from "../profiles/needs.js";
import type { Application, Manifest } from "./manifest.js";
import { brokenFrom } from "./manifest.js";
import type { Edit } from "./patch.js";
import { hasPlaceholder } from "./placeholders.js";
import { planNeeds } from "./plan.js";
import type { RuleContext } from "./rule.js";
import { findProperty, stringOf, visit } from "./tree.js";

/**
 * What the profile asks of the registration, or `undefined` where the manifest is bound to none, or to a way of setting
 * the product up that has no registration.
 */
export function neededOf({ needs }: RuleContext): Needs | undefined {
  return needs?.mode.registration.by === "administrator" ? needs : undefined;
}

/** Whether the text is whole, so that what is not in it is missing. */
export function isWhole(manifest: Manifest): boolean {
  return brokenFrom(manifest) === Infinity;
}

/** Whether this is a registration, and not only the part of one that asks for permissions. */
export function isRegistration({ node, dialect }: Application): boolean {
  return node !== undefined && dialect !== "fragment";
}

/** Where to say that an application lacks something: at the name of its list, or at all of a fragment. */
export function placeOfRequests({ node, list, resources }: Application): Span | undefined {
  const name = list?.parent?.type === "property" ? list.parent.children?.[0] : undefined;
  const key = name ?? findProperty(node, "requiredResourceAccess")?.key;
  // All of a registration is too much to underline, so its brace stands for it.
  return key ?? list ?? resources[0]?.node ?? (node && { offset: node.offset, length: 1 });
}

/** Whether something in a part of a manifest is yet to be filled in, so that nobody knows what it will say. */
export function isUnfilled({ template }: Manifest, part: Node | undefined): boolean {
  let found = false;
  if (part) {
    visit(part, (node) => {
      // In a template, what was read for a placeholder outside of a string is null.
      found ||= (template && node.type === "null") || hasPlaceholder(stringOf(node) ?? "");
      return !found;
    });
  }
  return found;
}

/** The edits that give an application one of the things that a profile asks for, and none of the others. */
export function editsFor(
  manifest: Manifest,
  application: Application,
  needs: Needs,
  part: Partial<Pick<Needs, "audience" | "redirects" | "publicClient">>,
): readonly Edit[] {
  const nothing = {
    permissions: [],
    audience: undefined,
    redirects: [],
    publicClient: undefined,
    secretMonths: undefined,
  };
  return planNeeds(manifest, application, { ...needs, ...nothing, ...part }).edits;
}

/** Who can sign in. */
export const accountWords: Readonly<Record<Audience, string>> = {
  AzureADMyOrg: "accounts of this organisation only",
  AzureADMultipleOrgs: "accounts of any organisation",
  AzureADandPersonalMicrosoftAccount: "accounts of any organisation and personal Microsoft accounts",
  PersonalMicrosoftAccount: "personal Microsoft accounts only",
};
