import type { Node } from "jsonc-parser";
import { leftOf } from "./convert.js";
import { legacyProperties, saysSomething } from "./dialect.js";
import { innerNames, isDefault, legacyNamesOf, type Names } from "./inner-names.js";
import { endOfItem } from "./layout.js";
import { isPublicClient, platformOf } from "./redirects.js";
import { findProperty, items, properties, stringAt, stringOf, valueAt, valueOf } from "./tree.js";

/**
 * Names of the members whose values `convertToGraph` would leave out, because the current format has no place for
 * them or another value stands there.
 *
 * It foretells the conversion, which takes a fresh reading of the text for every step, from the tree alone.
 */
export function listLosses(text: string, application: Node): string[] {
  const losses = new Losses(text, application);
  const publicClient = valueOf(application, "publicClient");
  const inside = Object.entries(innerNames).map(([today, names]) => {
    const path = today.split(".");
    const [name = today] = legacyNamesOf(today);
    return { path, names, written: losses.isTaken(path) ? today : name };
  });

  if (typeof publicClient?.value === "boolean") {
    losses.gone.add("publicClient");
    losses.move("publicClient", publicClient, ["isFallbackPublicClient"]);
  }
  for (const [name, target] of Object.entries(legacyProperties)) {
    for (const value of losses.members.get(name) ?? []) {
      if (name === "replyUrls" || name === "replyUrlsWithType") {
        losses.moveRedirects(name, value, isPublicClient(application) ? "publicClient" : "web");
      } else if (name === "availableToOtherTenants") {
        losses.moveAudience(name, value);
      } else if (target === "") {
        losses.add(name, value);
      } else {
        losses.move(name, value, target.split("."));
      }
    }
  }
  for (const { path, names, written } of inside) {
    losses.renameInside(path, names, written);
  }
  return [...losses.names];
}

class Losses {
  readonly names = new Set<string>();
  /** Members that made room under their name. */
  readonly gone = new Set<string>();
  /** Values by name. Of equal names the last one counts, so it comes first. */
  readonly members = new Map<string, (Node | undefined)[]>();
  /** What was moved so far, by the path to where it is now. */
  readonly #moved = new Map<string, Node>();

  constructor(
    readonly text: string,
    application: Node,
  ) {
    for (const { name, value } of properties(application).reverse()) {
      const same = this.members.get(name);
      if (same) {
        same.push(value);
      } else {
        this.members.set(name, [value]);
      }
    }
  }

  add(name: string, value: Node | undefined): void {
    if (this.#isMissed(value)) {
      this.names.add(name);
    }
  }

  move(name: string, value: Node | undefined, path: readonly string[]): void {
    if (!this.isTaken(path)) {
      if (value) {
        this.#moved.set(path.join("."), value);
      }
    } else if (this.#textOf(this.#find(path)) !== this.#textOf(value)) {
      this.#addWithFalse(name, value);
    }
  }

  moveAudience(name: string, value: Node | undefined): void {
    const path = ["signInAudience"];
    if (typeof value?.value !== "boolean" || this.isTaken(path)) {
      const present = stringOf(this.#find(path));
      if (value?.value !== (present !== undefined && present !== "AzureADMyOrg")) {
        this.#addWithFalse(name, value);
      }
    } else {
      const audience = value.value ? "AzureADMultipleOrgs" : "AzureADMyOrg";
      this.#moved.set("signInAudience", { ...value, type: "string", value: audience });
    }
  }

  moveRedirects(name: string, value: Node | undefined, ownPlatform: string): void {
    if (value?.type !== "array") {
      this.add(name, value);
    }
    for (const entry of items(value)) {
      const url = entry.type === "object" ? valueAt(entry, "url") : entry;
      const platform = url === entry ? ownPlatform : platformOf(stringAt(entry, "type"));
      const path = [platform, "redirectUris"];
      const isText = url?.type === "string" || (url?.type === "null" && !this.#isNull(url));
      if (!isText || (this.#find(path)?.type !== "array" && this.isTaken(path))) {
        this.add(name, entry);
      } else {
        for (const left of leftOf(entry, (inner) => this.#isMissed(inner))) {
          this.names.add(`${name}.${left}`);
        }
      }
    }
  }

  renameInside(path: readonly string[], names: Names, written: string): void {
    const value = this.#find(path);
    for (const entry of value?.type === "object" ? [value] : items(value)) {
      for (const { name, value: inner } of properties(entry)) {
        const other = Object.hasOwn(names, name) ? names[name] : undefined;
        const stays = other === undefined || (other !== "" && !findProperty(entry, other));
        if (!stays && !isDefault(name, inner)) {
          this.add(`${written}.${name}`, inner);
        }
      }
    }
  }

  isTaken(path: readonly string[]): boolean {
    return path.some((_name, depth) => {
      const value = this.#find(path.slice(0, depth + 1));
      return (
        value !== undefined && !this.#isNull(value) && (depth === path.length - 1 || value.type !== "object")
      );
    });
  }

  #addWithFalse(name: string, value: Node | undefined): void {
    if (value?.value === false) {
      this.names.add(name);
    }
    this.add(name, value);
  }

  #find(path: readonly string[]): Node | undefined {
    let node: Node | undefined;
    path.forEach((name, depth) => {
      const own = depth > 0 ? valueOf(node, name) : this.#findMember(name);
      node = this.#moved.get(path.slice(0, depth + 1).join(".")) ?? own;
    });
    return node;
  }

  #findMember(name: string): Node | undefined {
    return this.gone.has(name) ? undefined : this.members.get(name)?.[0];
  }

  #isMissed(value: Node | undefined): boolean {
    return saysSomething(value) || (value?.type === "null" && !this.#isNull(value));
  }

  #isNull(node: Node): boolean {
    return node.type === "null" && this.#textOf(node) === "null";
  }

  #textOf(node: Node | undefined): string {
    return node ? this.text.slice(node.offset, endOfItem(this.text, node)) : "null";
  }
}
