import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const searchMailboxes: Command = {
  id: commandIds.searchMailboxes,

  run() {
    throw new Error("not built");
  },
};
