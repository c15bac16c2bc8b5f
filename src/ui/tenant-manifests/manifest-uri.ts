import * as vscode from "vscode";
import { toFileName } from "../../base/file-name.js";
import type { Connection } from "../../identity/connection.js";
import type { ManifestForm } from "../../tenant/manifest-text.js";
import { schemes } from "../ids.js";
import type { NamedApplication } from "../tenant/choose-application.js";

/** Documents that show the manifest of an application in a tenant. They can only be read. */
export const manifestScheme = schemes.tenant;

/** Which manifest a document shows. There is never a secret in it. */
export interface ManifestSubject {
  readonly connectionId: string;
  /** The object id. */
  readonly id: string;
  readonly form: ManifestForm;
}

/** The tab says the name of the application. What the legacy form leaves out is said in a comment, so that one is JSON with comments. */
export function manifestUri(
  { id: connectionId }: Pick<Connection, "id">,
  { id, displayName }: Pick<NamedApplication, "id" | "displayName">,
  form: ManifestForm,
): vscode.Uri {
  const subject: ManifestSubject = { connectionId, id, form };
  return vscode.Uri.from({
    scheme: manifestScheme,
    path: `/${toFileName(displayName, "application")}${form === "legacy" ? " (legacy).jsonc" : ".json"}`,
    query: JSON.stringify(subject),
  });
}

/** What an address says, which anybody may have written. */
export function readManifestUri({ scheme, query }: vscode.Uri): ManifestSubject | undefined {
  if (scheme !== manifestScheme) {
    return undefined;
  }
  try {
    const { connectionId, id, form } = JSON.parse(query) as Partial<Record<string, unknown>>;
    return typeof connectionId === "string" &&
      typeof id === "string" &&
      (form === "graph" || form === "legacy")
      ? { connectionId, id, form }
      : undefined;
  } catch {
    return undefined;
  }
}
