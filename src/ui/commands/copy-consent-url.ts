import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const copyConsentUrl: Command = {
  id: commandIds.copyConsentUrl,

  run() {
    throw new Error("not built");
  },
};
