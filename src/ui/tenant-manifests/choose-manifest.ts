import * as vscode from "vscode";
import { standardCatalogue } from "../../catalogue/standard.js";
import { GraphError } from "../../graph/errors.js";
import type { Connection } from "../../identity/connection.js";
import type { Application } from "../../manifest/manifest.js";
import { parseTarget } from "../../manifest/target.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import { pickDocument } from "../changes/pick-document.js";
import { chooseTarget, type Target } from "../changes/target.js";
import type { Services } from "../services.js";
import { chooseApplication, type NamedApplication } from "../tenant/choose-application.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import { nameApplication } from "../tenant/name-application.js";
import { requireChanges } from "../tenant/require-changes.js";
import { findInFile, idsOf, isSame } from "./find-in-file.js";
import { findLink, findLinkedManifest, rememberLink } from "./find-linked-manifest.js";
import { readFresh } from "./read-fresh.js";

/** A manifest of the workspace and the application of a tenant that it is held against, both as they are now. */
export interface ManifestPair {
  readonly document: vscode.TextDocument;
  /** The text of the editor, be it saved or not. */
  readonly text: string;
  /** What the text says of the application. */
  readonly file: Application;
  /** Which one of the text that is, from 0. */
  readonly index: number;
  readonly connection: Connection;
  readonly application: NamedApplication;
  readonly opened: OpenedApplication;
}

interface Question {
  readonly title: string;
  /** Whether the tenant is going to be changed. */
  readonly changes: boolean;
}

/**
 * The pair that a command is about: of a line of the tree (the application, or the file below it), of a document and a
 * place in it, or of the active editor. What cannot be told from those is asked for, and remembered.
 */
export async function chooseManifest(
  services: Services,
  args: readonly unknown[],
  question: Question,
): Promise<ManifestPair> {
  const pair = isApplicationLine(args[0])
    ? await fromApplication(services, args, question)
    : await fromFile(services, args, question);
  const ids = idsOf(pair.file);
  if (isSame(ids, pair.application) || (ids.appId === undefined && ids.id === undefined)) {
    await rememberLink(services, pair.document.uri, pair);
  }
  return pair;
}

async function fromApplication(
  services: Services,
  args: readonly unknown[],
  { title, changes }: Question,
): Promise<ManifestPair> {
  const chosen = await chooseApplication(services, args, { title });
  const connection = changes ? await requireChanges(services, chosen.connection) : chosen.connection;
  const { id, displayName } = chosen.application;
  const opened = await readFresh(services, connection, { id }, `Reading ${displayName}`);
  const application = nameApplication({ ...chosen.application, ...withoutUnknown(opened.application) });

  const { uri } = (args[0] ?? {}) as { readonly uri?: unknown };
  const known = uri instanceof vscode.Uri ? uri : (await findLinkedManifest(services, connection, id))?.uri;
  const document = known
    ? await vscode.workspace.openTextDocument(known)
    : await pickDocument(services, { title, orNew: false });
  const found = findInFile(parseTarget(document.getText(), standardCatalogue()), application, {
    isLinked: true,
  });
  const offset = (found?.node ?? found?.list)?.offset;
  const target = await chooseTarget(services, [document.uri, offset], { title });
  return { ...fileOf(target), connection, application, opened };
}

async function fromFile(
  services: Services,
  args: readonly unknown[],
  { title, changes }: Question,
): Promise<ManifestPair> {
  const target = await chooseTarget(services, args, { title });
  const link = findLink(services, target.document.uri);
  const known = link && services.connections.find(link.connectionId);
  const chosen =
    known ??
    (await chooseTenant(services, [], { title, placeholder: "In which tenant is the application?" }));
  const connection = changes ? await requireChanges(services, chosen) : chosen;

  const { appId, id } = idsOf(target.application);
  const keys = [
    ...(appId === undefined ? [] : [{ appId }]),
    ...(id === undefined ? [] : [{ id }]),
    ...(link ? [{ id: link.id }] : []),
  ];
  for (const key of keys) {
    const opened = await readIfThere(services, connection, key);
    if (opened) {
      return { ...fileOf(target), connection, application: nameOpened(opened), opened };
    }
  }
  const { application } = await chooseApplication(services, [{ connection }], {
    title,
    placeholder:
      keys.length > 0
        ? "The application of this file is not in this tenant. Which one is meant?"
        : "The file does not say which application it is of. Which one is meant?",
  });
  const { id: chosenId, displayName } = application;
  const opened = await readFresh(services, connection, { id: chosenId }, `Reading ${displayName}`);
  return { ...fileOf(target), connection, application: nameOpened(opened), opened };
}

async function readIfThere(
  services: Services,
  connection: Connection,
  key: { readonly id: string } | { readonly appId: string },
): Promise<OpenedApplication | undefined> {
  try {
    return await readFresh(services, connection, key, "Reading the application of the manifest");
  } catch (error) {
    if (error instanceof GraphError && error.failure === "not-found") {
      return undefined;
    }
    throw error;
  }
}

function fileOf({ document, text, manifest, application }: Target) {
  return { document, text, file: application, index: manifest.applications.indexOf(application) };
}

function nameOpened({ application }: OpenedApplication): NamedApplication {
  const { id = "", appId = null, displayName = null } = application;
  return nameApplication({ id, appId, displayName });
}

function withoutUnknown({ appId, displayName }: OpenedApplication["application"]) {
  return {
    ...(typeof appId === "string" ? { appId } : {}),
    ...(typeof displayName === "string" ? { displayName } : {}),
  };
}

function isApplicationLine(node: unknown): boolean {
  return typeof node === "object" && node !== null && "connection" in node && "application" in node;
}
