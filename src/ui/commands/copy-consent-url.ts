import { commandIds } from "../ids.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { copyText } from "../tenant/copy-text.js";
import { findConsentPage } from "../tenant/find-links.js";
import type { Command } from "./command.js";

export const copyConsentUrl: Command = {
  id: commandIds.copyConsentUrl,

  async run(services, ...args) {
    const subject = await chooseApplication(services, args, { title: "Copy Admin Consent URL" });
    const url = await findConsentPage(services, subject);
    await copyText(url, `The admin consent URL of ${subject.application.displayName}`);
  },
};
