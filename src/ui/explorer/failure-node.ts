import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { GraphError } from "../../graph/errors.js";
import type { Connection } from "../../identity/connection.js";
import { SignInError } from "../../identity/sign-in-error.js";
import { MissingSecretError } from "../connections/kept-secrets.js";
import { commandIds } from "../ids.js";
import { LineNode } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

/** The line in the place of what could not be read, with the reason and the way to try it again. */
export class FailureNode extends LineNode implements TreeNode {
  readonly connection: Connection;
  /** What is read again: the line above. */
  readonly refreshes: TreeNode | undefined;

  /** `retry` is for what goes on where it broke off, and does not begin anew. */
  constructor(parent: TreeNode | string, connection: Connection, error: UserError, retry?: vscode.Command) {
    const isSignIn = error instanceof SignInError || error instanceof MissingSecretError;
    const isWaiting =
      error instanceof MissingSecretError ||
      (error instanceof SignInError && error.failure === "interaction-needed");
    const { message, remedy = "" } = error;
    const node = typeof parent === "string" ? undefined : parent;
    super(`${typeof parent === "string" ? parent : parent.id}/failure`, {
      label: isWaiting ? "Sign in to see this tenant" : withoutRequest(error),
      description: isWaiting ? "" : remedy,
      tooltip: `${message} ${remedy}`.trim(),
      icon: isWaiting
        ? new vscode.ThemeIcon("sign-in")
        : new vscode.ThemeIcon(
            isOffline(error) ? "debug-disconnect" : "error",
            new vscode.ThemeColor("problemsErrorIcon.foreground"),
          ),
      contextValue: isSignIn ? "failure+signIn" : "failure",
      command: isSignIn
        ? { command: commandIds.signIn, title: isWaiting ? "Sign In" : "Retry", arguments: [{ connection }] }
        : (retry ?? {
            command: commandIds.refreshNode,
            title: "Retry",
            ...(node ? { arguments: [node] } : {}),
          }),
    });
    this.connection = connection;
    this.refreshes = node;
  }
}

/** The request that failed is in the tooltip and in the log. Here it would stand where the reason belongs. */
function withoutRequest(error: UserError): string {
  const request = error instanceof GraphError ? `${error.request}: ` : "";
  return error.message.startsWith(request) ? error.message.slice(request.length) : error.message;
}

/** Whether nothing could be reached, so that trying again helps once there is a network. */
export function isOffline(error: UserError): boolean {
  return (
    (error instanceof SignInError || error instanceof GraphError) &&
    (error.failure === "unreachable" || error.failure === "timeout")
  );
}

/** The lines of a branch, or the one that says why they could not be read. What is no `UserError` is a bug, and thrown. */
export async function readBranch(
  parent: TreeNode,
  connection: Connection,
  read: () => Promise<readonly TreeNode[]>,
): Promise<readonly TreeNode[]> {
  try {
    return await read();
  } catch (error) {
    return [failureOf(parent, connection, error)];
  }
}

export function failureOf(
  parent: TreeNode,
  connection: Connection,
  error: unknown,
  retry?: vscode.Command,
): FailureNode {
  if (!(error instanceof UserError)) {
    throw error;
  }
  return new FailureNode(parent, connection, error, retry);
}
