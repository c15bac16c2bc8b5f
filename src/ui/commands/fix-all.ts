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
    const [{ replaceLines }, { counted }] = await Promise.all([
      import("../language/replace-lines.js"),
      import("../../manifest/words.js"),
    ]);
    if (count === 0) {
      const open = manifest.findings.filter(({ severity }) => severity !== "information").length;
      const message =
        open === 0
          ? "There is nothing to fix."
          : `${counted(open, "problem")} here need${open === 1 ? "s" : ""} your decision.`;
      vscode.window.setStatusBarMessage(message, statusMilliseconds);
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [replaceLines(manifest, text)]);

    if (document.version !== version || !(await vscode.workspace.applyEdit(edit))) {
      throw new UserError("The manifest was changed in the meantime, so nothing was fixed.", {
        remedy: "Try again.",
      });
    }
    const left =
      (await manifests.find(document))?.findings.filter(({ severity }) => severity !== "information") ?? [];
    const rest =
      left.length === 0
        ? ""
        : ` ${counted(left.length, "other")} need${left.length === 1 ? "s" : ""} your decision.`;
    vscode.window.setStatusBarMessage(`Fixed ${counted(count, "problem")}.${rest}`, statusMilliseconds);
  },
};

const statusMilliseconds = 5_000;
