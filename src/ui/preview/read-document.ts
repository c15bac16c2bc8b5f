import type * as vscode from "vscode";
import { localDay } from "../../base/days.js";
import { UserError } from "../../base/errors.js";
import type { GraphClient } from "../../graph/client.js";
import { GraphError } from "../../graph/errors.js";
import { escapeMarkdown } from "../../manifest/markdown.js";
import type { Session } from "../connections/session.js";
import { describeAccount } from "../connections/sign-in.js";
import type { Services } from "../services.js";
import { readPreviewUri, type PreviewSubject } from "./preview-uri.js";
import { readPreview } from "./read-preview.js";
import { renderPreview, renderRefusal } from "./render-preview.js";

export interface TextOptions {
  readonly session: Session;
  /** What reads the events. */
  readonly client: GraphClient;
  readonly signal?: AbortSignal;
  readonly reason?: string;
}

/** A calendar as a document. One that is refused is a document that says why. */
export async function readText(subject: PreviewSubject, options: TextOptions): Promise<string> {
  const { session, client: asking, ...rest } = options;
  const start = new Date();
  start.setHours(0, 0, 0, 0);
  const describe = () => {
    const { connection, account } = session;
    const signedInAs = account ? describeAccount({ account }) : "nobody";
    return { subject, connection: connection.name, signedInAs, start: localDay(start) };
  };
  try {
    const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const preview = await readPreview(subject, { asking, graph: session.graph, start, localZone, ...rest });
    return renderPreview(describe(), preview);
  } catch (error) {
    if (error instanceof GraphError) {
      return renderRefusal(describe(), error, session.account?.kind ?? "app");
    }
    throw error;
  }
}

/** The document at an address, read without asking anybody. */
export async function readDocument({ connections }: Services, uri: vscode.Uri): Promise<string> {
  const subject = readPreviewUri(uri);
  const connection = subject && connections.find(subject.connection);
  if (!subject || !connection) {
    return "The connection through which this calendar was read is not there any more.\n";
  }
  try {
    const session = await connections.open(connection);
    return await readText(subject, { session, client: session.graph });
  } catch (error) {
    if (error instanceof UserError) {
      return escapeMarkdown([error.message, error.remedy].filter(Boolean).join(" "));
    }
    throw error;
  }
}
