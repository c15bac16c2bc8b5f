import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const pullManifest: Command = {
  id: commandIds.pullManifest,

  run() {
    throw new Error("not built");
  },
};
