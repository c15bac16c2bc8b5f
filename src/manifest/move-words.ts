import { describeCautions } from "../catalogue/explain.js";
import type { Permission, PermissionKind } from "../catalogue/catalogue.js";
import { nameOf } from "./words.js";

/** What permissions of Microsoft Graph let a product do with calendars, as titles. */
const titles: Readonly<Partial<Record<`${PermissionKind} ${string}`, string>>> = {
  "Role Calendars.ReadBasic.All": "Read what, when and where, without bodies, in all mailboxes",
  "Role Calendars.Read": "Read events, in all mailboxes or chosen ones",
  "Role Calendars.ReadWrite": "Read and change events, in all mailboxes or chosen ones",
  "Scope Calendars.ReadBasic": "Read what, when and where, without bodies, in the user’s own calendars",
  "Scope Calendars.Read": "Read events in the user’s own calendars",
  "Scope Calendars.Read.Shared": "Read events in the user’s own and in shared calendars",
  "Scope Calendars.ReadWrite": "Read and change events in the user’s own calendars",
  "Scope Calendars.ReadWrite.Shared": "Read and change events in the user’s own and in shared calendars",
};

export function titleOf(permission: Permission): string {
  return titles[`${permission.kind} ${permission.value}`] ?? nameOf(permission);
}

/**
 * What to know before asking for it, as whole sentences.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export function noteOn(permission: Permission): string | undefined {
  const { kind, value } = permission;
  const sentences = describeCautions(permission);
  if (kind === "Scope" && value.endsWith(".Shared")) {
    const alone = value.replace(/\.Shared$/, "");
    sentences.push(
      `Microsoft’s pages on events, calendar views and subscriptions do not name it, so a product may need ${alone} besides.`,
    );
  }
  return sentences.length > 0 ? sentences.join(" ") : undefined;
}
