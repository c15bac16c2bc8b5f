import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const grantConsent: Command = {
  id: commandIds.grantConsent,

  run() {
    throw new Error("not built");
  },
};
