import * as vscode from "vscode";
import { toFileWord } from "../../base/file-name.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "../tenant/choose-application.js";

/** The file that an application has already, or one in the first folder that is called like it. */
export function suggestFile(
  { manifestLinks }: Services,
  { connection, application }: ApplicationSubject,
): vscode.Uri {
  const [known] = manifestLinks.listFiles({ connectionId: connection.id, id: application.id });
  const name = `${toFileWord(application.displayName, "application")}.manifest.json`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return known ?? (folder ? vscode.Uri.joinPath(folder.uri, name) : vscode.Uri.file(name));
}
