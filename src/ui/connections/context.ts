import * as vscode from "vscode";
import { contextKeys } from "../ids.js";
import type { Services } from "../services.js";

/** Tells the workbench what makes sense now. */
export function registerConnectionContext({ connections }: Services): vscode.Disposable {
  const shown = new Map<string, boolean>();
  const show = (key: string, value: boolean) => {
    if ((shown.get(key) ?? false) !== value) {
      shown.set(key, value);
      void vscode.commands.executeCommand("setContext", key, value);
    }
  };
  const update = () => {
    const list = connections.list();
    show(contextKeys.connected, list.length > 0);
    show(
      contextKeys.canWrite,
      list.some(({ readOnly }) => !readOnly),
    );
    show(contextKeys.demo, connections.demo !== undefined);
  };
  update();
  return connections.onDidChange(update);
}
