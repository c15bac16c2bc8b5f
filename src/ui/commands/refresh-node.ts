import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

/** Reads a line of the tree and what is below it anew, or all of the tree. */
export const refreshNode: Command = {
  id: commandIds.refreshNode,

  run({ tenantTree }, node) {
    tenantTree.refresh(node);
  },
};
