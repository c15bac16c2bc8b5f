import * as vscode from "vscode";
import { counted } from "../../base/words.js";
import type { Connection } from "../../identity/connection.js";
import type { Services } from "../services.js";
import { findLinkedManifest, type LinkedManifest } from "../tenant-manifests/find-linked-manifest.js";
import type { ApplicationSubject, NamedApplication } from "../tenant/choose-application.js";
import type { ApplicationParent } from "./application-parts.js";
import { LineNode } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

/** The file of an application. Commands are given its `uri`, too. */
export class ManifestNode extends LineNode implements ApplicationSubject {
  readonly connection: Connection;
  readonly application: NamedApplication;
  readonly uri: vscode.Uri;

  constructor(parent: ApplicationParent, { uri, differences }: LinkedManifest) {
    const name = vscode.workspace.asRelativePath(uri);
    const words =
      differences === 0 ? "as in the tenant" : `${counted(differences, "difference")} from the tenant`;
    super(`${parent.id}/manifest`, {
      label: "Manifest",
      description: `${name} · ${words}`,
      tooltip: `The file ${name} is the manifest of this application: ${words}.`,
      icon: new vscode.ThemeIcon(differences === 0 ? "file-code" : "diff"),
      contextValue: "manifest",
      command: { command: "vscode.open", title: "Open", arguments: [uri] },
    });
    this.connection = parent.connection;
    this.application = parent.application;
    this.uri = uri;
  }
}

/** A line for the file that is linked to an application, or none. */
export async function listManifestLines(
  services: Services,
  parent: ApplicationParent,
): Promise<readonly TreeNode[]> {
  const linked = await findLinkedManifest(services, parent.connection, parent.application.id);
  return linked ? [new ManifestNode(parent, linked)] : [];
}
