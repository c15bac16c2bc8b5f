import * as vscode from "vscode";
import { resemblesSnippet } from "../../manifest/snippet-marker.js";
import { manifestLanguages } from "../ids.js";
import type { Services } from "../services.js";

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("calendarOnramp", "merge");

/** Says of a text on the clipboard which document it was copied from. */
const origin = "application/vnd.calendar-onramp.origin";

/** Offers to merge what a guide prints when somebody pastes it into a manifest. */
export function registerPasteEdits({ manifests }: Services): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    [...manifestLanguages],
    {
      prepareDocumentPaste({ uri }, _ranges, dataTransfer) {
        dataTransfer.set(origin, new vscode.DataTransferItem(uri.toString()));
      },

      async provideDocumentPasteEdits(document, ranges, dataTransfer, _context, token) {
        const { version } = document;
        const places = ranges.map(({ start }) => document.offsetAt(start));
        const from = await dataTransfer.get(origin)?.asString();
        // Whoever replaces something means to, and whoever copies an entry of the same manifest is going to change it.
        const isMeant = from === document.uri.toString() || !ranges.every(({ isEmpty }) => isEmpty);
        const text = isMeant ? undefined : await dataTransfer.get("text/plain")?.asString();
        if (text === undefined || !resemblesSnippet(text)) {
          return undefined;
        }
        const read = await manifests.find(document);
        if (!read?.isManifest) {
          return undefined;
        }
        const { planPaste } = await import("../../manifest/snippet-paste.js");
        if (token.isCancellationRequested || document.version !== version) {
          return undefined;
        }
        const paste = planPaste(read.manifest, places, text, read.context.catalogue);
        if (!paste) {
          return undefined;
        }
        const edit = new vscode.DocumentPasteEdit("", titleOf(paste.count), kind);
        edit.additionalEdit = new vscode.WorkspaceEdit();
        edit.additionalEdit.set(
          document.uri,
          paste.edits.map((each) => vscode.TextEdit.replace(read.rangeOf(each), each.text)),
        );
        // What changes nothing must not come first: VS Code would not say that anything happened.
        if (paste.edits.length === 0 || !paste.plainHarms) {
          edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
        }
        return [edit];
      },
    },
    { providedPasteEditKinds: [kind], copyMimeTypes: [origin], pasteMimeTypes: ["text/plain"] },
  );
}

function titleOf(count: number): string {
  return count === 0
    ? "Paste nothing: the manifest asks for it already"
    : `Merge ${count === 1 ? "1 permission" : `${String(count)} permissions`} into the manifest`;
}
