import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { commandIds } from "../ids.js";
import { combineGlobs } from "../language/globs.js";
import type { Services } from "../services.js";
import type { Command } from "./command.js";

interface Tally {
  manifests: number;
  problems: number;
}

export const lintWorkspace: Command = {
  id: commandIds.lintWorkspace,

  async run(services) {
    if (!vscode.workspace.workspaceFolders?.length) {
      throw new UserError("No folder is open.", { remedy: "Open the folder that holds the manifests." });
    }
    const tally = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: "Checking manifests", cancellable: true },
      (progress, token) => checkFiles(services, progress, token),
    );
    if (tally.problems > 0) {
      await vscode.commands.executeCommand("workbench.panel.markers.view.focus");
    }
    vscode.window.setStatusBarMessage(describe(tally), 8_000);
    return tally;
  },
};

async function checkFiles(
  services: Services,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Tally> {
  const files = await findFiles(services, token);
  const tally: Tally = { manifests: 0, problems: 0 };
  services.diagnostics.files.clear();

  for (const [index, uri] of files.entries()) {
    if (token.isCancellationRequested) {
      break;
    }
    progress.report({
      message: `${String(index + 1)} of ${String(files.length)}`,
      increment: 100 / files.length,
    });
    const problems = await services.diagnostics.files.check(uri);
    tally.manifests += problems === undefined ? 0 : 1;
    tally.problems += problems ?? 0;
  }
  return tally;
}

/** The files of all folders, each folder by its own settings. */
async function findFiles({ settings }: Services, token: vscode.CancellationToken): Promise<vscode.Uri[]> {
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

function describe({ manifests, problems }: Tally): string {
  if (manifests === 0) {
    return "This workspace holds no manifest.";
  }
  const files = manifests === 1 ? "1 manifest" : `${String(manifests)} manifests`;
  const found =
    problems === 0 ? "nothing to mend" : problems === 1 ? "1 problem" : `${String(problems)} problems`;
  return `Checked ${files}: ${found}.`;
}
