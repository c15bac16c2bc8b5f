import { tell } from "../changes/carry-out.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const signOut: Command = {
  id: commandIds.signOut,

  async run(services, ...args) {
    const connection = await chooseConnection(services, args, {
      title: "Sign Out",
      placeholder: "Of which connection are the tokens and secrets removed?",
    });
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
