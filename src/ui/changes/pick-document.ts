import * as vscode from "vscode";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import type { Services } from "../services.js";
import { isEditable } from "./editable.js";
import { listManifests } from "./list-manifests.js";

interface DocumentItem extends vscode.QuickPickItem {
  readonly open: () => Thenable<vscode.TextDocument>;
}

/** What a manifest has at the least, so that it is one in today's format. */
const minimal = `{
  "displayName": "New application",
  "requiredResourceAccess": []
}
`;

/** Asks which manifest is meant, and opens it. */
export async function pickDocument(
  services: Services,
  { title, orNew }: { readonly title: string; readonly orNew: boolean },
): Promise<vscode.TextDocument> {
  const active = vscode.window.activeTextEditor?.document;
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: "Looking for manifests" },
    () => listManifests(services),
  );
  const items: DocumentItem[] = [
    ...(orNew
      ? [
          {
            label: "New manifest",
            iconPath: new vscode.ThemeIcon("new-file"),
            detail: "Begins an application that asks for nothing yet.",
            open: () => vscode.workspace.openTextDocument({ language: "json", content: minimal }),
          },
        ]
      : []),
    ...(orNew && active && isEditable(active) && !found.some(({ fsPath }) => fsPath === active.uri.fsPath)
      ? [toItem(active.uri, "in the active editor, asks for nothing yet")]
      : []),
    ...found.map((uri) => toItem(uri, "")),
  ];
  const chosen = await pick({
    title,
    placeholder:
      items.length > 0
        ? "Which manifest?"
        : "There is no manifest in this workspace. Open one and try again.",
    items,
  });
  if (chosen === back) {
    throw new vscode.CancellationError();
  }
  const document = await chosen.open();
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function toItem(uri: vscode.Uri, what: string): DocumentItem {
  const path = vscode.workspace.asRelativePath(uri);
  const [name = path] = path.split("/").slice(-1);
  const folder = path.slice(0, -name.length - 1);
  return {
    label: plain(name),
    description: plain([folder, what].filter(Boolean).join(" · ")),
    iconPath: new vscode.ThemeIcon("json"),
    open: () => vscode.workspace.openTextDocument(uri),
  };
}
