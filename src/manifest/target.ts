import type { Node } from "jsonc-parser";
import { UserError } from "../base/errors.js";
import { readGuid } from "../base/guid.js";
import { LineIndex } from "../base/text.js";
import { counted, listed, quoted } from "../base/words.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { graphProperties, legacyProperties, sharedProperties } from "./dialect.js";
import { largestText, parseText, type Application, type Manifest } from "./manifest.js";
import { readApplication, readApplications } from "./read.js";
import { describeBreak } from "./syntax.js";
import { endOf, items, properties, stringAt, valueOf } from "./tree.js";

/**
 * Reads a text that somebody says is a manifest: one that asks for nothing yet counts, too, and an object without
 * `requiredResourceAccess` is an application.
 */
export function parseTarget(text: string, catalogue: Catalogue): Manifest {
  return parseText(text, (root, bare) => {
    const found = readApplications(root, bare, catalogue);
    if (bare || found.some(({ node }) => node === undefined)) {
      return found;
    }
    const others = [root, ...items(root), ...items(valueOf(root, "value"))]
      .filter(
        (node) => isApplication(node, node === root) && !found.some((each) => isWithin(each.node, node)),
      )
      .map((node) => readApplication(node, undefined, catalogue));
    const all = [...found, ...others].sort((a, b) => (a.node?.offset ?? 0) - (b.node?.offset ?? 0));
    const isEmptyList = root.type === "array" && root.children?.length === 0;
    return isEmptyList ? [readApplication(undefined, root, catalogue)] : all;
  });
}

/** Whether an object that asks for nothing is an application all the same: most of its members are known as those of one. */
function isApplication(node: Node, isRoot: boolean): boolean {
  const names = properties(node)
    .map(({ name }) => name)
    .filter((name) => !/^[$@]|@/.test(name));
  const known = names.filter(
    (name) =>
      sharedProperties.has(name) || graphProperties.has(name) || Object.hasOwn(legacyProperties, name),
  );
  return node.type === "object" && (known.length * 2 > names.length || (isRoot && names.length === 0));
}

function isWithin(inner: Node | undefined, outer: Node): boolean {
  return inner !== undefined && inner.offset >= outer.offset && endOf(inner) <= endOf(outer);
}

/**
 * The application to change. Throws a `UserError` where the text is broken or holds none, and where it holds several
 * and neither `offset` lies in one nor `appId` (or a display name) names one; the error lists them.
 */
export function chooseApplication(
  manifest: Manifest,
  { appId, offset }: { readonly appId?: string; readonly offset?: number } = {},
): Application {
  refuseUnreadable(manifest);
  const { applications } = manifest;
  const [first, second] = applications;
  if (!first) {
    throw new UserError("There is no application in this text.", {
      remedy:
        "An app manifest is an object in braces with members such as displayName, signInAudience or requiredResourceAccess.",
    });
  }
  if (appId !== undefined) {
    return findNamed(manifest, appId);
  }
  const around = offset === undefined ? undefined : applications.findLast((each) => holds(each, offset));
  if (around || !second) {
    return around ?? first;
  }
  throw new UserError(`There are ${counted(applications.length, "application")} in this text.`, {
    remedy: `Name one of them: ${listApplications(manifest)}.`,
  });
}

function holds({ node }: Application, offset: number): boolean {
  return node === undefined || (node.offset <= offset && offset <= endOf(node));
}

function refuseUnreadable(manifest: Manifest): void {
  const { obstacle, text } = manifest;
  if (obstacle === "size") {
    throw new UserError(
      `This text has ${counted(text.length, "character")}, so it was not read. A manifest has at most ${counted(largestText, "character")}.`,
    );
  }
  if (obstacle === "depth") {
    throw new UserError("This text is nested too deeply to be a manifest, so it was not read.");
  }
  if (text.trim() === "") {
    throw new UserError("This text is empty.", {
      remedy: "Begin with {} or with the manifest of the registration.",
    });
  }
  const broken = describeBreak(manifest);
  if (broken !== undefined) {
    throw new UserError(broken, { remedy: "Mend that first. Nothing was changed." });
  }
}

function findNamed(manifest: Manifest, named: string): Application {
  const { applications } = manifest;
  const found = applications.filter((each) => isCalled(each, named));
  const [first, second] = found;
  const [only, other] = applications;
  if (only && !other && appIdOf(only) === undefined && nameOf(only) === undefined) {
    return only; // It does not say what it is called.
  }
  if (!first) {
    throw new UserError(`There is no application called ${quoted(named)} in this text.`, {
      remedy: `There ${other ? "are" : "is"} ${listApplications(manifest)}.`,
    });
  }
  if (second) {
    throw new UserError(
      `There are ${counted(found.length, "application")} called ${quoted(named)} in this text.`,
      {
        remedy: `Name one by its appId: ${listApplications(manifest, found)}.`,
      },
    );
  }
  return first;
}

function isCalled(application: Application, named: string): boolean {
  const guid = readGuid(named);
  const isSame = guid !== undefined && guid === readGuid(appIdOf(application) ?? "");
  return isSame || nameOf(application)?.toLowerCase() === named.trim().toLowerCase();
}

const appIdOf = ({ node }: Application) => stringAt(node, "appId");

const nameOf = ({ node }: Application) => stringAt(node, "displayName") ?? stringAt(node, "name");

const mostListed = 10;

function listApplications({ applications, text }: Manifest, which = applications): string {
  const lines = new LineIndex(text);
  const words = which.slice(0, mostListed).map((application) => {
    const name = nameOf(application);
    const appId = appIdOf(application);
    return name === undefined
      ? (appId ?? `one without a name at line ${String(lines.place(application.node?.offset ?? 0).line)}`)
      : quoted(name) + (appId === undefined ? "" : ` (${appId})`);
  });
  const more = which.length - words.length;
  return more > 0 ? `${words.join(", ")} and ${counted(more, "other")}` : listed(words);
}
