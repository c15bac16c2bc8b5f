import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const addSecret: Command = {
  id: commandIds.addSecret,

  run() {
    throw new Error("not built");
  },
};
