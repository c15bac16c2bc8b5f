import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const loadMore: Command = {
  id: commandIds.loadMore,

  run() {
    throw new Error("not built");
  },
};
