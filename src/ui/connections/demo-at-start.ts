import * as vscode from "vscode";
import { commandIds } from "../ids.js";

/** Opens the demo tenant where whoever started this editor wants to see it at once, as `npm start` does. */
export function registerDemoAtStart(): vscode.Disposable {
  if (process.env["CALENDAR_ONRAMP_DEMO"] === "open" && vscode.workspace.isTrusted) {
    void vscode.commands.executeCommand(commandIds.openDemoTenant);
  }
  return new vscode.Disposable(() => undefined);
}
