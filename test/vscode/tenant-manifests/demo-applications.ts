import assert from "node:assert/strict";
import * as vscode from "vscode";
import { listApplications, readApplication, updateApplication } from "../../../src/graph/applications.js";
import type { GraphClient } from "../../../src/graph/client.js";
import type { Connection } from "../../../src/identity/connection.js";
import type { Services } from "../../../src/ui/services.js";
import type { NamedApplication } from "../../../src/ui/tenant/choose-application.js";
import { eventually } from "../language/editing.js";
import { removeAll, services } from "../connections/opened.js";

/** An application of the demo tenant, as a line of the tree gives it to commands, and what asks the tenant about it. */
export interface Subject {
  readonly services: Services;
  readonly connection: Connection;
  readonly application: NamedApplication;
  readonly graph: GraphClient;
  /** The application as it is in the tenant now. */
  read(): ReturnType<typeof readApplication>;
  /** Changes it past the editor, as a colleague does in the portal. */
  change(changes: Parameters<typeof updateApplication>[2]): Promise<void>;
}

export const clockwork = "ClockWork Office365Sync";

/** A new demo tenant, so that no test finds what another one changed. */
export async function openSubject(name = clockwork): Promise<Subject> {
  await removeAll();
  const shared = await services();
  const { connection } = await shared.connections.openDemo();
  const { graph } = await shared.connections.open(connection);
  for await (const { items } of listApplications(graph, { search: name })) {
    const found = items.find(({ displayName }) => displayName === name);
    if (found) {
      const { id, appId } = found;
      assert.ok(appId);
      return {
        services: shared,
        connection,
        application: { id, appId, displayName: name },
        graph,
        read: () => readApplication(graph, { id }),
        change: (changes) => updateApplication(graph, { id }, changes),
      };
    }
  }
  throw new assert.AssertionError({ message: `The demo tenant has no ${name}.` });
}

let count = 0;

/** Writes a file into the workspace, with a name of its own. */
export async function writeManifest(content: string): Promise<vscode.Uri> {
  const uri = inWorkspace(`opened/tenant-${String(++count)}.json`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  written.push(uri);
  return uri;
}

/** What is opened through the API stays open for a while after its tab is closed. */
export async function openAsPerson(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand("vscode.open", uri);
  return eventually(() =>
    vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString()),
  );
}

const written: vscode.Uri[] = [];

/** Deletes what was written, so that it is nobody's manifest any more. */
export async function deleteManifests(): Promise<void> {
  for (const uri of written.splice(0)) {
    try {
      await vscode.workspace.fs.delete(uri);
    } catch {
      // The test deleted or moved it.
    }
  }
}

export function inWorkspace(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function readFile(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
