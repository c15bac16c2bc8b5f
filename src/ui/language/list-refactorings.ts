import * as vscode from "vscode";
import type { Application, RequestedPermission } from "../../manifest/manifest.js";
import { listMoves } from "../../manifest/move.js";
import { planRemoving } from "../../manifest/plan.js";
import { endOf } from "../../manifest/tree.js";
import { counted } from "../../manifest/words.js";
import type { Span } from "../../base/text.js";
import { commandIds } from "../ids.js";
import { namePermission } from "../input/describe-permission.js";
import type { ReadManifest } from "../read-manifest.js";
import { toWorkspaceEdit } from "./to-workspace-edit.js";

/** What can be done at a place although nothing is wrong there. */
export function listRefactorings(
  document: vscode.TextDocument,
  read: ReadManifest,
  range: vscode.Range,
): vscode.CodeAction[] {
  const { manifest } = read;
  const offset = document.offsetAt(range.start);
  const application = manifest.applications.find((each) => isIn(each.node ?? each.list, offset));
  if (!application) {
    return [];
  }
  const end = document.offsetAt(range.end);
  const touched = application.resources
    .flatMap(({ permissions }) => permissions)
    .filter(({ node }) => node.offset <= end && offset <= endOf(node));
  const command = (title: string, id: string) => commandAction(title, id, document.uri, offset);

  return [
    ...removal(document, read, application, touched),
    command("Add a permission…", commandIds.addPermission),
    command("Apply a profile…", commandIds.applyProfile),
    ...(application.dialect === "fragment"
      ? []
      : [command("Convert the format of the manifest…", commandIds.convertManifest)]),
  ];
}

/** What leads to a choice of Microsoft Graph's permissions, for a permission of Exchange Web Services. */
export function listMoveActions(
  document: vscode.TextDocument,
  { manifest, context }: ReadManifest,
  { offset }: Span,
): vscode.CodeAction[] {
  const application = manifest.applications.find(({ resources }) =>
    resources.some(({ node }) => isIn(node, offset)),
  );
  const moves = application ? listMoves(manifest, application, context.catalogue, context.needs) : [];
  if (!moves.some(({ from }) => isIn(from.node, offset))) {
    return [];
  }
  const action = commandAction(
    "Move from EWS to Graph…",
    commandIds.moveToGraph,
    document.uri,
    offset,
    vscode.CodeActionKind.QuickFix,
  );
  return [action];
}

function removal(
  document: vscode.TextDocument,
  read: ReadManifest,
  application: Application,
  permissions: readonly RequestedPermission[],
): vscode.CodeAction[] {
  const [first, ...others] = permissions;
  const { edits } = planRemoving(read.manifest, application, permissions);
  if (!first || edits.length === 0) {
    return [];
  }
  const what = others.length === 0 ? namePermission(first) : counted(permissions.length, "permission");
  const action = new vscode.CodeAction(`Remove ${what}`, vscode.CodeActionKind.RefactorRewrite);
  action.edit = toWorkspaceEdit(document, read, edits);
  return [action];
}

function commandAction(
  title: string,
  command: string,
  uri: vscode.Uri,
  offset: number,
  kind = vscode.CodeActionKind.RefactorRewrite,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.command = { command, title, arguments: [uri, offset] };
  return action;
}

function isIn(node: Parameters<typeof endOf>[0] | undefined, offset: number): boolean {
  return node !== undefined && node.offset <= offset && offset <= endOf(node);
}
