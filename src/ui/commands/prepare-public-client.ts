import * as vscode from "vscode";
import { renderPublicClient } from "../connections/public-client.js";
import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const preparePublicClient: Command = {
  id: commandIds.preparePublicClient,

  async run() {
    const document = await vscode.workspace.openTextDocument({
      language: "jsonc",
      content: renderPublicClient(),
    });
    await vscode.window.showTextDocument(document);
  },
};
