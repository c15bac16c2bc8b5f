import { commandIds } from "../ids.js";
import { openAddress } from "../open-address.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { findPortalPage } from "../tenant/find-links.js";
import type { Command } from "./command.js";

/** Opens the portal of the right cloud. */
export const openInPortal: Command = {
  id: commandIds.openInPortal,

  async run(services, ...args) {
    const subject = await chooseApplication(services, args, { title: "Open in the Portal" });
    await openAddress(
      findPortalPage(services, subject),
      "Allow VS Code to open it, or copy the portal link instead.",
    );
  },
};
