import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { Span } from "../base/text.js";
import type { Catalogue, Permission, PermissionKind, Resource } from "../catalogue/catalogue.js";
import type { Dialect } from "./dialect.js";
import { marker } from "./marker.js";
import { hasTemplatePlaceholder } from "./placeholders.js";
import { isPlain, mask, scan, type Comment, type Scan } from "./scan.js";
import { isFragment, readApplications } from "./read.js";
import { visit } from "./tree.js";

/**
 * A JSON or JSONC text with the applications found in it.
 *
 * Reading never throws: what cannot be understood is absent, and `syntaxErrors` or `obstacle` say why.
 */
export interface Manifest {
  readonly text: string;
  readonly root: Node | undefined;
  /** In the order of the text. Empty where the text is no manifest. */
  readonly applications: readonly Application[];
  /** Every entry of every `requiredResourceAccess`, in the order of the text. */
  readonly resources: readonly RequestedResource[];
  /** Every permission of every application, in the order of the text. */
  readonly permissions: readonly RequestedPermission[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors: readonly ParseError[];
  /** Why a text that speaks of permissions was not read at all. */
  readonly obstacle: "size" | "depth" | undefined;
  /** Whether it is a template, whose placeholders another tool fills in. */
  readonly template: boolean;
}

/** Something that asks for permissions: a whole app registration, or the fragment of one that guides print. */
export interface Application {
  /** The object that has, or could have, the member `requiredResourceAccess`. Absent for a bare fragment. */
  readonly node: Node | undefined;
  readonly dialect: Dialect;
  /** The list of resources, absent where a fragment is a single one. */
  readonly list: Node | undefined;
  readonly resources: readonly RequestedResource[];
}

/** An entry of `requiredResourceAccess`. */
export interface RequestedResource {
  readonly node: Node;
  readonly application: Application;
  readonly appId: Node | undefined;
  /** Whether `appId` is spelled as a GUID should be. */
  readonly isGuid: boolean;
  /** The catalogue's, where `appId` means one, however it is spelled. */
  readonly resource: Resource | undefined;
  readonly list: Node | undefined;
  readonly permissions: readonly RequestedPermission[];
}

/** An entry of `resourceAccess`. */
export interface RequestedPermission {
  readonly node: Node;
  readonly requested: RequestedResource;
  readonly id: Node | undefined;
  /** Whether `id` is spelled as a GUID should be. */
  readonly isGuid: boolean;
  /** The id as a GUID in lower case, where it means one, however it is spelled. */
  readonly guid: string | undefined;
  readonly type: Node | undefined;
  readonly kind: PermissionKind | undefined;
  /** The catalogue's, for exactly this resource, kind and id or name. */
  readonly permission: Permission | undefined;
}

/** A registration has at most 1,200 entries in all, which is far from this size. */
export const largestText = 4_000_000;

/** jsonc-parser calls itself for each level. */
export const deepestNesting = 1000;

const plain: Scan = { comments: [], depth: 0, placeholders: [] };

/** Reads a text that may be a manifest. One that mentions nothing of what manifests ask for is left unread. */
export function parseManifest(source: string, catalogue: Catalogue): Manifest {
  if (!marker.test(source)) {
    return { ...nothing, text: source, obstacle: undefined };
  }
  const manifest = parseText(source, (root, bare) => readApplications(root, bare, catalogue));
  const isManifest = manifest.applications.length > 0;

  return {
    ...manifest,
    comments: isManifest ? manifest.comments : [],
    syntaxErrors: isManifest ? untilPlaceholder(manifest) : [],
  };
}

const nothing = {
  root: undefined,
  applications: [],
  resources: [],
  permissions: [],
  comments: [],
  syntaxErrors: [],
  template: false,
};

/**
 * Reads any text. `find` is given its root, and whether the braces around it are missing, and says which applications
 * there are in it.
 */
export function parseText(source: string, find: (root: Node, bare: boolean) => Application[]): Manifest {
  const text = source.startsWith("\uFEFF") ? ` ${source.slice(1)}` : source;
  if (text.length > largestText) {
    return { ...nothing, text: source, obstacle: "size" };
  }
  const { comments, depth, placeholders } = isPlain(text, deepestNesting) ? plain : scan(text);
  if (depth > deepestNesting) {
    return { ...nothing, text: source, obstacle: "depth" };
  }

  const bare = isBareProperty(text, comments);
  const { root, errors } = parse(placeholders.length > 0 ? mask(text, placeholders) : text, bare);
  if (root && placeholders.length > 0) {
    widen(root, placeholders);
  }
  const applications = root ? find(root, bare) : [];
  const resources = applications.flatMap((application) => application.resources);

  return {
    text: source,
    root,
    applications,
    resources,
    permissions: resources.flatMap(({ permissions }) => permissions),
    comments,
    syntaxErrors: errors,
    obstacle: undefined,
    template: placeholders.length > 0 || hasTemplatePlaceholder(text),
  };
}

/** The way in which a manifest as a whole is written, by its first application. */
export function dialectOfManifest({ applications }: Manifest): Dialect | "none" {
  return applications[0]?.dialect ?? "none";
}

/**
 * Where a text stops making sense. From there on objects may have run into each other or be
 * half-typed, so that nobody can say what is missing in them. A missing comma alone does no such harm.
 */
export function brokenFrom({ syntaxErrors, text }: Manifest): number {
  const error = syntaxErrors.find(({ error, offset }) => {
    const isCommaMissing = printParseErrorCode(error) === "CommaExpected";
    return !isCommaMissing || /[\]}]/.test(text[offset] ?? "");
  });
  return error?.offset ?? Infinity;
}

/** Whether a string, an object or an array was typed to its end. */
export function isClosed({ type, offset, length }: Node, text: string): boolean {
  const close = type === "string" ? '"' : type === "object" ? "}" : type === "array" ? "]" : undefined;
  return close === undefined || (length > 1 && text[offset + length - 1] === close);
}

interface Parsed {
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
}

/** Guides print a property without the object around it, and entries of a list without its brackets. */
function parse(text: string, bare: boolean): Parsed {
  if (bare) {
    return parseWithin("{", text, "}");
  }
  const parsed = parseAs(text);
  const goesOn = parsed.errors.some(
    ({ error, offset }) => printParseErrorCode(error) === "EndOfFileExpected" && text[offset] === ",",
  );
  return goesOn && parsed.root && isFragment(parsed.root) ? parseWithin("[", text, "]") : parsed;
}

function parseAs(text: string): Parsed {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  return { root, errors };
}

function parseWithin(open: string, text: string, close: string): Parsed {
  const { root, errors } = parseAs(`${open}${text}\n${close}`);
  if (root) {
    visit(root, (node) => {
      move(node, node.offset - 1);
      return true;
    });
  }
  for (const error of errors) {
    error.offset -= 1;
  }
  // What was put around the text does not stand in it, so it is given the extent of the whole.
  return { root: root && Object.assign(root, { offset: 0, length: text.length }), errors };
}

/** A placeholder may stand for anything, so what seems wrong from there on may be right once it is filled in. */
function untilPlaceholder({ syntaxErrors: errors, text, template }: Manifest): readonly ParseError[] {
  if (errors.length === 0 || !template) {
    return errors;
  }
  const { placeholders } = scan(text);
  const end = errors.findIndex((error) => {
    const before = placeholders.findLast(({ offset }) => offset <= error.offset);
    return before && text.slice(before.offset + before.length, error.offset).trim() === "";
  });
  return end < 0 ? errors : errors.slice(0, end);
}

/** Gives what was read for a placeholder the extent of all of it, so that an edit replaces all of it. */
function widen(root: Node, placeholders: readonly Span[]): void {
  const lengths = new Map(placeholders.map(({ offset, length }) => [offset, length]));
  visit(root, (node) => {
    const length = node.type === "null" ? lengths.get(node.offset) : undefined;
    if (length !== undefined) {
      const grown = length - node.length;
      Object.assign(node, { length });
      if (node.parent?.type === "property") {
        Object.assign(node.parent, { length: node.parent.length + grown });
      }
    }
    return true;
  });
}

function move(node: { -readonly [Key in "offset"]: Node[Key] }, offset: number): void {
  node.offset = offset;
}

function isBareProperty(text: string, comments: readonly Comment[]): boolean {
  const property = /"[^"\r\n]*"\s*:/y;
  property.lastIndex = firstToken(text, comments);
  return property.test(text);
}

function firstToken(text: string, comments: readonly Comment[]): number {
  let start = 0;
  for (const { offset, length } of comments) {
    if (text.slice(start, offset).trim() !== "") {
      break;
    }
    start = offset + length;
  }
  return start + text.slice(start).search(/\S|$/);
}
