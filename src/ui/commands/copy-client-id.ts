import { commandIds } from "../ids.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { copyText } from "../tenant/copy-text.js";
import { requireClientId } from "../tenant/find-links.js";
import type { Command } from "./command.js";

export const copyClientId: Command = {
  id: commandIds.copyClientId,

  async run(services, ...args) {
    const subject = await chooseApplication(services, args, { title: "Copy Client ID" });
    await copyText(requireClientId(subject), `The client ID of ${subject.application.displayName}`);
  },
};
