import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { pageHtml } from "../preview/page-html.js";

/** Lets a panel show the page, empty at first. It may load what belongs to it and nothing else. */
export function openCheckPage(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, title: string): void {
  const { webview } = panel;
  const address = (...path: readonly string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  webview.options = {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, "dist"),
      vscode.Uri.joinPath(extensionUri, "media"),
    ],
  };
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, "media", "mailbox-check-light.svg"),
    dark: vscode.Uri.joinPath(extensionUri, "media", "mailbox-check-dark.svg"),
  };
  panel.title = title;
  webview.html = pageHtml({
    script: address("dist", "check.js"),
    styles: [address("media", "mailbox-check.css")],
    styleSource: webview.cspSource,
    nonce: randomBytes(16).toString("base64url"),
    title,
    root: "check",
  });
}
