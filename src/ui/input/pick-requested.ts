import type { Day } from "../../base/days.js";
import type { RequestedPermission } from "../../manifest/manifest.js";
import { describeRequested, nameOfRequestedResource } from "./describe-permission.js";
import { type back, grouped, pickMany } from "./quick-input.js";

/** Asks to tick some of the permissions that a manifest asks for, grouped by their resources. */
export async function pickRequested(
  permissions: readonly RequestedPermission[],
  {
    title,
    placeholder,
    asOf,
    picked,
  }: {
    readonly title: string;
    readonly placeholder: string;
    readonly asOf: Day;
    readonly picked: (permission: RequestedPermission) => boolean;
  },
): Promise<readonly RequestedPermission[] | typeof back> {
  const items = permissions.map((permission) => ({
    ...describeRequested(permission, asOf),
    picked: picked(permission),
    permission,
  }));
  const chosen = await pickMany({
    title,
    placeholder,
    items: grouped(items, (item) => nameOfRequestedResource(item.permission)),
  });
  return typeof chosen === "string" ? chosen : chosen.map(({ permission }) => permission);
}
