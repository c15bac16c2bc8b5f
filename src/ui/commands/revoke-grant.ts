import { toConsentItem, type ConsentItem } from "../../tenant/consent.js";
import { tell } from "../changes/carry-out.js";
import { readConsentSubject, type ConsentSubject } from "../consent/consent-subject.js";
import { pickConsent } from "../consent/pick-consent.js";
import { revokeConfirmed } from "../consent/revoke-confirmed.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { Command } from "./command.js";

const title = "Revoke a Grant";

/** Takes away the permission of the line that it was started from, or what the user ticks of all that is granted. */
export const revokeGrant: Command = {
  id: commandIds.revokeGrant,

  async run(services, ...args) {
    const subject = await readConsentSubject(services, args, {
      title,
      placeholder: "From which application is something taken away?",
    });
    await revokeConfirmed(services, subject, await choose(services, subject));
  },
};

async function choose(
  services: Services,
  { opened, line, application }: ConsentSubject,
): Promise<readonly ConsentItem[]> {
  const lines = line ? [line] : opened.permissions.flatMap(({ permissions }) => permissions);
  const held = lines.filter((each) => each.held.length > 0).map((each) => toConsentItem(opened, each));
  if (held.length === 0) {
    tell(
      line
        ? `${line.value ?? "The permission"} is not granted to ${application.displayName} any more.`
        : `Nothing is granted to ${application.displayName}.`,
    );
    return [];
  }
  return line
    ? held
    : await pickConsent(services, opened, held, {
        title: `${title}: ${plain(application.displayName)}`,
        placeholder: "Tick what is taken away",
        picked: () => false,
      });
}
