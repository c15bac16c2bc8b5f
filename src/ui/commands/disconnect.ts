import * as vscode from "vscode";
import { tell } from "../changes/carry-out.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { connectionNodeId } from "../explorer/node-ids.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { describeKept } from "../secrets/describe-kept.js";
import type { Command } from "./command.js";

export const disconnect: Command = {
  id: commandIds.disconnect,

  async run(services, ...args) {
    const { agreedAddresses, applicationViews, connections, mailboxChecks, openLines } = services;
    const connection = await chooseConnection(services, args, {
      title: "Disconnect",
      placeholder: "Which connection is removed?",
    });
    const isDemo = connection.id === connections.demo?.connection.id;
    if (!isDemo) {
      const detail = [
        "It is taken off the list, and what is kept here to sign in with is removed. In the tenant nothing changes.",
        ...(await describeKept(services, connection)),
      ].join("\n\n");
      const chosen = await vscode.window.showWarningMessage(
        `Disconnect from ${plain(connection.name)}?`,
        { modal: true, detail },
        "Disconnect",
      );
      if (chosen === undefined) {
        return;
      }
    }
    await connections.remove(connection);
    await applicationViews.forget(connection);
    await agreedAddresses.forget(connection.id);
    await (await mailboxChecks.load()).forget(connection.id);
    await openLines.forget(connectionNodeId(connection));
    tell(isDemo ? "The demo tenant has ended." : `Disconnected from ${connection.name}.`);
  },
};
