import type { Node } from "jsonc-parser";
import { findGuid, readGuid } from "../base/guid.js";
import type { Catalogue, PermissionKind } from "../catalogue/catalogue.js";
import type { Application, Manifest } from "./manifest.js";
import { isOfManifest, snippetNameOf, type SnippetName } from "./snippet-names.js";
import {
  endsInside,
  nameOfResource,
  nothingAsked,
  readGuidValue,
  readKindValue,
  refuse,
  type Asked,
  type Reading,
  type Refusal,
} from "./snippet-values.js";
import { counted, quoted } from "./words.js";
import { items, properties, stringOf, visit, type Property } from "./tree.js";

/** Reads what the only application of a text asks for, every member of it. `closed` says that nothing is missing at the end. */
export function readStructure(manifest: Manifest, catalogue: Catalogue, closed = true): Reading | Refusal {
  const [application] = manifest.applications;
  if (!application) {
    return refuse(manifest.obstacle === "depth" ? "The text is nested too deeply." : nothingAsked);
  }
  if (manifest.applications.length > 1) {
    return refuse(
      `The text holds ${counted(manifest.applications.length, "application")}, of which only one can be merged.`,
      true,
    );
  }
  return new Reader(manifest, catalogue, closed).read(application, countNames(manifest.root));
}

class Reader {
  readonly #text: string;
  readonly #catalogue: Catalogue;
  readonly #closed: boolean;
  readonly #asked: Asked[] = [];
  readonly #mended = new Set<string>();
  readonly #ignored = new Set<string>();
  #names = 0;

  constructor({ text }: Manifest, catalogue: Catalogue, closed: boolean) {
    this.#text = text;
    this.#catalogue = catalogue;
    this.#closed = closed;
  }

  /** `names` is how many members of the text should be read. One that is nested where it does not belong is not. */
  read({ node, list, resources }: Application, names: number): Reading | Refusal {
    const lists = node ? this.#members(node, "the application", "requiredResourceAccess") : undefined;
    if (lists && "problem" in lists) {
      return lists;
    }
    const key = list?.parent?.type === "property" ? list.parent.children?.[0] : undefined;
    const name = String(key?.value ?? "requiredResourceAccess");
    if (snippetNameOf(name) === undefined) {
      this.#ignored.delete(name);
      this.#mended.add(`${quoted(name)} was read as requiredResourceAccess.`);
    }
    const entries = list ? items(list) : resources.map((resource) => resource.node);
    for (const entry of entries) {
      const refusal = this.#readEntry(entry);
      if (refusal) {
        return refusal;
      }
    }
    return names === this.#names
      ? { asked: this.#asked, mended: [...this.#mended], ignored: [...this.#ignored] }
      : refuse("Something that asks for permissions stands where it belongs to nothing.");
  }

  #readEntry(entry: Node): Refusal | undefined {
    const members = this.#members(entry, "an entry", "resourceAppId", "resourceAccess");
    if ("problem" in members) {
      return members;
    }
    const { resourceAppId, resourceAccess } = members;
    const appId = resourceAppId ? this.#readAppId(resourceAppId) : undefined;
    if (typeof appId === "object") {
      return appId;
    }
    const name = nameOfResource(appId, this.#catalogue);
    const list = resourceAccess?.value;
    const accesses = list?.type === "object" ? [list] : items(list);
    if (accesses.length === 0 && (!this.#closed || list?.type !== "array")) {
      return refuse(
        this.#closed
          ? `No permission of ${name} is listed.`
          : `The text ends before the permissions of ${name}.`,
      );
    }
    for (const [index, access] of accesses.entries()) {
      const place = `permission ${String(index + 1)} of ${name}`;
      const refusal = this.#readAccess(access, appId, place, access === accesses.at(-1));
      if (refusal) {
        return refusal;
      }
    }
    return undefined;
  }

  #readAccess(
    node: Node,
    resourceAppId: string | undefined,
    place: string,
    last: boolean,
  ): Refusal | undefined {
    const members = this.#members(node, place, "id", "type");
    if ("problem" in members) {
      return members;
    }
    const { id, type } = members;
    if (!id || !type) {
      return refuse(last && !this.#closed ? endsInside : `${sentence(place)} has no ${id ? "type" : "id"}.`);
    }
    const kind = readKindValue(textOf(type), place, this.#mended);
    if (typeof kind === "object") {
      return kind;
    }
    const guid = this.#readId(textOf(id), resourceAppId, kind, place);
    if (typeof guid === "object") {
      return guid;
    }
    this.#asked.push({ resourceAppId, id: guid, kind });
    return undefined;
  }

  /** A name may stand in for a GUID where everything around it is whole. */
  #readAppId(member: Property): string | Refusal {
    const text = textOf(member);
    const named = readGuid(text) ? undefined : this.#catalogue.findResourceByName(text);
    if (named) {
      this.#mended.add(`${quoted(text)} was read as ${named.appId}.`);
    }
    return named?.appId ?? readGuidValue(text, "a resourceAppId", this.#mended);
  }

  #readId(text: string, appId: string | undefined, kind: PermissionKind, place: string): string | Refusal {
    const named =
      readGuid(text) || appId === undefined
        ? undefined
        : this.#catalogue.findPermissionByName(appId, kind, text);
    if (named) {
      this.#mended.add(`${quoted(text)} was read as ${named.id}.`);
    }
    return named?.id ?? readGuidValue(text, place, this.#mended);
  }

  #textOf({ offset, length }: Node): string {
    return this.#text.slice(offset, offset + length);
  }

  /** The members of those names, of which none may stand twice. What stands beside them is noted. */
  #members<Name extends SnippetName>(
    node: Node,
    place: string,
    ...names: readonly Name[]
  ): Partial<Record<Name, Property>> | Refusal {
    if (node.type !== "object") {
      return refuse(`${sentence(place)} is no object.`);
    }
    const found: Partial<Record<Name, Property>> = {};
    // An application has an id, too.
    const isPart = !names.some((name) => name === "requiredResourceAccess");
    for (const member of properties(node)) {
      const known = snippetNameOf(member.name);
      const name = names.find((each) => each === known);
      if (known && !name && (isPart || isOfManifest(known))) {
        return refuse(`${sentence(place)} has ${known}, which belongs elsewhere.`);
      }
      if (name && found[name]) {
        return refuse(`${sentence(place)} has ${name} twice.`);
      }
      if (name) {
        found[name] = member;
        this.#names += isOfManifest(name) ? 1 : 0;
      } else if (isPart && findGuid(this.#textOf(member.node)) !== undefined) {
        return refuse(`It is not clear what ${quoted(this.#textOf(member.node))} in ${place} is.`);
      } else if (saysSomething(member.value)) {
        this.#ignored.add(member.name);
      }
    }
    return found;
  }
}

function countNames(root: Node | undefined): number {
  let count = 0;
  if (root) {
    visit(root, ({ type, children }) => {
      const known = type === "property" ? snippetNameOf(String(children?.[0]?.value)) : undefined;
      count += known && isOfManifest(known) ? 1 : 0;
      return true;
    });
  }
  return count;
}

function textOf({ value }: Property): string {
  return stringOf(value) ?? (value?.type === "null" ? "" : String(value?.value));
}

function saysSomething(value: Node | undefined): boolean {
  return value !== undefined && value.type !== "null" && value.value !== "" && value.children?.length !== 0;
}

const sentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
