import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import type { PermissionGroup, PermissionLine } from "../../tenant/permissions.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { ApplicationSubject, NamedApplication } from "../tenant/choose-application.js";
import type { ApplicationParent } from "./application-parts.js";
import {
  countPermissions,
  describeCount,
  describePermissionLine,
  isMissing,
} from "./describe-permission-line.js";
import { BranchNode, LineNode } from "./line-node.js";
import { signOf } from "./signs.js";
import type { TreeNode } from "./tree-node.js";

/** What an application asks for and was granted. Commands are given its `connection` and `application`. */
export class PermissionsNode extends BranchNode implements ApplicationSubject {
  readonly connection: Connection;
  readonly application: NamedApplication;

  constructor(parent: ApplicationParent, groups: readonly PermissionGroup[], children: readonly TreeNode[]) {
    const count = countPermissions(groups);
    const description = describeCount(count);
    super(
      `${parent.id}/permissions`,
      {
        label: "API permissions",
        description,
        tooltip: [
          "What the registration asks for, and what it was granted in this tenant.",
          ...(count.missing > 0 ? [`Consent is missing for ${String(count.missing)}.`] : []),
          ...(count.leftover > 0
            ? [`${String(count.leftover)} granted before, and no longer asked for.`]
            : []),
        ].join("\n"),
        icon: new vscode.ThemeIcon("shield"),
        contextValue: [
          "permissions",
          ...(count.missing > 0 ? ["missing"] : []),
          ...(count.leftover > 0 ? ["leftover"] : []),
        ].join("+"),
      },
      children,
      parent,
    );
    this.connection = parent.connection;
    this.application = parent.application;
  }
}

/** One permission. Commands are given its `line`, too. */
export class PermissionNode extends LineNode implements ApplicationSubject {
  readonly connection: Connection;
  readonly application: NamedApplication;
  readonly line: PermissionLine;
  readonly refreshes: TreeNode;

  constructor(id: string, parent: ApplicationParent, line: PermissionLine, asOf: string) {
    const { label, description, sign, sentences } = describePermissionLine(line, asOf);
    super(id, {
      label,
      description,
      tooltip: sentences.join("\n"),
      icon: signOf(sign),
      contextValue: [
        "permission",
        ...(isMissing(line) ? ["missing"] : []),
        ...(line.held.length > 0 ? ["held"] : []),
      ].join("+"),
      spoken: `Permission ${label}, ${description.replaceAll(" · ", ", ")}`,
    });
    this.connection = parent.connection;
    this.application = parent.application;
    this.line = line;
    this.refreshes = parent;
  }
}

export function listPermissionGroups(
  { today }: Services,
  parent: ApplicationParent,
  { permissions: groups }: OpenedApplication,
): TreeNode {
  const id = `${parent.id}/permissions`;
  const nodes = groups.map((group, index) => {
    const groupId = `${id}/${group.resourceAppId ?? group.resourceId ?? String(index)}`;
    const taken = new Map<string, number>();
    const lines = group.permissions.map((line) => {
      // The same permission can be asked for twice.
      const name = `${line.kind}-${line.id ?? line.value ?? ""}`;
      const times = taken.get(name) ?? 0;
      taken.set(name, times + 1);
      return new PermissionNode(
        `${groupId}/${name}${times === 0 ? "" : `-${String(times)}`}`,
        parent,
        line,
        today(),
      );
    });
    return new BranchNode(
      groupId,
      {
        label: plain(group.name) === "" ? (group.resourceAppId ?? "Unknown resource") : group.name,
        description: group.isRetired ? "retired" : "",
        tooltip: [
          group.name,
          ...(group.resourceAppId === undefined ? [] : [`Client ID ${group.resourceAppId}`]),
          ...(group.isRetired ? ["This API is retired. What is asked of it does not work any more."] : []),
        ].join("\n"),
        icon: new vscode.ThemeIcon("symbol-interface"),
        isOpen: true,
      },
      lines,
      parent,
    );
  });
  const none = new LineNode(`${id}/none`, {
    label: "It asks for nothing, and nothing was granted",
    icon: new vscode.ThemeIcon("info"),
  });
  return new PermissionsNode(parent, groups, nodes.length > 0 ? nodes : [none]);
}
