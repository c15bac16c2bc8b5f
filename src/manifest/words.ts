import { listed } from "../base/words.js";
import type { Permission, PermissionKind } from "../catalogue/catalogue.js";

export { counted, listed, quoted } from "../base/words.js";
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

/** ", without a and b", to stand behind the title of a fix; nothing where nothing is lost. */
export function without(names: readonly string[]): string {
  return names.length > 0 ? `, without ${listed(names)}` : "";
}
