import * as vscode from "vscode";
import type { Services } from "../services.js";

/** Documents that explain one GUID. They exist as long as somebody looks at them. */
const scheme = "calendar-onramp-explanation";

export function registerExplanations({ today }: Services): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path, query }) {
      const [{ describeMeanings, escapeMarkdown }, { findMeanings }, { standardCatalogue }] =
        await Promise.all([
          import("../../manifest/markdown.js"),
          import("../../catalogue/explain.js"),
          import("../../catalogue/standard.js"),
        ]);
      const catalogue = standardCatalogue();
      const markdown =
        describeMeanings(findMeanings(query, catalogue), catalogue, today()) ??
        escapeMarkdown(`Nothing is known of ${query}.`);
      return `# ${escapeMarkdown(path.slice(1, -".md".length))}\n\n${markdown}\n`;
    },
  });
}

/** The document about a GUID. `name` is what its tab says. */
export function explanationUri(guid: string, name: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${name.replaceAll(/[^\w.-]+/g, " ").trim()}.md`, query: guid });
}
