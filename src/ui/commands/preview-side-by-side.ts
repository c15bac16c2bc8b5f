import { commandIds } from "../ids.js";
import { chooseSubjects } from "../preview/choose-subject.js";
import type { Command } from "./command.js";

/** Shows the calendars of several mailboxes beside each other. */
export const previewSideBySide: Command = {
  id: commandIds.previewSideBySide,

  async run(services, ...args) {
    const subject = await chooseSubjects(services, args, { title: "Preview Calendars Side by Side" });
    await services.previews.open(subject);
  },
};
