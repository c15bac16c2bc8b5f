import * as vscode from "vscode";
import { readText } from "../language/checked-files.js";
import { findFiles } from "../language/check-workspace.js";
import type { Services } from "../services.js";

/** More than anybody would look through. */
const mostManifests = 200;

/** The manifests of the workspace and among the documents that are open, in the order of their paths. */
export async function listManifests({ settings, manifests, log }: Services): Promise<vscode.Uri[]> {
  const { token } = new vscode.CancellationTokenSource();
  const untitled = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === "untitled");
  const files = await findFiles(settings, token);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const found: vscode.Uri[] = [];

  for (const uri of [...untitled.map((document) => document.uri), ...files]) {
    if (found.length === mostManifests) {
      break;
    }
    try {
      const text = await readText(uri);
      if (text !== undefined && (await manifests.readText(text, uri))?.isManifest) {
        found.push(uri);
      }
    } catch (error) {
      log.warn(`${uri.toString(true)} could not be read.`, error);
    }
  }
  return found;
}
