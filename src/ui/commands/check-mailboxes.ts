import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

/** Says of many mailboxes whether their calendars can be read. */
export const checkMailboxes: Command = {
  id: commandIds.checkMailboxes,

  run() {
    throw new Error("not built");
  },
};
