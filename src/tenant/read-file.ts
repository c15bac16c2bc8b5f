import type { Application } from "@microsoft/microsoft-graph-types";
import { parseTree } from "jsonc-parser";
import { readGuid } from "../base/guid.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { convertToGraph } from "../manifest/convert.js";
import { dialectOf } from "../manifest/dialect.js";
import { applyEdits } from "../manifest/edits.js";
import type { Application as ReadApplication } from "../manifest/manifest.js";
import { platforms } from "../manifest/redirects.js";
import { chooseApplication, parseTarget } from "../manifest/target.js";
import { stringAt } from "../manifest/tree.js";
import { isObject, jsonOf, type JsonObject } from "./json.js";
import { onlyText } from "./only-text.js";

/**
 * The application of a text that is to be held against one of the tenant: the only one, or that of several which has its
 * client id. Throws a `UserError` that says where the text is broken, or that there is none.
 */
export function readFileFor(tenant: Application, text: string, catalogue: Catalogue): ReadApplication {
  const manifest = parseTarget(text, catalogue);
  const wanted = readGuid(tenant.appId ?? "");
  const own = manifest.applications.filter(
    ({ node }) => wanted !== undefined && readGuid(stringAt(node, "appId") ?? "") === wanted,
  );
  const offset = own.length === 1 ? own[0]?.node?.offset : undefined;
  return chooseApplication(manifest, offset === undefined ? {} : { offset });
}

/** An application of a file with all that stands beside what it asks for, be there braces around it or not. */
export function withNode(application: ReadApplication): ReadApplication {
  const { node, list } = application;
  return {
    ...application,
    node: node ?? (list?.parent?.type === "property" ? list.parent.parent : undefined),
  };
}

/** What a file says of an application, as Microsoft Graph would put it. */
export function sayingsOf(application: ReadApplication): JsonObject {
  const { node, list, resources } = withNode(application);
  if (!node) {
    return { requiredResourceAccess: list ? jsonOf(list) : resources.map((entry) => jsonOf(entry.node)) };
  }
  const said = jsonOf(node);
  const all = isObject(said) ? said : {};
  switch (dialectOf(node)) {
    case "graph":
      return withList(all);
    case "legacy":
      return withList(convert(all));
    case "fragment": {
      const { requiredResourceAccess } = all;
      return Object.hasOwn(all, "requiredResourceAccess") ? withList({ requiredResourceAccess }) : {};
    }
  }
}

/** A guide may print a single resource where a list of them belongs. */
function withList(said: JsonObject): JsonObject {
  const { requiredResourceAccess: asked } = said;
  return isObject(asked) ? { ...said, requiredResourceAccess: [asked] } : said;
}

function convert(said: JsonObject): JsonObject {
  const text = JSON.stringify(said, undefined, 2);
  const root = parseTree(text);
  const { edits } = root ? convertToGraph(onlyText(text), root) : { edits: [] };
  const converted = jsonOf(parseTree(applyEdits(text, edits) ?? text));
  const all = isObject(converted) ? converted : {};
  const speaksOfRedirects = ["replyUrlsWithType", "replyUrls"].some((name) => Object.hasOwn(said, name));
  return speaksOfRedirects ? withAllPlatforms(all) : all;
}

/** The old form has one list for all platforms, so that what it does not list is on none of them. */
function withAllPlatforms(said: JsonObject): JsonObject {
  const own = platforms.map((platform) => {
    const value = said[platform];
    return [platform, isObject(value) ? { redirectUris: [], ...value } : { redirectUris: [] }] as const;
  });
  return { ...said, ...Object.fromEntries(own) };
}
