import * as vscode from "vscode";
import { manifestLanguages } from "../ids.js";
import type { Services } from "../services.js";

/** A line above each list of permissions that says how it stands. A click leads to its problems. */
export function registerLenses({ manifests }: Services): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider([...manifestLanguages], {
    onDidChangeCodeLenses: manifests.onDidChange,

    async provideCodeLenses(document) {
      const { version } = document;
      const read = await manifests.find(document);
      if (!read || document.version !== version) {
        return [];
      }
      const { summarize, renderSummary } = await import("../../manifest/summary.js");

      return summarize(read.manifest, read.findings, read.context.asOf).map((summary) => {
        const position = read.positionAt(summary.at);
        const hasProblems = summary.problems + summary.notes > 0;
        return new vscode.CodeLens(new vscode.Range(position, position), {
          title: renderSummary(summary),
          // Without a command, it is text that cannot be clicked.
          command: hasProblems ? "workbench.panel.markers.view.focus" : "",
          ...(hasProblems ? { tooltip: "Show the problems." } : {}),
        });
      });
    },
  });
}
