import type { Permission } from "./catalogue.js";

/** `find`, which looks a permission up only once: rules ask the same thing after every key that is pressed. */
export function remember<Result>(
  find: (permission: Permission) => Result,
): (permission: Permission) => Result {
  const known = new WeakMap<Permission, { readonly result: Result }>();
  return (permission) => {
    const found = known.get(permission) ?? { result: find(permission) };
    known.set(permission, found);
    return found.result;
  };
}
