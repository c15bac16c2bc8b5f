import type * as vscode from "vscode";
import { createHandover, renderHandover } from "../../profiles/handover.js";
import { findReference } from "../input/describe-profile.js";
import type { Services } from "../services.js";
import { listCopyable, listSecretFields, type CopyableValue, type SecretField } from "./copyable.js";
import { readSheetUri } from "./sheet-uri.js";

export interface Sheet {
  readonly text: string;
  readonly values: readonly CopyableValue[];
  /** The application whose secret goes into `secretFields`, where it is known. */
  readonly clientId: string | undefined;
  readonly secretFields: readonly SecretField[];
}

/** The sheet at an address, or nothing where its profile is gone. */
export async function readSheet({ profiles }: Services, uri: vscode.Uri): Promise<Sheet | undefined> {
  const subject = readSheetUri(uri);
  const found = subject && findReference(subject.reference, await profiles.list());
  if (!found) {
    return undefined;
  }
  const handover = createHandover(found.profile, found.mode, subject.values);
  const text = renderHandover(handover);
  return {
    text,
    values: listCopyable(handover, text),
    clientId: subject.values["clientId"],
    secretFields: listSecretFields(handover, text),
  };
}
