import * as vscode from "vscode";
import { isEditable } from "../changes/editable.js";
import { isServer } from "../connections/describe-connection.js";
import { commandIds, manifestLanguages } from "../ids.js";
import type { Services } from "../services.js";
import { manifestScheme } from "../tenant-manifests/manifest-uri.js";

/**
 * A line above each list of permissions that says how it stands, also against the profile that it is bound to, and
 * what can be done with it.
 */
export function registerLenses({ manifests, connections }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const fire = () => {
    changed.fire();
  };
  const provider = vscode.languages.registerCodeLensProvider([...manifestLanguages], {
    onDidChangeCodeLenses: changed.event,

    async provideCodeLenses(document) {
      const { version, uri } = document;
      const read = await manifests.find(document);
      if (!read || document.version !== version) {
        return [];
      }
      const [{ summarize, renderGaps, renderSummary }, { plain }] = await Promise.all([
        import("../../manifest/summary.js"),
        import("../input/plain.js"),
      ]);
      const { needs, asOf } = read.context;

      return summarize(read.manifest, read.findings, asOf).flatMap((summary) => {
        const position = read.positionAt(summary.at);
        const lens = (title: string, command: string, tooltip: string, ...args: readonly unknown[]) =>
          new vscode.CodeLens(new vscode.Range(position, position), {
            title,
            command,
            ...(command === "" ? {} : { tooltip, arguments: [...args] }),
          });
        // Without a command, it is text that cannot be clicked.
        const toProblems = (count: number) => (count > 0 ? "workbench.panel.markers.view.focus" : "");
        const { problems, notes, gaps, beyond } = summary;

        return [
          lens(renderSummary(summary), toProblems(problems + notes), "Show the problems."),
          ...(needs
            ? [
                lens(
                  plain(renderGaps(summary, needs.profile.product)),
                  toProblems(gaps + beyond),
                  "Show where it departs from the profile that it is checked against.",
                ),
              ]
            : []),
          ...(isEditable(document)
            ? [
                lens("Apply profile…", commandIds.applyProfile, "Add what a product needs.", uri, summary.at),
                lens(
                  "Merge a snippet…",
                  commandIds.mergeSnippet,
                  "Add what a guide prints.",
                  uri,
                  summary.at,
                ),
                ...(connections.list().some(({ way }) => !isServer(way))
                  ? [
                      lens(
                        "Compare with tenant",
                        commandIds.compareWithTenant,
                        "Show in what it differs from the registration.",
                        uri,
                        summary.at,
                      ),
                    ]
                  : []),
              ]
            : []),
          ...(uri.scheme === manifestScheme
            ? [lens("Pull into the workspace…", commandIds.pullManifest, "Write it into a file.", uri)]
            : []),
        ];
      });
    },
  });
  return vscode.Disposable.from(
    provider,
    changed,
    manifests.onDidChange(fire),
    connections.onDidChange(fire),
  );
}
