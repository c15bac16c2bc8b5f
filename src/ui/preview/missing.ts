import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import type { MissingSecretError } from "../connections/kept-secrets.js";
import type { Services } from "../services.js";
import type { KeptSubject } from "./kept-subjects.js";
import type { Refusal } from "./protocol.js";

/** The connection of a preview, or why nothing is read. */
export function findConnection(
  { connections }: Services,
  subject: KeptSubject | undefined,
): { readonly subject: KeptSubject; readonly connection: Connection } | { readonly refusal: Refusal } {
  if (!vscode.workspace.isTrusted) {
    return { refusal: restricted };
  }
  if (!subject) {
    return { refusal: unknown };
  }
  const connection = connections.find(subject.connection);
  if (connection) {
    return { subject, connection };
  }
  return { refusal: subject.isDemo && !connections.demo ? noDemo : noConnection(subject) };
}

const nothingAsked = { asked: "", answered: "", requestId: undefined };

const restricted: Refusal = {
  ...nothingAsked,
  title: "Nothing is read in Restricted Mode",
  means: "This folder is not trusted, so nobody is signed in and no calendar is asked for.",
  helps: "Trust the folder. The calendar is read then.",
  actions: [
    { id: "manageTrust", label: "Manage workspace trust" },
    { id: "openLog", label: "Open log" },
  ],
};

const unknown: Refusal = {
  ...nothingAsked,
  title: "It is not known any more whose calendar this was",
  means:
    "A preview remembers its mailbox in the workspace in which it was opened, and this one remembers none.",
  helps: "Choose the mailbox again.",
  actions: [{ id: "chooseMailbox", label: "Choose a mailbox…" }],
};

const noDemo: Refusal = {
  ...nothingAsked,
  title: "The demo tenant does not run",
  means: "It is played in the window and ends with it. This preview was read from the one that ended.",
  helps: "Open the demo tenant again. The calendar is read then.",
  actions: [{ id: "openDemoTenant", label: "Open the demo tenant" }],
};

/** Where a connection is there, but nothing to sign in with. */
export function noSecret({ message, remedy }: MissingSecretError): Refusal {
  return {
    ...nothingAsked,
    title: "What is signed in with is not kept here",
    means: message,
    helps: remedy,
    actions: [
      { id: "signIn", label: "Sign in…" },
      { id: "retry", label: "Try again" },
    ],
  };
}

function noConnection({ connectionName }: KeptSubject): Refusal {
  return {
    ...nothingAsked,
    title: `The connection ${connectionName} is not there any more`,
    means: "This calendar was read through it. It was removed, or is only set up in another workspace.",
    helps: "Connect to the tenant again, and preview the mailbox through that connection.",
    actions: [
      { id: "connect", label: "Connect to a tenant…" },
      { id: "chooseMailbox", label: "Choose a mailbox…" },
    ],
  };
}
