import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const openLegacyManifest: Command = {
  id: commandIds.openLegacyManifest,

  run() {
    throw new Error("not built");
  },
};
