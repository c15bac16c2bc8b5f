import * as vscode from "vscode";
import { tell } from "../changes/carry-out.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { openAddress } from "../open-address.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { findConsentPage } from "../tenant/find-links.js";
import type { Command } from "./command.js";

const openPage = "Open the Page";

/** Opens the page on which an administrator consents for everybody, after it was said what that does. */
export const openConsentPage: Command = {
  id: commandIds.openConsentPage,

  async run(services, ...args) {
    const subject = await chooseApplication(services, args, { title: "Open the Admin Consent Page" });
    const url = await findConsentPage(services, subject);
    const { connection, application } = subject;
    const name = plain(application.displayName);
    const { demo } = services.connections;
    const detail = [
      `An administrator of ${plain(connection.name)} signs in there and sees all permissions that ${name} asks for. Accepting them grants every one of them for everybody in the organization, at once.`,
      "Opening the page changes nothing. Afterwards the browser goes to the application’s redirect URI, which may show an error of its own.",
      ...(demo?.tenant.cloud.id === connection.cloud
        ? [`The demo tenant asks for the code ${demo.tenant.approval} there.`]
        : []),
    ].join("\n\n");
    const message = `Open the admin consent page of ${name}?`;
    const chosen = await vscode.window.showInformationMessage(message, { modal: true, detail }, openPage);
    if (chosen === openPage) {
      await openAddress(url, "Allow VS Code to open it, or copy the admin consent URL instead.");
      tell(`When somebody has consented, refresh ${application.displayName} to see it.`);
    }
  },
};
