import * as vscode from "vscode";
import type { ManifestForm } from "../../tenant/manifest-text.js";
import type { Services } from "../services.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { manifestUri } from "./manifest-uri.js";
import { readFresh } from "./read-fresh.js";

/** Shows the manifest of the application that is meant. It is read with a person there, who can be asked to sign in. */
export async function openTenantManifest(
  services: Services,
  args: readonly unknown[],
  { title, form }: { readonly title: string; readonly form: ManifestForm },
): Promise<void> {
  const { connection, application } = await chooseApplication(services, args, { title });
  const { id, displayName } = application;
  if (!services.applications.find({ connection, id })) {
    await readFresh(services, connection, { id }, `Reading the manifest of ${displayName}`);
  }
  const document = await vscode.workspace.openTextDocument(manifestUri(connection, application, form));
  await vscode.window.showTextDocument(document, { preview: true });
}
