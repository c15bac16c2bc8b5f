import * as vscode from "vscode";
import { UserError } from "../base/errors.js";
import { settingIds } from "./ids.js";
import { isAmong } from "./language/globs.js";
import { settings } from "./settings.js";

/** What the setting says of a file. */
export interface Binding {
  /** `PROFILE` or `PROFILE:MODE`. Nobody has looked yet whether there is such a profile. */
  readonly reference: string;
  /** Whether it is named by its path, and not only meant by a glob. */
  readonly isNamed: boolean;
}

/**
 * The profile that a file is bound to. Its path counts more than a glob, and of several globs the last one counts: the
 * folder's own settings stand behind those of the user.
 */
export function findBinding(uri: vscode.Uri): Binding | undefined {
  const rows = settings.profiles(uri);
  if (rows.length === 0) {
    return undefined;
  }
  const name = nameOf(uri);
  const named = rows.find(([key]) => key === name);
  const [, reference = ""] = named ?? rows.findLast(([glob]) => isAmong(uri, [glob])) ?? [];
  return reference === "" ? undefined : { reference, isNamed: named !== undefined };
}

/** Whether `bind` can take note of the profile of a file. */
export function canBind(uri: vscode.Uri): boolean {
  return findObstacle(uri) === undefined;
}

/**
 * Binds a file to a profile, or to none, in the settings of its folder. A file outside of all folders is bound in the
 * settings of the user. Throws a `UserError` where neither can be.
 */
export async function bind(uri: vscode.Uri, reference: string | undefined): Promise<void> {
  const obstacle = findObstacle(uri);
  if (obstacle) {
    throw obstacle;
  }
  const inFolder = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const configuration = vscode.workspace.getConfiguration(undefined, uri);
  const written = configuration.inspect<unknown>(settingIds.lintProfiles);
  const before = inFolder ? written?.workspaceFolderValue : written?.globalValue;
  const name = nameOf(uri);
  const others = Object.entries(typeof before === "object" && before !== null ? before : {}).filter(
    ([key]) => key !== name,
  );
  const write = async (entries: readonly (readonly [string, unknown])[]) => {
    await configuration.update(
      settingIds.lintProfiles,
      entries.length > 0 ? Object.fromEntries(entries) : undefined,
      inFolder ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Global,
    );
  };

  await write(reference === undefined ? others : [...others, [name, reference]]);
  if (reference === undefined && findBinding(uri)) {
    await write([...others, [name, ""]]); // A glob or another level of the settings binds it, too.
  }
}

function findObstacle(uri: vscode.Uri): UserError | undefined {
  if (uri.scheme === "untitled") {
    return new UserError("This manifest has no file yet, so nothing can be said of it in the settings.", {
      remedy: "Save it first.",
    });
  }
  return vscode.workspace.getWorkspaceFolder(uri) && !vscode.workspace.isTrusted
    ? new UserError("In Restricted Mode, the folder’s own settings have no effect.", {
        remedy: "Trust the workspace first.",
      })
    : undefined;
}

/** The path that stands for a file in the setting: from its folder, or all of it where it is in none. */
function nameOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.path.replace(/\/$/, "");
  return folder === undefined
    ? uri.scheme === "file"
      ? uri.fsPath
      : uri.toString(true)
    : uri.path.slice(folder.length + 1);
}
