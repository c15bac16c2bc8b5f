import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

/** Shows the calendars of several mailboxes beside each other. */
export const previewSideBySide: Command = {
  id: commandIds.previewSideBySide,

  run() {
    throw new Error("not built");
  },
};
