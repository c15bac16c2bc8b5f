import type { Node } from "jsonc-parser";
import { audienceOf } from "../audience.js";
import { isTemplate } from "../placeholders.js";
import type { Problem, Rule } from "../rule.js";
import { items, stringOf, valueAt, valueOf } from "../tree.js";

export const wrongStructure: Rule = {
  id: "wrong-structure",
  severity: "error",
  title: "A value is of the wrong kind",
  why: "requiredResourceAccess is a list of objects, each with a text resourceAppId and a list resourceAccess of objects with a text id and a text type. Anything else is refused when the manifest is saved.",
  example: `{ "requiredResourceAccess": "00000003-0000-0000-c000-000000000000" }`,
  sources: [
    { page: "https://learn.microsoft.com/graph/api/resources/requiredresourceaccess", read: "2026-08-22" },
    {
      page: "https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation",
      read: "2026-09-25",
    },
  ],

  *check({ applications, text }) {
    const wants = function* (node: Node | undefined, type: Node["type"], what: string, form: string) {
      if (node && node.type !== type && !isPlaceholder(node, text)) {
        yield { at: node, message: `${what} must be ${form}.` };
      }
    };

    for (const application of applications) {
      const { node, resources } = application;
      const list = valueAt(node, "requiredResourceAccess") ?? application.list;
      yield* wants(list, "array", "requiredResourceAccess", "a list in square brackets");
      for (const entry of items(list)) {
        yield* wants(entry, "object", "An entry of requiredResourceAccess", "an object in braces");
      }
      for (const { node: entry, appId, list: accesses, permissions } of resources) {
        yield* wants(appId, "string", "resourceAppId", "a GUID in double quotes");
        yield* wants(
          valueOf(entry, "resourceAccess"),
          "array",
          "resourceAccess",
          "a list in square brackets",
        );
        for (const access of items(accesses)) {
          if (access.type !== "object") {
            yield* wants(access, "object", "An entry of resourceAccess", "an object in braces");
          }
        }
        for (const { id, type } of permissions) {
          if (id?.type !== "string" || type?.type !== "string") {
            yield* wants(id, "string", "id", "a GUID in double quotes");
            yield* wants(type, "string", "type", "“Scope” or “Role” in double quotes");
          }
        }
      }
      yield* checkAudience(audienceOf(application).node);
    }
  },
};

const audiences = [
  "AzureADMyOrg",
  "AzureADMultipleOrgs",
  "AzureADandPersonalMicrosoftAccount",
  "PersonalMicrosoftAccount",
];

/** A template's placeholder may stand for anything. Without quotes it is read as null. */
const isPlaceholder = (node: Node, text: string) =>
  (node.type === "null" && text[node.offset] !== "n") || isTemplate(stringOf(node) ?? "");

function* checkAudience(node: Node | undefined): Generator<Problem> {
  const value = stringOf(node) ?? "";
  if (!node || node.type === "null" || audiences.includes(value) || isTemplate(value)) {
    return;
  }
  const meant = audiences.find((audience) => audience.toLowerCase() === value.trim().toLowerCase());
  yield {
    at: node,
    message: `signInAudience must be one of ${audiences.join(", ")}.`,
    fixes: meant
      ? [{ title: `Write ${meant}`, edits: [{ ...span(node), text: JSON.stringify(meant) }], safe: true }]
      : [],
  };
}

const span = ({ offset, length }: Node) => ({ offset, length });
