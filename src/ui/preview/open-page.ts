import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { pageHtml } from "./page-html.js";

/** Lets a panel show the page, a skeleton at first. It may load what belongs to it and nothing else. */
export function openPage(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, title: string): void {
  const { webview } = panel;
  const [dist, media] = ["dist", "media"].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
  if (!dist || !media) {
    return;
  }
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist, media] };
  const address = (folder: vscode.Uri, file: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  panel.iconPath = {
    light: vscode.Uri.joinPath(media, "preview-light.svg"),
    dark: vscode.Uri.joinPath(media, "preview-dark.svg"),
  };
  panel.title = title;
  webview.html = pageHtml({
    script: address(dist, "preview.js"),
    styles: [address(dist, "preview.css"), address(media, "preview.css")],
    styleSource: webview.cspSource,
    nonce: randomBytes(16).toString("base64url"),
    title,
  });
}
