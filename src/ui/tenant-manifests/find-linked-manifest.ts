import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import type { Connection } from "../../identity/connection.js";
import { isEditable } from "../changes/editable.js";
import { readText } from "../language/checked-files.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "../tenant/choose-application.js";
import { exists } from "./exists.js";
import { names, type ManifestLink } from "./manifest-links.js";

/** The manifest of an application among the files, and in how much it differs from the tenant. */
export interface LinkedManifest {
  readonly uri: vscode.Uri;
  readonly differences: number;
}

/** What was remembered of a file, as long as the connection is still the same. */
export function findLink(
  { manifestLinks, connections }: Services,
  uri: vscode.Uri,
): ManifestLink | undefined {
  const link = manifestLinks.find(uri);
  return link && connections.find(link.connectionId)?.tenant === link.tenant ? link : undefined;
}

export async function rememberLink(
  { manifestLinks }: Services,
  uri: vscode.Uri,
  { connection, application }: ApplicationSubject,
): Promise<void> {
  const link: ManifestLink = {
    connectionId: connection.id,
    tenant: connection.tenant,
    id: application.id,
    appId: application.appId,
  };
  if (JSON.stringify(manifestLinks.find(uri)) !== JSON.stringify(link)) {
    await manifestLinks.remember(uri, link);
  }
}

/**
 * The file that is remembered for an application, or one that is open and says its id. From then on,
 * `manifestLinks.onDidChangeLinks` tells when the answer may be another. None where the tenant or the file cannot be read.
 */
export async function findLinkedManifest(
  services: Services,
  connection: Connection,
  applicationId: string,
): Promise<LinkedManifest | undefined> {
  const { applications, manifestLinks, log } = services;
  const place = { connectionId: connection.id, id: applicationId };
  try {
    const { application } = await applications.open({ connection, id: applicationId });
    const key = { id: applicationId, appId: application.appId ?? "" };
    const { countDifferences } = await import("./count-differences.js");

    let found: LinkedManifest | undefined;
    for (const { uri, isLinked } of listCandidates(services, connection, key)) {
      const text = await readIfThere(uri);
      const differences =
        text === undefined ? undefined : countDifferences(text, application, { key, isLinked });
      if (differences !== undefined) {
        found = { uri, differences };
        break;
      }
    }
    manifestLinks.watch({ ...key, connectionId: place.connectionId, uri: found?.uri });
    return found;
  } catch (error) {
    if (!(error instanceof UserError)) {
      throw error;
    }
    log.debug(`The file of an application was not looked for. ${error.message}`);
    return undefined;
  }
}

interface Candidate {
  readonly uri: vscode.Uri;
  readonly isLinked: boolean;
}

function listCandidates(
  services: Services,
  { id: connectionId }: Connection,
  key: { readonly id: string; readonly appId: string },
): Candidate[] {
  const linked = services.manifestLinks
    .listFiles({ connectionId, id: key.id })
    .filter((uri) => findLink(services, uri));
  const open = vscode.workspace.textDocuments.filter(
    (document) => !document.isClosed && isEditable(document) && names(document.getText().toLowerCase(), key),
  );
  return [
    ...linked.map((uri) => ({ uri, isLinked: true })),
    ...open.map(({ uri }) => ({ uri, isLinked: false })),
  ];
}

/** A file that was deleted, or is of another branch, may still be open somewhere, where nobody sees it. */
async function readIfThere(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return uri.scheme === "untitled" || (await exists(uri)) ? await readText(uri) : undefined;
  } catch {
    return undefined;
  }
}
