import * as vscode from "vscode";
import { commandIds, viewIds } from "../ids.js";
import type { Command } from "./command.js";

/** Starts it in this window and shows it. */
export const openDemoTenant: Command = {
  id: commandIds.openDemoTenant,

  async run({ connections }) {
    const { connection } = await vscode.window.withProgress(
      { location: { viewId: viewIds.tenant } },
      async () => connections.openDemo(),
    );
    await connections.signIn(connection);
    await vscode.commands.executeCommand(`${viewIds.tenant}.focus`);
  },
};
