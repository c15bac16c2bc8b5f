import * as vscode from "vscode";
import { Delays } from "../delays.js";
import type { Services } from "../services.js";
import type { TreeNode } from "./tree-node.js";

/** How often, and after how many milliseconds each, because the editor passes over what it does not show yet. */
const attempts = 60;
const pause = 200;

/** Selects a line again that comes up after it was gone, also with the window. Whoever has selected another one is left alone. */
export function selectAgain(
  { log, tenantTree, openLines }: Pick<Services, "log" | "tenantTree" | "openLines">,
  view: vscode.TreeView<TreeNode>,
): vscode.Disposable {
  const delays = new Delays(log);

  const select = (id: string, left: number) => {
    delays.run("select", pause, async () => {
      const node = tenantTree.find(id);
      // What was selected before it was gone may still be told as selected for a while.
      const isSelected = view.selection.some((each) => tenantTree.find(each.id) === each);
      if (isSelected || id !== openLines.selected || !node) {
        return;
      }
      // In a view that is hidden, it would open the view.
      if (view.visible) {
        // The lines above it may not be there yet.
        await view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
      }
      if (left > 1) {
        select(id, left - 1);
      }
    });
  };

  const begin = (id: string | undefined) => {
    if (id !== undefined) {
      select(id, attempts);
    }
  };

  return vscode.Disposable.from(
    delays,
    tenantTree.onDidList(({ fresh }) => {
      begin(fresh.find(({ id }) => id === openLines.selected)?.id);
    }),
    view.onDidChangeVisibility(({ visible }) => {
      begin(visible ? openLines.selected : undefined);
    }),
  );
}
