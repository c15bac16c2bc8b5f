import * as vscode from "vscode";
import { renderManifest } from "../../tenant/manifest-text.js";
import { tell } from "../changes/carry-out.js";
import { commandIds } from "../ids.js";
import { readManifestUri } from "../tenant-manifests/manifest-uri.js";
import { exists } from "../tenant-manifests/exists.js";
import { rememberLink } from "../tenant-manifests/find-linked-manifest.js";
import { nameFile } from "../tenant-manifests/name-file.js";
import { readFresh } from "../tenant-manifests/read-fresh.js";
import { replaceFile } from "../tenant-manifests/replace-file.js";
import { suggestFile } from "../tenant-manifests/suggest-file.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { nameApplication } from "../tenant/name-application.js";
import type { Services } from "../services.js";
import type { Command } from "./command.js";

export const pullManifest: Command = {
  id: commandIds.pullManifest,

  async run(services, ...args) {
    const title = "Pull Manifest into the Workspace";
    const subject = await chooseApplication(services, lineOf(services, args), { title });
    const { connection } = subject;
    const { id, displayName } = subject.application;
    const { application: read } = await readFresh(
      services,
      connection,
      { id },
      `Reading the manifest of ${displayName}`,
    );
    const application = nameApplication({
      id,
      appId: read.appId ?? subject.application.appId,
      displayName: read.displayName ?? displayName,
    });
    const uri = await vscode.window.showSaveDialog({
      title,
      saveLabel: "Pull",
      defaultUri: await suggestFile(services, { connection, application }),
      filters: { Manifests: ["json", "jsonc"] },
    });
    if (!uri) {
      return;
    }
    const { text } = renderManifest(read, "graph");
    const isNew = !(await exists(uri));
    if (isNew) {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const isChanged = isNew || (await replaceFile(document, text, { title, displayName }));
    await rememberLink(services, uri, { connection, application });
    await vscode.window.showTextDocument(document, { preview: false });
    tell(
      isChanged
        ? `Pulled ${displayName} into ${nameFile(uri)}.`
        : `${nameFile(uri)} is the manifest of ${displayName} already.`,
    );
  },
};

/** What stands on a line of the tree, or a manifest that is looked at in the tenant. */
function lineOf({ connections, applications }: Services, args: readonly unknown[]): readonly unknown[] {
  const [uri] = args;
  const subject = uri instanceof vscode.Uri ? readManifestUri(uri) : undefined;
  const connection = subject && connections.find(subject.connectionId);
  const opened = connection && applications.find({ connection, id: subject.id });
  if (!opened) {
    return args;
  }
  const { appId = null, displayName = null } = opened.application;
  return [{ connection, application: nameApplication({ id: subject.id, appId, displayName }) }];
}
