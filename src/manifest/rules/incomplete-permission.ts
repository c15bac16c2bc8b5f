import type { Node } from "jsonc-parser";
import type { Span } from "../../base/text.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import {
  brokenFrom,
  isClosed,
  type Manifest,
  type RequestedPermission,
  type RequestedResource,
} from "../manifest.js";
import { appendProperty, replaceWithString } from "../patch.js";
import { publishersOf } from "../publishers.js";
import type { Fix, Problem, Rule } from "../rule.js";
import { endOf, findProperty, stringOf } from "../tree.js";
import { kindWord, nameOf } from "../words.js";

export const incompletePermission: Rule = {
  id: "incomplete-permission",
  severity: "error",
  title: "A part of a permission is missing",
  why: "A permission is a resource, an id and a type. With one of them missing it says nothing, and the manifest cannot be saved.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42" }]
    }
  ]
}`,

  *check(manifest, { catalogue }) {
    const broken = brokenFrom(manifest);
    const isComplete = (node: Node) => endOf(node) <= broken && isClosed(node, manifest.text);
    for (const requested of manifest.resources) {
      if (isComplete(requested.node)) {
        yield* checkResource(manifest, requested, catalogue);
      }
      for (const permission of requested.permissions) {
        const { isGuid, kind, node } = permission;
        if ((!isGuid || !kind) && isComplete(node)) {
          yield* checkPermission(manifest, permission, catalogue);
        }
      }
    }
  },
};

function* checkResource(
  manifest: Manifest,
  requested: RequestedResource,
  catalogue: Catalogue,
): Generator<Problem> {
  const { node, appId } = requested;
  if (!appId || isBlank(appId)) {
    yield {
      at: appId ?? startOf(node),
      message: "This entry does not say which resource its permissions belong to: resourceAppId is missing.",
      get fixes() {
        return publishersOf(requested, catalogue.resources).map((resource) => ({
          title: `Add resourceAppId ${resource.appId} (${resource.name})`,
          edits: appId
            ? [replaceWithString(appId, resource.appId)]
            : appendProperty(manifest, node, "resourceAppId", JSON.stringify(resource.appId)),
        }));
      },
    };
  }
  if (!findProperty(node, "resourceAccess")) {
    yield { at: startOf(node), message: "This entry asks for no permission: resourceAccess is missing." };
  }
}

/** An entry may have many lines. Its first brace is enough to see what is meant. */
const startOf = ({ offset }: Node): Span => ({ offset, length: 1 });

const isBlank = (node: Node) => stringOf(node)?.trim() === "";

function* checkPermission(
  manifest: Manifest,
  { node, id, guid, type, requested }: RequestedPermission,
  catalogue: Catalogue,
): Generator<Problem> {
  if (!id && !type) {
    yield { at: node, message: "This permission has no id and no type, so it asks for nothing." };
    return;
  }
  if (!id || isBlank(id)) {
    yield { at: id ?? node, message: "This permission has no id, so it asks for nothing." };
  }
  if (!type || isBlank(type)) {
    const known = catalogue
      .listPermissions(guid ?? "")
      .filter(({ resource, lastSeen }) => resource === requested.resource && lastSeen === undefined);
    yield {
      at: type ?? node,
      message:
        "This permission has no type. It must be “Scope” for a delegated or “Role” for an application permission.",
      fixes: known.map((permission): Fix => ({
        title: `Add type ${permission.kind} (${nameOf(permission)}, ${kindWord[permission.kind]})`,
        edits: type
          ? [replaceWithString(type, permission.kind)]
          : appendProperty(manifest, node, "type", JSON.stringify(permission.kind)),
      })),
    };
  }
}
