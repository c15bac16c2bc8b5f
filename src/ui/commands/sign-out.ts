import * as vscode from "vscode";
import { tell } from "../changes/carry-out.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { describeKept } from "../secrets/describe-kept.js";
import type { Command } from "./command.js";

export const signOut: Command = {
  id: commandIds.signOut,

  async run(services, ...args) {
    const connection = await chooseConnection(services, args, {
      title: "Sign Out",
      placeholder: "Of which connection are the tokens and secrets removed?",
    });
    const [kept] = await describeKept(services, connection);
    if (kept !== undefined) {
      const message = `Sign out of ${plain(connection.name)}?`;
      const options = { modal: true, detail: kept };
      if ((await vscode.window.showWarningMessage(message, options, "Sign Out")) === undefined) {
        return;
      }
    }
    await services.connections.signOut(connection);
    const elsewhere = {
      "vscode-account": " VS Code itself stays signed in; its Accounts menu signs it out.",
      "azure-cli": " The Azure CLI itself stays signed in; “az logout” signs it out.",
    } as const;
    const { kind } = connection.way;
    const rest = kind === "vscode-account" || kind === "azure-cli" ? elsewhere[kind] : "";
    tell(`Signed out of ${connection.name}. Nothing is kept to sign in with.${rest}`);
  },
};
