import { isGuid } from "../../base/guid.js";
import { quoted } from "../../base/words.js";
import type { Catalogue, Permission, PermissionKind, Resource } from "../../catalogue/catalogue.js";
import { kindWord } from "../../catalogue/explain.js";
import { findResource } from "../needs.js";
import { nearestTo } from "./nearest.js";
import { items, textAt, type Fault, type Text } from "./tree.js";
import type { Node } from "jsonc-parser";

/** Whether the catalogue has what a mode asks for, under that name. */
export function* checkPermissions(mode: Node, catalogue: Catalogue): Generator<Fault> {
  const seen = new Set<Permission>();
  for (const request of items(mode, "registration", "permissions")) {
    const name = textAt(request, "resource");
    const kind = textAt(request, "kind")?.text;
    const value = textAt(request, "value");
    const resource = name && findResource(name.text, catalogue);

    if (name && !resource) {
      yield { at: name.node, message: describeUnknownResource(name.text, catalogue) };
    }
    if (!resource || !value || !isKind(kind)) {
      continue;
    }
    const permission = catalogue.findPermissionByName(resource.appId, kind, value.text);
    if (!permission) {
      yield { at: value.node, message: describeUnknown(resource, kind, value, catalogue) };
    } else if (seen.has(permission)) {
      yield { at: value.node, message: `${quoted(value.text)} is asked for twice.` };
    } else if (!textAt(request, "outdated")) {
      yield* checkResource(resource, name);
    }
    if (permission) {
      seen.add(permission);
    }
  }
}

/** What is retired may stand in a profile that says so. */
function* checkResource({ name, retired, removed }: Resource, { node }: Text): Generator<Fault> {
  if (retired !== undefined || removed !== undefined) {
    const what =
      retired === undefined
        ? `was last published on ${removed ?? ""}`
        : `is retired; its final date is ${retired}`;
    yield {
      at: node,
      message: `${name} ${what}. Leave the permission out, or say in “outdated” what the guide has it for.`,
    };
  }
}

function describeUnknownResource(name: string, { resources }: Catalogue): string {
  const nearest = nearestTo(
    name,
    resources.map((resource) => resource.name),
  );
  const said = `The catalogue knows no resource called ${quoted(name)}.`;
  return nearest ? `${said} Did you mean ${quoted(nearest)}?` : said;
}

function describeUnknown(
  resource: Resource,
  kind: PermissionKind,
  { text }: Text,
  catalogue: Catalogue,
): string {
  const { appId, name, permissions, formerPermissions } = resource;
  const other = kind === "Role" ? "Scope" : "Role";
  const isMeant = (each: Permission) => each.value.toLowerCase() === text.toLowerCase() && each.kind === kind;

  if (isGuid(text)) {
    const value = catalogue.findPermission(appId, kind, text)?.value;
    return value
      ? `Write the name, ${quoted(value)}, in place of the GUID.`
      : "Write a name in place of the GUID.";
  }
  if (catalogue.findPermissionByName(appId, other, text)) {
    return `${quoted(text)} is ${described[other]} of ${name}, not ${described[kind]}.`;
  }
  const former = formerPermissions.find(isMeant);
  if (former) {
    return `${name} no longer publishes ${quoted(text)}. It was last seen on ${former.lastSeen ?? ""}.`;
  }
  const elsewhere = catalogue.listPermissionsByName(text).find(isMeant);
  if (elsewhere) {
    return `${quoted(text)} belongs to ${elsewhere.resource.name}, not to ${name}.`;
  }
  const ofKind = permissions.filter((each) => each.kind === kind);
  const nearest = nearestTo(
    text,
    ofKind.map(({ value }) => value),
  );
  const said = `${name} has no ${kindWord[kind]} permission called ${quoted(text)}.`;
  return nearest ? `${said} Did you mean ${quoted(nearest)}?` : said;
}

const described: Readonly<Record<PermissionKind, string>> = {
  Role: "an application permission",
  Scope: "a delegated permission",
};

function isKind(kind: string | undefined): kind is PermissionKind {
  return kind === "Role" || kind === "Scope";
}
