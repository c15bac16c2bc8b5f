import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const openConsentPage: Command = {
  id: commandIds.openConsentPage,

  run() {
    throw new Error("not built");
  },
};
