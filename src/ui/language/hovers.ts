import * as vscode from "vscode";
import { findGuid } from "../find-guid.js";
import { manifestLanguages, settingIds } from "../ids.js";
import type { Services } from "../services.js";
import { toMarkdown } from "./to-markdown.js";

/** Explains what a value of a manifest means, and elsewhere what a GUID means that Microsoft published. */
export function registerHovers(services: Services): vscode.Disposable {
  let anywhere = registerAnywhere(services);
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider([...manifestLanguages], {
      provideHover: (document, position) => hoverInManifest(services, document, position),
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingIds.lintHoverAnywhere)) {
        anywhere.dispose();
        anywhere = registerAnywhere(services);
      }
    }),
    {
      dispose() {
        anywhere.dispose();
      },
    },
  );
}

/** Without an extension for such a language, VS Code takes its files for plain text. */
const patterns: Readonly<Record<string, string>> = {
  bicep: "**/*.{bicep,bicepparam}",
  terraform: "**/*.{tf,tfvars}",
};

function registerAnywhere(services: Services): vscode.Disposable {
  const selectors = services.settings.hoverAnywhere().flatMap((language): vscode.DocumentFilter[] => {
    const pattern = Object.hasOwn(patterns, language) ? patterns[language] : undefined;
    return pattern === undefined ? [{ language }] : [{ language }, { language: "plaintext", pattern }];
  });
  return vscode.languages.registerHoverProvider(selectors, {
    async provideHover(document, position) {
      const isManifest =
        manifestLanguages.includes(document.languageId) && (await services.manifests.find(document));
      return isManifest ? undefined : hoverOverGuid(services, document, position);
    },
  });
}

async function hoverInManifest(
  services: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const offset = document.offsetAt(position);
  const read = await services.manifests.find(document);
  if (!read) {
    return undefined;
  }
  const { explainAt } = await import("../../manifest/hover.js");
  const explained = explainAt(read.manifest, offset, read.context.catalogue, read.context.asOf);
  return explained
    ? new vscode.Hover(toMarkdown(explained.markdown), read.rangeOf(explained.place.node))
    : hoverOverGuid(services, document, position);
}

async function hoverOverGuid(
  { today }: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const range = findGuid(document, position);
  if (!range) {
    return undefined; // The catalogue is not even loaded.
  }
  const text = document.getText(range);
  const [{ explainGuid }, { standardCatalogue }] = await Promise.all([
    import("../../manifest/hover.js"),
    import("../../catalogue/standard.js"),
  ]);
  const markdown = explainGuid(text, standardCatalogue(), today());
  return markdown === undefined ? undefined : new vscode.Hover(toMarkdown(markdown), range);
}
