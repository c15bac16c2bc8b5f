import * as vscode from "vscode";
import { toFileWord } from "../../base/file-name.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "../tenant/choose-application.js";
import { exists } from "./exists.js";

/** The file that an application has already, or one in the first folder that is called like it. */
export async function suggestFile(
  { manifestLinks }: Services,
  { connection, application }: ApplicationSubject,
): Promise<vscode.Uri> {
  for (const uri of manifestLinks.listFiles({ connectionId: connection.id, id: application.id })) {
    if (await exists(uri)) {
      return uri;
    }
  }
  const name = `${toFileWord(application.displayName, "application")}.manifest.json`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder ? vscode.Uri.joinPath(folder.uri, name) : vscode.Uri.file(name);
}
