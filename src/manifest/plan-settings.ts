import type { Node } from "jsonc-parser";
import type { Audience } from "../profiles/profile.js";
import { isNull } from "./layout.js";
import type { Application, Manifest } from "./manifest.js";
import { replaceWithJson } from "./patch.js";
import { isTemplate } from "./placeholders.js";
import type { Part } from "./plan-steps.js";
import { findProperty, items, stringOf, valueOf } from "./tree.js";
import { quoted } from "./words.js";

const nothing: Part = { steps: [], left: [] };

/** Lets those sign in who shall. The oldest form says it with a boolean, as long as that is enough. */
export function setAudience(manifest: Manifest, application: Node, wanted: Audience): Part {
  const audience = valueOf(application, "signInAudience");
  const others = valueOf(application, "availableToOtherTenants");
  const isOldest = (!audience || isNull(manifest.text, audience)) && others?.type === "boolean";
  if (isOldest && (wanted === "AzureADMyOrg" || wanted === "AzureADMultipleOrgs")) {
    return setMember(manifest, application, "availableToOtherTenants", wanted === "AzureADMultipleOrgs");
  }
  return setMember(manifest, application, "signInAudience", wanted);
}

/** Allows public client flows, or does not. */
export function setPublicClient(
  manifest: Manifest,
  application: Application,
  node: Node,
  wanted: boolean,
): Part {
  const name = publicClientMember(manifest, application);
  if (!wanted && isNoPublicClient(manifest, node)) {
    return nothing;
  }
  const isOldest = name === "publicClient" && valueOf(node, name)?.value !== wanted;
  if (isOldest && items(valueOf(node, "replyUrls")).length > 0) {
    const left = `publicClient is not set to ${String(wanted)}, because the addresses in replyUrls would then belong to another platform.`;
    return { steps: [], left: [left] };
  }
  return setMember(manifest, node, name, wanted);
}

/** The member that says whether an application is a public client: of those that it has the newest one. */
export function publicClientMember({ text }: Manifest, { node, dialect }: Application): string {
  const today = valueOf(node, "allowPublicClient");
  const hasToday = today !== undefined && !isNull(text, today);
  if (dialect !== "legacy") {
    return "isFallbackPublicClient";
  }
  return !hasToday && valueOf(node, "publicClient")?.type === "boolean"
    ? "publicClient"
    : "allowPublicClient";
}

const flags = ["isFallbackPublicClient", "allowPublicClient", "publicClient"];

/** Where it does not say, it is none. In the current form `publicClient` is an object with redirect URIs. */
function isNoPublicClient({ text }: Manifest, node: Node): boolean {
  return flags
    .flatMap((name) => valueOf(node, name) ?? [])
    .every((value) => value.type === "object" || value.value === false || isNull(text, value));
}

function setMember({ text }: Manifest, application: Node, name: string, wanted: string | boolean): Part {
  const property = findProperty(application, name);
  const value = property?.value;
  if (!property || !value) {
    return {
      steps: [{ says: [`Sets ${name} to ${String(wanted)}.`], way: { member: [name, wanted] } }],
      left: [],
    };
  }
  if (value.value === wanted) {
    return nothing;
  }
  const way = { edits: [replaceWithJson(value, JSON.stringify(wanted))] };
  if (isNull(text, value)) {
    return { steps: [{ says: [`Sets ${name} to ${String(wanted)}.`], way }], left: [] };
  }
  if (value.type === "null" || isTemplate(stringOf(value) ?? "")) {
    return {
      steps: [],
      left: [`${name} is not set to ${String(wanted)}, because a placeholder stands for it.`],
    };
  }
  if (value.children) {
    return {
      steps: [],
      left: [`${name} is not set to ${String(wanted)}, because it is not a single value.`],
    };
  }
  const present =
    typeof value.value === "string" && !/^\w+$/.test(value.value) ? quoted(value.value) : String(value.value);
  return { steps: [{ says: [`Changes ${name} from ${present} to ${String(wanted)}.`], way }], left: [] };
}
