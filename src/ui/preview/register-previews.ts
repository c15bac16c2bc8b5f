import * as vscode from "vscode";
import type { Services } from "../services.js";
import { previewScheme } from "./preview-uri.js";

/** Shows what happens in calendars, as documents that cannot be changed. */
export function registerPreviews(services: Services): vscode.Disposable {
  const { calendarPreviews } = services;
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, {
      onDidChange: calendarPreviews.onDidChange,
      async provideTextDocumentContent(uri) {
        const kept = calendarPreviews.find(uri);
        if (kept !== undefined) {
          return kept;
        }
        // Left open when the window was closed.
        const { readDocument } = await import("./read-document.js");
        return await readDocument(services, uri);
      },
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === previewScheme) {
        calendarPreviews.forget(uri);
      }
    }),
  );
}
