import * as vscode from "vscode";
import { webviewIds } from "../ids.js";
import type { Services } from "../services.js";

/** Opens previews again that were open when the window was closed or reloaded. */
export function registerPreviews({ previews }: Services): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(webviewIds.preview, {
    async deserializeWebviewPanel(panel, state) {
      (await previews.load()).restore(panel, state);
    },
  });
}
