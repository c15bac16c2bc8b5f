import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { checkConnection } from "../../identity/check-connection.js";
import type { Connection } from "../../identity/connection.js";
import { settingIds } from "../ids.js";
import type { Settings } from "../settings.js";

/**
 * The valid connections of the settings. What is wrong with the others is said.
 *
 * Of two with one id the first counts. The user's own come before those of the workspace, so that a workspace cannot
 * put one of its own in the place of another whose secret is kept.
 */
export function listStored(
  settings: Pick<Settings, "connections" | "tenantReadOnly">,
  reservedIds: readonly string[],
  say: (sentence: string) => void,
): readonly Connection[] {
  const found = new Map<string, Connection>();
  for (const value of settings.connections()) {
    try {
      const connection = checkConnection(withDefaults(value, settings));
      if (found.has(connection.id) || reservedIds.includes(connection.id)) {
        throw new UserError(`The id ${connection.id} is taken by another connection.`);
      }
      found.set(connection.id, connection);
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      say(`A connection of the settings is left out. ${error.message}`);
    }
  }
  return [...found.values()];
}

function withDefaults(value: unknown, settings: Pick<Settings, "tenantReadOnly">): unknown {
  return typeof value === "object" && value !== null && !("readOnly" in value)
    ? { ...value, readOnly: settings.tenantReadOnly() }
    : value;
}

export async function addStored({ id, name, cloud, tenant, way }: Connection): Promise<void> {
  // Whether it is read-only stays with the setting for all of them.
  await change("globalValue", (entries) => [...entries, { id, name, cloud, tenant, way }]);
}

export async function removeStored(connection: Connection): Promise<void> {
  await changeEverywhere((entries) => entries.filter((entry) => !isOf(entry, connection)));
}

export async function renameStored(connection: Connection, name: string): Promise<void> {
  // The id is written down, because it could be made of the name so far, and what is kept hangs on it.
  await changeEverywhere((entries) =>
    entries.map((entry) =>
      isOf(entry, connection) ? { ...(entry as object), id: connection.id, name } : entry,
    ),
  );
}

/** Says it where the connection comes from, and nowhere else, because what only shares its id was not asked about. */
export async function setStoredReadOnly(connection: Connection, readOnly: boolean): Promise<void> {
  const place = places.find((each) => read(each).some((entry) => isOf(entry, connection)));
  if (place === undefined) {
    throw new UserError(`The connection ${connection.name} is not in the settings any more.`, {
      remedy: "Connect to the tenant again.",
    });
  }
  await change(place, (entries) =>
    entries.map((entry) => (isOf(entry, connection) ? { ...(entry as object), readOnly } : entry)),
  );
}

/** Whether an entry of the settings is where a connection comes from. */
function isOf(entry: unknown, { id }: Connection): boolean {
  try {
    return checkConnection(entry).id === id;
  } catch {
    return false;
  }
}

const targets = {
  globalValue: vscode.ConfigurationTarget.Global,
  workspaceValue: vscode.ConfigurationTarget.Workspace,
} as const;

type Place = keyof typeof targets;

/** The first comes first where both have a connection of one id. */
const places: readonly Place[] = ["globalValue", "workspaceValue"];

async function changeEverywhere(edit: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
  for (const place of places) {
    await change(place, edit);
  }
}

function read(place: Place): readonly unknown[] {
  const value = vscode.workspace.getConfiguration().inspect<unknown>(settingIds.connections)?.[place];
  return Array.isArray(value) ? value : [];
}

async function change(
  place: Place,
  edit: (entries: readonly unknown[]) => readonly unknown[],
): Promise<void> {
  const before = read(place);
  const after = edit(before);
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    const entries = after.length > 0 ? after : undefined;
    await vscode.workspace.getConfiguration().update(settingIds.connections, entries, targets[place]);
  }
}
