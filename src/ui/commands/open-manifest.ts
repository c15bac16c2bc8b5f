import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const openManifest: Command = {
  id: commandIds.openManifest,

  run() {
    throw new Error("not built");
  },
};
