import * as vscode from "vscode";

/** Changes a setting of the user, and that of the workspace where it would win over it. */
export async function setOwn(id: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const { workspaceValue } = configuration.inspect(id) ?? {};
  const { Global, Workspace } = vscode.ConfigurationTarget;
  await configuration.update(id, value, workspaceValue === undefined ? Global : Workspace);
}
