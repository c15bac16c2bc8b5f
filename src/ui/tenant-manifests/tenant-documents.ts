import * as vscode from "vscode";
import { Delays } from "../delays.js";
import type { Services } from "../services.js";
import { comparisonScheme, readComparisonUri } from "./comparison-uri.js";
import { manifestScheme, readManifestUri } from "./manifest-uri.js";

const pauseMilliseconds = 200;

/** Shows manifests of a tenant and how files differ from them, as documents that follow what happens there and here. */
export function registerTenantDocuments(services: Services): vscode.Disposable {
  const { applications, connections, log } = services;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const delays = new Delays(log);
  /** Documents that say why they cannot be shown. */
  const failing = new Set<string>();

  const refresh = (isMeant: (uri: vscode.Uri) => boolean) => {
    vscode.workspace.textDocuments
      .map(({ uri }) => uri)
      .filter(({ scheme }) => scheme === manifestScheme || scheme === comparisonScheme)
      .filter(isMeant)
      .forEach((uri) => {
        changed.fire(uri);
      });
  };
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,

    async provideTextDocumentContent(uri) {
      const { renderDocument } = await import("./render-document.js");
      const { text, isFailure } = await renderDocument(services, uri);
      if (isFailure) {
        failing.add(uri.toString());
      } else {
        failing.delete(uri.toString());
      }
      return text;
    },
  };
  return vscode.Disposable.from(
    changed,
    delays,
    vscode.workspace.registerTextDocumentContentProvider(manifestScheme, provider),
    vscode.workspace.registerTextDocumentContentProvider(comparisonScheme, provider),
    applications.onDidChange(({ connection, id }) => {
      refresh((uri) => {
        const subject = readManifestUri(uri) ?? readComparisonUri(uri);
        return subject?.connectionId === connection.id && subject.id === id;
      });
    }),
    connections.onDidChange(() => {
      refresh((uri) => failing.has(uri.toString()));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri: file } }) => {
      if (file.scheme !== manifestScheme && file.scheme !== comparisonScheme) {
        delays.run(file.toString(), pauseMilliseconds, () => {
          refresh((uri) => readComparisonUri(uri)?.file.toString() === file.toString());
          return Promise.resolve();
        });
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      failing.delete(uri.toString());
      delays.cancel(uri.toString());
    }),
  );
}
