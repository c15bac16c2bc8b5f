import { commandIds } from "../ids.js";
import { chooseSubject } from "../preview/choose-subject.js";
import { refreshWhenRead } from "../preview/refresh-when-read.js";
import type { Command } from "./command.js";

/** Shows a calendar as the vendor's product would see it. */
export const previewCalendar: Command = {
  id: commandIds.previewCalendar,

  async run(services, ...args) {
    const subject = await chooseSubject(services, args, { title: "Preview Calendar" });
    await services.previews.open(subject, refreshWhenRead(services, args[0]));
  },
};
