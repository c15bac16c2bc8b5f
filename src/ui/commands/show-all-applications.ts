import { commandIds, settingIds } from "../ids.js";
import { setOwn } from "../set-own.js";
import type { Command } from "./command.js";

/** Shows all applications of each tenant. */
export const showAllApplications: Command = {
  id: commandIds.showAllApplications,

  async run() {
    await setOwn(settingIds.tenantCalendarAppsOnly, false);
  },
};
