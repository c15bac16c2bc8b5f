import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const lintWorkspace: Command = {
  id: commandIds.lintWorkspace,

  async run(services) {
    if (!vscode.workspace.workspaceFolders?.length) {
      throw new UserError("No folder is open.", { remedy: "Open the folder that holds the manifests." });
    }
    const { checkWorkspace, describeTally } = await import("../language/check-workspace.js");
    const tally = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: "Checking manifests", cancellable: true },
      (progress, token) => checkWorkspace(services, progress, token),
    );
    if (tally.problems > 0 && !tally.cancelled) {
      await vscode.commands.executeCommand("workbench.panel.markers.view.focus");
    }
    vscode.window.setStatusBarMessage(describeTally(tally), 8_000);
    return tally;
  },
};
