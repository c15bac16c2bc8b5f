import { commandIds, settingIds } from "../ids.js";
import { setOwn } from "../set-own.js";
import type { Command } from "./command.js";

/** Shows of each tenant only the applications that ask for calendars, mailboxes or EWS. */
export const showCalendarApplications: Command = {
  id: commandIds.showCalendarApplications,

  async run() {
    await setOwn(settingIds.tenantCalendarAppsOnly, true);
  },
};
