import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import type { Application, Manifest } from "../../manifest/manifest.js";
import { chooseApplication, parseTarget } from "../../manifest/target.js";
import { endOf } from "../../manifest/tree.js";
import { back, pick } from "../input/quick-input.js";
import type { Services } from "../services.js";
import { describeApplication } from "./describe-application.js";
import { isEditable } from "./editable.js";
import { pickDocument } from "./pick-document.js";

/** The application that a command is about, in the document as it is now. */
export interface Target {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly manifest: Manifest;
  readonly application: Application;
  /** Where the user points at. */
  readonly offset: number | undefined;
}

/**
 * The application that the arguments name, by a document and a place in it, or the one at the cursor. Where neither says
 * which one is meant, the user does.
 */
export async function chooseTarget(
  services: Services,
  args: readonly unknown[],
  { title, orNew = false }: { readonly title: string; readonly orNew?: boolean },
): Promise<Target> {
  const [uri, place] = args;
  const document =
    uri instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(uri)
      : ((await findActiveManifest(services)) ?? (await pickDocument(services, { title, orNew })));
  const offset = typeof place === "number" ? place : cursorIn(document);

  const text = document.getText();
  const manifest = parseTarget(text, standardCatalogue());
  return { document, text, manifest, offset, application: await pickApplication(manifest, offset, title) };
}

/** The document of the active editor, if it is a manifest that can be changed. */
export async function findActiveManifest({ manifests }: Services): Promise<vscode.TextDocument | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  return document && isEditable(document) && (await manifests.find(document))?.isManifest
    ? document
    : undefined;
}

function cursorIn(document: vscode.TextDocument): number | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  const editor = editors.find((each) => each?.document === document);
  return editor && document.offsetAt(editor.selection.active);
}

async function pickApplication(
  manifest: Manifest,
  offset: number | undefined,
  title: string,
): Promise<Application> {
  const { applications } = manifest;
  const isAt = ({ node, list }: Application) => {
    const extent = node ?? list;
    return offset !== undefined && extent !== undefined && extent.offset <= offset && offset <= endOf(extent);
  };
  if (applications.length < 2) {
    return chooseApplication(manifest);
  }
  if (offset !== undefined && applications.some(isAt)) {
    return chooseApplication(manifest, { offset });
  }
  const items = applications.map((application, index) => ({
    ...describeApplication(application, index),
    application,
  }));
  const chosen = await pick({ title, placeholder: "Which application of the document?", items });
  if (chosen === back) {
    throw new vscode.CancellationError();
  }
  const start = (chosen.application.node ?? chosen.application.list)?.offset;
  if (start === undefined) {
    throw new UserError("This application cannot be told apart from the others.", {
      remedy: "Put the cursor into it and try again.",
    });
  }
  return chooseApplication(manifest, { offset: start });
}
