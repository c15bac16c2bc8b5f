import type { Node } from "jsonc-parser";
import { findGuid, readGuid, resemblesGuid } from "../../base/guid.js";
import type { Catalogue, Resource } from "../../catalogue/catalogue.js";
import { nearestNames } from "../../catalogue/nearest.js";
import { isClosed, type Manifest, type RequestedPermission } from "../manifest.js";
import { replaceWithString } from "../patch.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Problem, Rule, Severity } from "../rule.js";
import { stringOf } from "../tree.js";
import { kindWord, nameOf, ofKind, quoted } from "../words.js";

/** What deployment tools work out or fill in: `[parameters('id')]`, `$(id)`, `%ID%`, `__ID__`. */
const isExpression = (text: string) => /^(?:\[.*\]|\$\(.*\)|%\w+%|__.+__)$/s.test(text);

/** The text of a string that is meant as a name. */
function nameIn(node: Node | undefined, { text: source }: Manifest): string | undefined {
  const text = stringOf(node) ?? "";
  const isName =
    text.trim() !== "" &&
    !readGuid(text) &&
    !findGuid(text) &&
    !resemblesGuid(text) &&
    !hasPlaceholder(text) &&
    !isExpression(text);
  return node && isName && isClosed(node, source) ? text : undefined;
}

export const literalName: Rule = {
  id: "literal-name",
  severity: "warning",
  title: "A name stands where a GUID belongs",
  why: "Some tools read names and turn them into GUIDs. The portal and Microsoft Graph do not, and refuse them. In a template, where such a tool is at work, this is only a remark.",
  example: `{
  "requiredResourceAccess": [
    { "resourceAppId": "Microsoft Graph", "resourceAccess": [{ "id": "Calendars.Read", "type": "Role" }] }
  ]
}`,

  *check(manifest, { catalogue }) {
    const nearest = createSearch();
    for (const { appId, resource } of manifest.resources.filter(({ isGuid }) => !isGuid)) {
      const text = nameIn(appId, manifest);
      if (appId && text) {
        yield* judgeResource(appId, text, resource, manifest, () =>
          nearest(catalogue.resources, ({ name }) => name, text),
        );
      }
    }
    for (const requested of manifest.permissions.filter(({ isGuid }) => !isGuid)) {
      const text = nameIn(requested.id, manifest);
      if (requested.id && text) {
        yield* judgePermission(requested, requested.id, text, manifest, catalogue, nearest);
      }
    }
  },
};

/** The tool that reads a template may know names that the catalogue does not. */
const severityOf = ({ template }: Manifest, isKnown: boolean): Severity =>
  isKnown ? (template ? "information" : "warning") : template ? "warning" : "error";

function* judgeResource(
  node: Node,
  text: string,
  resource: Resource | undefined,
  manifest: Manifest,
  listNearest: () => readonly Resource[],
): Generator<Problem> {
  yield {
    at: node,
    severity: severityOf(manifest, resource !== undefined),
    message: resource
      ? `The portal and Microsoft Graph want the GUID of ${resource.name} here, not its name.`
      : `${quoted(text)} is neither a GUID nor the name of a resource that is known.`,
    fixes: (resource ? [resource] : listNearest()).map(({ appId, name }) => ({
      title: `Write ${appId} (${name})`,
      edits: [replaceWithString(node, appId)],
      safe: resource !== undefined && !manifest.template,
    })),
  };
}

function* judgePermission(
  requestedPermission: RequestedPermission,
  node: Node,
  text: string,
  manifest: Manifest,
  catalogue: Catalogue,
  nearest: ReturnType<typeof createSearch>,
): Generator<Problem> {
  const { type, kind, permission, requested } = requestedPermission;
  const { resource } = requested;
  const wanted = () => `The portal and Microsoft Graph want the GUID of ${quoted(text)} here, not its name.`;
  if (!resource) {
    if (requested.isGuid) {
      yield { at: node, severity: severityOf(manifest, true), message: wanted() };
    }
    return; // Otherwise the resource is what is wrong.
  }
  const namesakes = (["Scope", "Role"] as const).flatMap(
    (each) => catalogue.findPermissionByName(resource.appId, each, text) ?? [],
  );
  const isKnown = kind ? permission !== undefined : namesakes.length > 0;
  const candidates = namesakes.length > 0 ? ofKind(namesakes, kind) : [];
  const suggested =
    candidates.length > 0 ? candidates : nearest(ofKind(resource.permissions, kind), nameOf, text);

  yield {
    at: node,
    severity: severityOf(manifest, isKnown),
    message: isKnown
      ? wanted()
      : `${quoted(text)} is not ${kind ? `${withArticle[kind]} permission` : "a permission"} of ${resource.name}.`,
    fixes: suggested.map((candidate) => ({
      title: `Write ${candidate.id} (${nameOf(candidate)}, ${kindWord[candidate.kind]})`,
      edits: [
        replaceWithString(node, candidate.id),
        ...(type && kind && kind !== candidate.kind ? [replaceWithString(type, candidate.kind)] : []),
      ],
      safe: permission === candidate && !manifest.template,
    })),
  };
}

const withArticle = { Scope: "a delegated", Role: "an application" } as const;

/** Comparing names takes its time, and nobody reads suggestions for hundreds of them. */
const mostSearches = 50;

function createSearch() {
  let searches = 0;
  return <Item>(items: readonly Item[], nameOfItem: (item: Item) => string, text: string): Item[] =>
    searches++ < mostSearches ? nearestNames(items, nameOfItem, text).slice(0, 3) : [];
}
