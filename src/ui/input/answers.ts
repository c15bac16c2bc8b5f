import type * as vscode from "vscode";
import type { Profile } from "../../profiles/profile.js";
import { holdsSecret } from "../../profiles/secrets.js";
import { checkValue, findValue, type Values } from "../../profiles/values.js";

/** The part of VS Code's memory of a workspace that is needed here. */
export type Memory = Pick<vscode.Memento, "get" | "update">;

const keyOf = ({ id }: Profile) => `values:${id}`;

/** What was answered for a profile before in this workspace, as far as it would be taken today. */
export function recallValues(memory: Memory, profile: Profile): Values {
  const stored = memory.get<unknown>(keyOf(profile));
  const entries = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => {
      const [name, value] = entry as [string, unknown];
      const definition = findValue(profile, name);
      return (
        definition !== undefined && typeof value === "string" && checkValue(definition, value) === undefined
      );
    }),
  );
}

/** Remembers answers next to those that there are. A secret is never among them. */
export async function rememberValues(memory: Memory, profile: Profile, values: Values): Promise<void> {
  const kept = Object.entries(values).filter(([name, value]) => {
    const format = findValue(profile, name)?.format;
    return format !== undefined && format !== "secret" && !holdsSecret(value);
  });
  if (kept.length > 0) {
    await memory.update(keyOf(profile), { ...recallValues(memory, profile), ...Object.fromEntries(kept) });
  }
}
