import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const showLog: Command = {
  id: commandIds.showLog,

  run({ log }) {
    log.show();
  },
};
