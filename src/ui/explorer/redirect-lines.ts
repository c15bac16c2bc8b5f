import * as vscode from "vscode";
import type { Application } from "@microsoft/microsoft-graph-types";
import type { OpenedApplication } from "../../tenant/open-application.js";
import type { ApplicationParent } from "./application-parts.js";
import { BranchNode, LineNode } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

/** The platforms in the portal's words. */
const platforms: readonly (readonly [name: string, label: string, (application: Application) => unknown])[] =
  [
    ["web", "Web", ({ web }) => web?.redirectUris],
    ["spa", "Single-page application", ({ spa }) => spa?.redirectUris],
    ["publicClient", "Mobile and desktop", ({ publicClient }) => publicClient?.redirectUris],
  ];

/** Where Entra sends who signed in, by platform. */
export function listRedirects(parent: ApplicationParent, { application }: OpenedApplication): TreeNode {
  const id = `${parent.id}/redirects`;
  const groups = platforms.flatMap(([name, label, read]) => {
    const found = read(application);
    const uris = (Array.isArray(found) ? (found as unknown[]) : []).filter(
      (uri): uri is string => typeof uri === "string",
    );
    return uris.length === 0 ? [] : [{ name, label, uris }];
  });
  const nodes = groups.map(
    ({ name, label, uris }) =>
      new BranchNode(
        `${id}/${name}`,
        {
          label,
          description: String(uris.length),
          tooltip: `Redirect URIs of the platform “${label}”.`,
          icon: new vscode.ThemeIcon(name === "web" ? "globe" : name === "spa" ? "browser" : "device-mobile"),
          isOpen: true,
        },
        uris.map(
          (uri, index) =>
            new LineNode(`${id}/${name}/${String(index)}`, {
              label: uri,
              tooltip: uri,
              icon: new vscode.ThemeIcon("link"),
              spoken: `Redirect URI ${uri}`,
            }),
        ),
        parent,
      ),
  );
  const count = groups.reduce((sum, { uris }) => sum + uris.length, 0);
  return new BranchNode(
    id,
    {
      label: "Redirect URIs",
      description: count === 0 ? "none" : String(count),
      tooltip: "Where Entra sends who signed in to the application.",
      icon: new vscode.ThemeIcon("link-external"),
      contextValue: "redirects",
    },
    nodes,
    parent,
  );
}
