import { counted } from "../../base/words.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import type { PermissionLine } from "../../tenant/permissions.js";
import { Table } from "../formats/table.js";

/** Permissions as scripts read them. */
export interface GrantLine {
  readonly resource: string;
  readonly resourceAppId: string | null;
  readonly value: string | null;
  readonly id: string | null;
  readonly kind: "Role" | "Scope";
  readonly state: PermissionLine["state"];
  readonly forEverybody: boolean;
  /** Object ids of users that a delegated permission was given to one by one. */
  readonly users: readonly string[];
  readonly granted: string | null;
}

/** All that an application asks for or was given, in the order in which it is shown. */
export function listGrants({ permissions }: OpenedApplication): readonly GrantLine[] {
  return permissions.flatMap(({ name, resourceAppId, permissions: lines }) =>
    lines.map(({ value, id, kind, state, forEverybody, principalIds, granted }) => ({
      resource: name,
      resourceAppId: resourceAppId ?? null,
      value: value ?? null,
      id: id ?? null,
      kind,
      state,
      forEverybody,
      users: principalIds,
      granted: granted ?? null,
    })),
  );
}

/** The same as a table, for people. */
export function describeGrants(opened: OpenedApplication, width?: number): string {
  const lines = listGrants(opened);
  const table = new Table<GrantLine>(
    [
      { title: "Permission", of: ({ value, id }) => value ?? id ?? "" },
      { title: "Kind", of: ({ kind }) => (kind === "Role" ? "application" : "delegated") },
      { title: "Resource", of: ({ resource }) => resource },
      { title: "State", of: describeState },
    ],
    width,
  );
  return lines.length === 0 ? "" : table.render(lines);
}

function describeState({ state, forEverybody, users }: GrantLine): string {
  if (state === "declared") {
    return "not granted";
  }
  const whom = forEverybody ? "granted" : `granted to ${counted(users.length, "user")} only`;
  return state === "both" ? whom : `${whom}, no longer asked for`;
}
