import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const restoreManifest: Command = {
  id: commandIds.restoreManifest,

  run() {
    throw new Error("not built");
  },
};
