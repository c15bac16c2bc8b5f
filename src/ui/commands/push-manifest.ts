import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const pushManifest: Command = {
  id: commandIds.pushManifest,

  run() {
    throw new Error("not built");
  },
};
