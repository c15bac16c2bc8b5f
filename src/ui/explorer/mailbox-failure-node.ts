import * as vscode from "vscode";
import type { UserError } from "../../base/errors.js";
import { GraphError } from "../../graph/errors.js";
import { explainMailboxRefusal } from "../../graph/mailbox-refusal.js";
import type { ListedUser } from "../../graph/users.js";
import type { Connection } from "../../identity/connection.js";
import { SignInError } from "../../identity/sign-in-error.js";
import type { Account } from "../../identity/tokens.js";
import { commandIds } from "../ids.js";
import { LineNode, type Line } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

type Owner = TreeNode & { readonly connection: Connection; readonly mailbox: ListedUser };

/** The line in the place of the calendars of a mailbox that is not to be read: why, and what helps. */
export class MailboxFailureNode extends LineNode {
  readonly connection: Connection;
  readonly refreshes: TreeNode;

  constructor(owner: Owner, error: UserError, account: Account | undefined) {
    super(`${owner.id}/failure`, describe(owner, error, account));
    this.connection = owner.connection;
    this.refreshes = owner;
  }
}

function describe(owner: Owner, error: UserError, account: Account | undefined): Line {
  if (error instanceof SignInError && error.failure === "interaction-needed") {
    return {
      label: "Reading calendars has to be allowed first",
      description: "Choose this line to be asked for it.",
      tooltip: `${error.message} ${error.remedy ?? ""}`.trim(),
      icon: new vscode.ThemeIcon("sign-in"),
      contextValue: "failure",
      command: { command: commandIds.previewCalendar, title: "Preview Calendar…", arguments: [owner] },
    };
  }
  const refusal =
    error instanceof GraphError ? explainMailboxRefusal(error, account?.kind ?? "app") : undefined;
  const { words = error.message, meaning = "", remedy = error.remedy ?? "" } = refusal ?? {};
  return {
    label: words,
    description: remedy,
    tooltip: [words === error.message ? "" : `${words}.`, meaning, remedy, refusal ? error.message : ""]
      .filter(Boolean)
      .join("\n\n"),
    icon: refusal
      ? new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("problemsWarningIcon.foreground"))
      : new vscode.ThemeIcon("error", new vscode.ThemeColor("problemsErrorIcon.foreground")),
    contextValue: "failure",
    command: { command: commandIds.refreshNode, title: "Retry", arguments: [owner] },
  };
}
