import type { Permission, PermissionKind } from "../catalogue/catalogue.js";

export { kindWord } from "../catalogue/explain.js";

export const otherKind: Readonly<Record<PermissionKind, PermissionKind>> = { Role: "Scope", Scope: "Role" };

/** The name of a permission, or its GUID where it has none. */
export function nameOf({ value, id }: Permission): string {
  return value || id;
}

/** Those of the given kind, or all where there is none of it. */
export function ofKind(
  permissions: readonly Permission[],
  kind: PermissionKind | undefined,
): readonly Permission[] {
  const same = permissions.filter((permission) => permission.kind === kind);
  return same.length > 0 ? same : permissions;
}

const digits = new Intl.NumberFormat("en-GB");

/** "1 permission", "12 permissions". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${digits.format(count)} ${count === 1 ? noun : plural}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** ", without a and b", to stand behind the title of a fix; nothing where nothing is lost. */
export function without(names: readonly string[]): string {
  return names.length > 0 ? `, without ${listed(names)}` : "";
}

/** A piece of the user's text, short enough to stand in a sentence and on one line. */
export function quoted(text: string): string {
  const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
  return `“${line.length > 80 ? `${line.slice(0, 79).replace(/[\uD800-\uDBFF]$/, "")}…` : line}”`;
}
