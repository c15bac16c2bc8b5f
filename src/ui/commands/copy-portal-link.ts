import { commandIds } from "../ids.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { copyText } from "../tenant/copy-text.js";
import { findPortalPage } from "../tenant/find-links.js";
import type { Command } from "./command.js";

export const copyPortalLink: Command = {
  id: commandIds.copyPortalLink,

  async run(services, ...args) {
    const subject = await chooseApplication(services, args, { title: "Copy Portal Link" });
    const url = findPortalPage(services, subject);
    await copyText(url, `The portal link of ${subject.application.displayName}`);
  },
};
