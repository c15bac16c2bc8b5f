import * as vscode from "vscode";
import { counted } from "../../base/words.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import { matchProfile } from "../../tenant/profile-match.js";
import type { Services } from "../services.js";
import type { ApplicationParent } from "./application-parts.js";
import { BranchNode, LineNode } from "./line-node.js";
import { readJudging } from "./read-judging.js";
import { signOf } from "./signs.js";
import type { TreeNode } from "./tree-node.js";

/** The product that a registration was made for, as far as it looks like one, with what it lacks and has beyond. */
export async function listProfileLines(
  services: Services,
  parent: ApplicationParent,
  { application }: OpenedApplication,
): Promise<TreeNode> {
  const id = `${parent.id}/profile`;
  const match = matchProfile(application, await services.profiles.list(), readJudging(services).catalogue);
  if (!match) {
    return new LineNode(`${id}-none`, {
      label: "Profile",
      description: "looks like no product that is known here",
      tooltip: "What it asks for is not what the profile of any product asks for.",
      icon: new vscode.ThemeIcon("question"),
    });
  }
  const { profile, mode, gaps, beyond } = match;
  const line = (name: string, text: string, icon: vscode.ThemeIcon) =>
    new LineNode(`${id}/${name}`, { label: text, tooltip: text, icon });
  const nothing = line("fine", "It has what the profile needs, and nothing beyond", signOf("pass"));
  const lines = [
    ...gaps.map((text, index) => line(`gap-${String(index)}`, text, signOf("warning"))),
    ...beyond.map((text, index) => line(`beyond-${String(index)}`, text, new vscode.ThemeIcon("add"))),
  ];
  const description = [
    gaps.length > 0 ? counted(gaps.length, "gap") : "no gaps",
    ...(beyond.length > 0 ? [`${String(beyond.length)} beyond`] : []),
  ].join(" · ");
  return new BranchNode(
    id,
    {
      label: `Profile: ${profile.product}`,
      description,
      tooltip: [
        `It looks like ${profile.product}${profile.modes.length > 1 ? `, ${mode.title}` : ""}.`,
        gaps.length > 0
          ? `${counted(gaps.length, "thing")} that the profile needs is missing or different.`
          : "",
        beyond.length > 0 ? `${counted(beyond.length, "thing")} the profile does not need.` : "",
      ]
        .filter(Boolean)
        .join("\n"),
      icon: new vscode.ThemeIcon("checklist"),
      contextValue: "profile",
    },
    lines.length > 0 ? lines : [nothing],
    parent,
  );
}
