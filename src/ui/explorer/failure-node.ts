import * as vscode from "vscode";
import type { UserError } from "../../base/errors.js";
import type { Connection } from "../../identity/connection.js";
import { SignInError } from "../../identity/sign-in-error.js";
import { MissingSecretError } from "../connections/kept-secrets.js";
import { commandIds } from "../ids.js";
import { LineNode } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

/** The line in the place of what could not be read, with the reason and the way to try it again. */
export class FailureNode extends LineNode implements TreeNode {
  readonly connection: Connection;

  constructor(parent: string, connection: Connection, error: UserError) {
    const isSignIn = error instanceof SignInError || error instanceof MissingSecretError;
    const isWaiting =
      error instanceof MissingSecretError ||
      (error instanceof SignInError && error.failure === "interaction-needed");
    const { message, remedy = "" } = error;
    super(`${parent}/failure`, {
      label: isWaiting ? "Sign in to see this tenant" : message,
      description: isWaiting ? "" : remedy,
      tooltip: `${message} ${remedy}`.trim(),
      icon: isWaiting
        ? new vscode.ThemeIcon("sign-in")
        : new vscode.ThemeIcon("error", new vscode.ThemeColor("problemsErrorIcon.foreground")),
      contextValue: isSignIn ? "failure+signIn" : "failure",
      command: {
        command: isSignIn ? commandIds.signIn : commandIds.refreshNode,
        title: isWaiting ? "Sign In" : "Retry",
        ...(isSignIn ? { arguments: [{ connection }] } : {}),
      },
    });
    this.connection = connection;
  }
}
