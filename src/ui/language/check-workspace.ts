import * as vscode from "vscode";
import { counted } from "../../manifest/words.js";
import type { Services } from "../services.js";
import { combineGlobs } from "./globs.js";
import { source } from "./to-diagnostic.js";

export interface Tally {
  /** Somebody did not want to wait. What was known of the files that were not reached stays. */
  readonly cancelled: boolean;
  readonly files: number;
  readonly checked: number;
  readonly manifests: number;
  /** As many as the list of problems shows for these manifests. */
  readonly problems: number;
}

export async function checkWorkspace(
  { settings, diagnostics }: Pick<Services, "settings" | "diagnostics">,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Tally> {
  const files = await findFiles(settings, token);
  const manifests: vscode.Uri[] = [];
  let checked = 0;

  for (const uri of files) {
    if (token.isCancellationRequested) {
      break;
    }
    progress.report({
      message: `${String(checked + 1)} of ${String(files.length)}`,
      increment: 100 / files.length,
    });
    if (await diagnostics.check(uri)) {
      manifests.push(uri);
    }
    checked++;
  }
  // A search that was cancelled found some of the files, or none.
  const cancelled = token.isCancellationRequested && (checked < files.length || checked === 0);
  if (!cancelled) {
    diagnostics.keepOnly(files);
  }
  return {
    cancelled,
    files: files.length,
    checked,
    manifests: manifests.length,
    problems: manifests.reduce((sum, uri) => sum + countShown(uri), 0),
  };
}

export function describeTally({ cancelled, files, checked, manifests, problems }: Tally): string {
  if (cancelled) {
    return checked === 0
      ? "The check was cancelled before it came to a file."
      : `The check was cancelled after ${String(checked)} of ${counted(files, "file")}.`;
  }
  if (manifests === 0) {
    return "This workspace holds no manifest.";
  }
  const found = problems === 0 ? "nothing to mend" : counted(problems, "problem");
  return `Checked ${counted(manifests, "manifest")}: ${found}.`;
}

/** The files of all folders, each folder by its own settings. */
export async function findFiles(
  settings: Services["settings"],
  token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const exclude = combineGlobs(settings.exclude(folder.uri));
    for (const include of settings.include(folder.uri)) {
      const uris = await vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, include),
        exclude === undefined ? undefined : new vscode.RelativePattern(folder, exclude),
        undefined,
        token,
      );
      uris.forEach((uri) => found.set(uri.toString(), uri));
    }
  }
  return [...found.values()];
}

/** In an open document, what VS Code's own JSON support says counts too: the syntax is left to it there. */
function countShown(uri: vscode.Uri): number {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((each) => each.source === source || each.source?.startsWith("json")).length;
}
