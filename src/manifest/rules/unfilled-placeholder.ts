import type { Node } from "jsonc-parser";
import { isNil, readGuid } from "../../base/guid.js";
import type { Span } from "../../base/text.js";
import type { Application, Manifest } from "../manifest.js";
import { findPlaceholder } from "../placeholders.js";
import { redirects } from "../redirects.js";
import type { Problem, Rule } from "../rule.js";
import { endOf, items, stringAt, stringOf, valueAt } from "../tree.js";
import { quoted } from "../words.js";

export const unfilledPlaceholder: Rule = {
  id: "unfilled-placeholder",
  severity: "error",
  title: "A placeholder of the guide was left in",
  why: "Guides mark with angle brackets or capitals what the reader has to fill in. Left as it is, sign-in fails with AADSTS50011, or the manifest cannot be saved.",
  example: `{
  "web": { "redirectUris": ["https://<agency-name>.example.com/settings/calendar-sync/auth-result"] },
  "requiredResourceAccess": []
}`,
  sources: [{ page: "https://learn.microsoft.com/entra/identity-platform/reply-url", read: "2025-05-14" }],

  *check(manifest) {
    for (const application of manifest.applications) {
      for (const node of places(application)) {
        yield* judge(manifest, node);
      }
    }
    for (const { appId, isGuid, resource } of manifest.resources) {
      if (!isGuid || !resource) {
        yield* isGuid ? judgeGuid(appId) : judge(manifest, appId);
      }
    }
    for (const { id, isGuid, type, kind, permission } of manifest.permissions) {
      if (!isGuid || !permission) {
        yield* isGuid ? judgeGuid(id) : judge(manifest, id);
      }
      if (!kind) {
        yield* judge(manifest, type);
      }
    }
  },
};

function* places(application: Application): Generator<Node | undefined> {
  const { node } = application;
  for (const redirect of redirects(application)) {
    yield redirect.node;
  }
  yield* items(valueAt(node, "identifierUris"));
  for (const path of [
    ["web", "homePageUrl"],
    ["web", "logoutUrl"],
    ["signInUrl"],
    ["homepage"],
    ["logoutUrl"],
  ]) {
    yield valueAt(node, ...path);
  }
  yield valueAt(node, "appId");
  for (const name of ["displayName", "name"]) {
    // People name applications with braces and brackets.
    if (/<[^<>]+>/.test(stringAt(node, name) ?? "")) {
      yield valueAt(node, name);
    }
  }
}

/** The GUID of zeros is what examples print for one that the reader must find out. */
function judgeGuid(node: Node | undefined): Problem[] {
  return node && isNil(stringOf(node) ?? "")
    ? [{ at: node, message: "The GUID of zeros stands for nothing. Put in its place the one that is meant." }]
    : [];
}

function* judge(manifest: Manifest, node: Node | undefined): Generator<Problem> {
  const text = stringOf(node);
  const placeholder = text === undefined ? undefined : findPlaceholder(text);
  if (node && text !== undefined && placeholder && !readGuid(text)) {
    yield {
      at: within(manifest, node, placeholder.text),
      message: `${quoted(placeholder.text)} is a placeholder. Put in its place what the guide describes there.`,
    };
  }
}

/** Where a string holds `part`, or all of the string where escapes hide it. */
function within({ text }: Manifest, node: Node, part: string): Span {
  const offset = text.indexOf(part, node.offset);
  return offset >= 0 && offset + part.length < endOf(node) ? { offset, length: part.length } : node;
}
