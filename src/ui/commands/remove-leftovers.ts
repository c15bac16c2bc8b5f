import { listLeftovers } from "../../tenant/consent.js";
import { tell } from "../changes/carry-out.js";
import { readConsentSubject } from "../consent/consent-subject.js";
import { pickConsent } from "../consent/pick-consent.js";
import { revokeConfirmed } from "../consent/revoke-confirmed.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import type { Command } from "./command.js";

/** Takes away what is granted and no longer asked for. */
export const removeLeftovers: Command = {
  id: commandIds.removeLeftovers,

  async run(services, ...args) {
    const title = "Remove Leftover Grants";
    const subject = await readConsentSubject(services, args, {
      title,
      placeholder: "Of which application are leftover grants removed?",
    });
    const { opened, application } = subject;
    const leftovers = listLeftovers(opened);
    if (leftovers.length === 0) {
      tell(`Nothing is granted to ${application.displayName} that it does not ask for.`);
      return;
    }
    const chosen = await pickConsent(services, opened, leftovers, {
      title: `${title}: ${plain(application.displayName)}`,
      placeholder: "Tick what is taken away: all of it is no longer asked for",
      picked: () => true,
    });
    await revokeConfirmed(services, subject, chosen);
  },
};
