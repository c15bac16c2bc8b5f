import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const fixAll: Command = {
  id: commandIds.fixAll,

  async run({ manifests }) {
    const document = vscode.window.activeTextEditor?.document;
    const manifest = document && (await manifests.find(document));
    if (!document || !manifest?.isManifest) {
      throw new UserError("The active editor shows no manifest.", { remedy: "Open one and try again." });
    }
    const { version } = document;
    const { text, count } = manifest.fixAll();
    if (count === 0) {
      vscode.window.setStatusBarMessage(
        "Nothing here can be fixed without a decision of yours.",
        statusMilliseconds,
      );
      return;
    }
    const { replaceLines } = await import("../language/replace-lines.js");
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [replaceLines(manifest, text)]);

    if (document.version !== version || !(await vscode.workspace.applyEdit(edit))) {
      throw new UserError("The manifest was changed in the meantime, so nothing was fixed.", {
        remedy: "Try again.",
      });
    }
    vscode.window.setStatusBarMessage(
      count === 1 ? "Fixed 1 problem." : `Fixed ${String(count)} problems.`,
      statusMilliseconds,
    );
  },
};

const statusMilliseconds = 5_000;
