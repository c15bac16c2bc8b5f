import * as vscode from "vscode";
import { applyEdits } from "../../manifest/patch.js";
import { back, pick } from "../input/quick-input.js";
import { plain } from "../input/plain.js";
import type { Place } from "../input/steps.js";
import { changeDocument, requireUnchanged } from "./change-document.js";
import { showComparison } from "./comparison.js";
import { listLines, type Line, type Proposal } from "./decision.js";

/** What the user decided. Whoever leaves decided nothing, and a `CancellationError` is thrown. */
export type Decision =
  | { readonly what: "applied"; readonly option: boolean }
  | { readonly what: "choice"; readonly id: string }
  | { readonly what: "back" };

/** A manifest in an editor, and its text as it was when the proposal was made. */
export interface Subject {
  readonly document: vscode.TextDocument;
  readonly text: string;
}

export interface LineItem extends vscode.QuickPickItem {
  readonly line: Line;
}

/** Shows what a change would do, as a comparison and in words, and makes it where the user says so. */
export async function proposeChange(
  { document, text }: Subject,
  proposal: Proposal,
  { title, place }: { readonly title: string; readonly place?: Place | undefined },
): Promise<Decision> {
  requireUnchanged(document, text);
  const { edits } = proposal.plan;
  const result = applyEdits(text, edits);
  if (result === undefined) {
    throw new Error(`Two edits of “${title}” want the same place.`);
  }
  const name = document.uri.path.split("/").at(-1) ?? "";
  const comparison =
    edits.length > 0 ? await showComparison(document, result, `${name} ↔ ${title}`) : undefined;
  try {
    const decision = await decide(proposal, { title, place, name });
    if (decision.what === "applied" && edits.length > 0) {
      await changeDocument(document, text, edits);
    }
    return decision;
  } finally {
    await comparison?.close();
  }
}

async function decide(
  proposal: Proposal,
  { title, place, name }: { title: string; place: Place | undefined; name: string },
): Promise<Decision> {
  let on = proposal.option?.on ?? false;
  const list = () =>
    listLines({ ...proposal, ...(proposal.option ? { option: { ...proposal.option, on } } : {}) }).map(
      (line) => toItem(line, proposal.plan.edits.length > 0 ? name : ""),
    );
  const items = list();

  const answer = await pick({
    title,
    place,
    placeholder:
      proposal.plan.edits.length > 0
        ? "The comparison behind this list shows every change"
        : "There is nothing to change",
    stays: true,
    items,
    active: items.find(({ line }) => line.what === "apply"),
    accepts({ line }, show) {
      if (line.what === "option") {
        on = !on;
        const changed = list();
        show(
          changed,
          changed.find((item) => item.line.what === "option"),
        );
      }
      return line.what === "apply" || line.what === "choice" || line.what === "cancel";
    },
  });
  if (answer === back) {
    return { what: "back" };
  }
  const { line } = answer;
  if (line.what === "choice") {
    return { what: "choice", id: line.id };
  }
  if (line.what === "apply") {
    return { what: "applied", option: on };
  }
  throw new vscode.CancellationError();
}

/** A line as it stands in the list. `name` is what would be changed. */
export function toItem(line: Line, name: string): LineItem {
  switch (line.what) {
    case "title":
      return { label: line.label, kind: vscode.QuickPickItemKind.Separator, line };
    case "option":
      return {
        label: line.label,
        description: line.on ? "yes" : "no",
        iconPath: new vscode.ThemeIcon(line.on ? "pass-filled" : "circle-large-outline"),
        line,
      };
    case "apply":
      return { ...line, description: plain(name), iconPath: new vscode.ThemeIcon("check"), line };
    case "cancel":
      return { ...line, iconPath: new vscode.ThemeIcon("close"), line };
    case "choice":
      return {
        label: line.label,
        detail: line.detail ?? "",
        iconPath: new vscode.ThemeIcon("arrow-right"),
        line,
      };
    case "warning":
      return { label: line.label, iconPath: new vscode.ThemeIcon("warning"), line };
    case "words":
      return { label: line.label, line };
  }
}
